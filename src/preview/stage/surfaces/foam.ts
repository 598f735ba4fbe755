import { periodicFbm, periodicWorley } from './noise.js';
import type { Relief, Surface } from './surface.js';

/** Moulded foam has a closed skin with the fine grain of its mould. */
const SKIN = (u: number, v: number): number =>
  0.7 * periodicFbm(u, v, 50, 50, 1, 51) + 0.3 * periodicFbm(u, v, 8, 8, 2, 52);

const PLAIN: Relief = {
  id: 'foam-skin',
  tileMm: [28, 28],
  sizePx: [256, 256],
  heightMm: 0.035,
  heightAt: SKIN,
  roughnessAt: (_u, _v, height) => 1 + 0.1 * height,
  shadeAt: (_u, _v, height) => 0.97 + 0.03 * height,
};

/** Chips of reground foam, 0.3 to 1.2 mm, scattered in the skin: 0 beside them, 1 in them. */
function chips(u: number, v: number): number {
  const bend = 0.014 * periodicFbm(u, v, 24, 24, 1, 57);
  const [large] = periodicWorley(u + bend, v - bend, 12, 53);
  const [small] = periodicWorley(u - bend, v + bend, 28, 54);
  const many = periodicFbm(u, v, 6, 6, 2, 55);
  const inLarge = large < 0.11 + 0.2 * many ? 1 : 0;
  const inSmall = small < 0.13 + 0.2 * many ? 0.7 : 0;
  return Math.max(inLarge, inSmall);
}

const SPECKLED: Relief = {
  ...PLAIN,
  id: 'foam-speckles',
  shadeAt: (u, v, height) => (0.97 + 0.03 * height) * (1 - 0.5 * chips(u, v)),
};

const configure: Surface['configure'] = (material) => {
  material.roughness = 0.78;
  material.metalness = 0;
};

/** Foam in one colour. */
export const foam: Surface = { id: 'foam', relief: PLAIN, color: '#e9e5dc', configure };

/** Foam with darker chips of reground foam in it. */
export const foamSpeckled: Surface = { id: 'foam_speckled', relief: SPECKLED, color: '#e9e5dc', configure };
