import { brushed } from './brushed.js';
import { paint, polished } from './plain-surfaces.js';
import { plastic } from './plastic.js';
import { powder } from './powder.js';
import type { Surface } from './surface.js';

/** Recipes by id. Those of hard goods are at hand, the others come when a look names them. */
const SURFACES: ReadonlyMap<string, Surface | (() => Promise<Surface>)> = new Map<
  string,
  Surface | (() => Promise<Surface>)
>([
  ...[powder, brushed, polished, paint, plastic].map((each) => [each.id, each] as const),
  ['wood', async () => (await import('./wood.js')).wood],
  ['walnut', async () => (await import('./wood.js')).walnut],
  ['stone', async () => (await import('./stone.js')).stone],
  ['lacquer', async () => (await import('./lacquer.js')).lacquer],
  ['shade', async () => (await import('./shade.js')).shade],
  ['leather', async () => (await import('./soft-surfaces.js')).leather],
  ['suede', async () => (await import('./soft-surfaces.js')).suede],
  ['knit', async () => (await import('./knit.js')).knit],
  ['knit_melange', async () => (await import('./knit.js')).knitMelange],
  ['knit_open', async () => (await import('./knit.js')).knitOpen],
  ['knit_open_melange', async () => (await import('./knit.js')).knitOpenMelange],
  ['rib', async () => (await import('./rib.js')).rib],
  ['webbing', async () => (await import('./webbing.js')).webbing],
  ['foam', async () => (await import('./foam.js')).foam],
  ['foam_speckled', async () => (await import('./foam.js')).foamSpeckled],
  ['rubber', async () => (await import('./rubber.js')).rubber],
]);

/** The recipe a look names; satin plastic for a name nobody knows, so that a part always has its colour. */
export async function loadSurface(id: string): Promise<Surface> {
  const found = SURFACES.get(id) ?? plastic;
  return typeof found === 'function' ? found() : found;
}
