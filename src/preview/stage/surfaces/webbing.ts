import { Color } from 'three';
import { periodicNoise } from './noise.js';
import type { Relief, Surface } from './surface.js';

/** Warp threads along v, 0.8 mm apart, each over one weft and under the next. */
const WEAVE: Relief = {
  id: 'weave',
  tileMm: [6.4, 6.4],
  sizePx: [256, 256],
  heightMm: 0.22,
  heightAt(u, v) {
    const [x, y] = [u * 8, v * 6];
    const round = Math.sqrt(Math.max(0, 1 - (((x % 1) - 0.5) / 0.5) ** 2));
    const over = Math.cos(Math.PI * (y + Math.floor(x)));
    return round * (0.55 + 0.45 * over) + 0.05 * periodicNoise(u * 80, v * 24, 80, 24, 67);
  },
  shadeAt: (_u, _v, height) => 0.55 + 0.45 * Math.min(1, Math.max(0, height)),
};

/** Woven tape, as of pull tabs and straps. */
export const webbing: Surface = {
  id: 'webbing',
  relief: WEAVE,
  gain: 1.3,
  color: '#4a4c50',
  configure(material) {
    material.roughness = 0.82;
    material.sheen = 0.25;
    material.sheenRoughness = 0.5;
    material.sheenColor = new Color(0.2, 0.2, 0.2);
  },
};
