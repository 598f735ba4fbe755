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
  ['leather', async () => (await import('./soft-surfaces.js')).leather],
  ['suede', async () => (await import('./soft-surfaces.js')).suede],
  ['knit', async () => (await import('./soft-surfaces.js')).knit],
]);

/** The recipe a look names; satin plastic for a name nobody knows, so that a part always has its colour. */
export async function loadSurface(id: string): Promise<Surface> {
  const found = SURFACES.get(id) ?? plastic;
  return typeof found === 'function' ? found() : found;
}
