import { periodicFbm } from './noise.js';
import type { Relief, Surface } from './surface.js';

/** Orange peel: grains of 0.3 mm on waves of about 1.5 mm; a 19.2 mm tile of 256 px puts four pixels on a grain. */
const ORANGE_PEEL: Relief = {
  id: 'orange-peel',
  tileMm: [19.2, 19.2],
  sizePx: [256, 256],
  heightMm: 0.016,
  heightAt: (u, v) => 0.65 * periodicFbm(u, v, 14, 14, 2, 11) + 0.35 * periodicFbm(u, v, 52, 52, 1, 23),
  roughnessAt: (_u, _v, height) => 1 + 0.15 * height,
};

/** Powder coat: soft to the touch, 0.55 +- 0.08 rough, a trace of gloss on top. */
export const powder: Surface = {
  id: 'powder',
  relief: ORANGE_PEEL,
  color: '#d8d4cc',
  configure(material) {
    material.roughness = 0.55;
    material.metalness = 0;
    material.clearcoat = 0.24;
    material.clearcoatRoughness = 0.36;
  },
};
