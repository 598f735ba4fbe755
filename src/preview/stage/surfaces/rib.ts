import { Color } from 'three';
import { periodicNoise } from './noise.js';
import type { Relief, Surface } from './surface.js';

/** Two wales up, two down: ridges of 2.6 mm pitch along v, crossed by courses of 1.3 mm. */
const RIDGES: Relief = {
  id: 'ridges',
  tileMm: [20.8, 10.4],
  sizePx: [512, 256],
  heightMm: 0.75,
  heightAt(u, v) {
    const across = (u * 8) % 1;
    const ridge = Math.sqrt(Math.max(0, 1 - ((across - 0.5) / 0.46) ** 2));
    // Each ridge is two chains of stitches that lean together.
    const side = Math.abs(across - 0.5) * 2;
    const along = (v * 8 + 0.3 * side) % 1;
    const stitch = Math.sin(Math.PI * along) ** 0.7;
    const parting = 0.12 * Math.exp(-((side / 0.12) ** 2));
    return ridge * (0.72 + 0.28 * stitch) - parting + 0.02 * periodicNoise(u * 64, v * 32, 64, 32, 91);
  },
  shadeAt: (_u, _v, height) => 0.42 + 0.58 * Math.min(1, Math.max(0, height)) ** 0.7,
};

/** Ribbed knit, as on cuffs and collars. */
export const rib: Surface = {
  id: 'rib',
  relief: RIDGES,
  gain: 1.2,
  color: '#8d8a84',
  configure(material) {
    material.roughness = 0.92;
    material.sheen = 0.3;
    material.sheenRoughness = 0.6;
    material.sheenColor = new Color(0.22, 0.22, 0.22);
  },
};
