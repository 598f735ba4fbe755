import { Color, type MeshPhysicalMaterial } from 'three';
import { scatter } from './noise.js';
import type { Relief, Surface } from './surface.js';

/** Wales (columns) and courses (rows) of stitches on a tile, and their true size in millimetres. */
interface Gauge {
  readonly wales: number;
  readonly courses: number;
  readonly waleMm: number;
  readonly courseMm: number;
}

const STITCH = { waleMm: 1.6, courseMm: 1.2 };
/** Even knit repeats soon; flecks must not be seen to. */
const EVEN: Gauge = { wales: 8, courses: 16, ...STITCH };
const FLECKED: Gauge = { wales: 16, courses: 24, ...STITCH };
const YARN_MM = 0.47;
/** How far a leg of a stitch reaches into the next course, courses. */
const REACH = 1.22;

/** The yarn at a point: how high it lies (0: a gap, 1: on top), how far along its leg, and which stitch it belongs to. */
interface Yarn {
  height: number;
  stitch: number;
}

/**
 * Plain knit: every stitch shows two slanted legs that dive under the course above, a V. The yarn is a round thread of two
 * plies.
 */
function yarnAt(u: number, v: number, gauge: Gauge): Yarn {
  const x = u * gauge.wales;
  const y = v * gauge.courses;
  const wale = Math.floor(x);
  const half = Math.abs(x - wale - 0.5);
  let height = 0;
  let stitch = 0;
  for (let course = Math.floor(y) - 1; course <= Math.floor(y); course++) {
    // From the foot of the V in the middle of the wale to its tip near the edge.
    const t = Math.min(1, Math.max(0, (y - course) / REACH));
    const axis = 0.07 + 0.3 * t;
    const slant = 0.3 / (REACH * (gauge.courseMm / gauge.waleMm));
    const off = ((half - axis) * gauge.waleMm) / Math.hypot(1, slant);
    const round = 1 - (off / YARN_MM) ** 2;
    if (round <= 0 || t <= 0 || t >= 1) continue;
    const twist = 0.07 * Math.sin(2 * Math.PI * (t * 4.2 + off * 1.6));
    const lies = Math.sqrt(round) * (0.5 + 0.5 * Math.sin(Math.PI * t) ** 0.6) + twist * round;
    if (lies > height) {
      height = lies;
      stitch = course * 64 + wale;
    }
  }
  return { height, stitch };
}

/** A knit cloth. `melange`: share of light taken from every other thread; `open`: with a lattice of transferred stitches. */
function knitOf(id: string, melange: number, open: boolean): Surface {
  const gauge = melange > 0 ? FLECKED : EVEN;
  const relief: Relief = {
    id: `${id}-stitches`,
    tileMm: [gauge.wales * gauge.waleMm, gauge.courses * gauge.courseMm],
    sizePx: [32 * gauge.wales, 512],
    heightMm: 0.42,
    heightAt(u, v) {
      const { height } = yarnAt(u, v, gauge);
      return height - (open ? 1.1 * eyelet(u, v, gauge) : 0);
    },
    shadeAt(u, v, height) {
      const deep = Math.min(1, Math.max(0, height));
      const { stitch } = melange > 0 ? yarnAt(u, v, gauge) : { stitch: 0 };
      const fleck = melange > 0 ? 1 - melange * heather(stitch, gauge) : 1;
      const hole = open ? 1 - 0.82 * eyelet(u, v, gauge) : 1;
      return (0.5 + 0.5 * deep ** 0.8) * fleck * hole;
    },
  };
  return { id, relief, gain: melange > 0 ? 1.3 : 1.14, color: '#b9b4aa', configure: soften };
}

/** Darkness of a stitch's thread: two yarns twisted together, now one, now the other on top. */
function heather(stitch: number, { wales, courses }: Gauge): number {
  const course = ((Math.floor(stitch / 64) % courses) + courses) % courses;
  const wale = ((stitch % 64) + 64) % wales;
  const chance = scatter(wale, course, 19);
  return chance < 0.3 ? 0.6 + 0.4 * scatter(wale, course, 23) : 0.4 * scatter(wale, course, 29);
}

/** Holes where a stitch was passed on to its neighbour: every fourth wale and course, each row set off by half. */
function eyelet(u: number, v: number, { wales, courses, waleMm, courseMm }: Gauge): number {
  const row = Math.round((v * courses) / 4);
  const shift = row % 2 === 0 ? 0 : 2;
  const column = Math.round((u * wales - shift) / 4);
  const dx = (u * wales - shift - column * 4) * waleMm;
  const dy = (v * courses - row * 4) * courseMm;
  return 1 - Math.min(1, Math.max(0, (Math.hypot(dx, dy * 0.86) - 0.72) / 0.4));
}

function soften(material: MeshPhysicalMaterial): void {
  material.roughness = 0.92;
  material.sheen = 0.3;
  material.sheenRoughness = 0.6;
  material.sheenColor = new Color(0.22, 0.22, 0.22);
}

/** Plain, closed knit. */
export const knit = knitOf('knit', 0, false);
/** The same of two twisted yarns, one darker. */
export const knitMelange = knitOf('knit_melange', 0.34, false);
/** Knit with a lattice of eyelets. */
export const knitOpen = knitOf('knit_open', 0, true);
/** Eyelet knit of two twisted yarns. */
export const knitOpenMelange = knitOf('knit_open_melange', 0.34, true);
