/**
 * Gradient noise on a lattice that repeats (Perlin 2002 with the lattice taken modulo the period), so that every map made
 * from it tiles. Deterministic: the same seed gives the same surface on every machine.
 */

/** Noise of two coordinates, about -1..1, repeating after `periodX` and `periodY` lattice cells (integers >= 1). */
export function periodicNoise(x: number, y: number, periodX: number, periodY: number, seed: number): number {
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const fx = x - x0;
  const fy = y - y0;
  const left = wrap(x0, periodX);
  const right = wrap(x0 + 1, periodX);
  const top = wrap(y0, periodY);
  const bottom = wrap(y0 + 1, periodY);
  const sx = fx * fx * fx * (fx * (fx * 6 - 15) + 10);
  const sy = fy * fy * fy * (fy * (fy * 6 - 15) + 10);
  const a = slope(left, top, seed, fx, fy);
  const b = slope(right, top, seed, fx - 1, fy);
  const c = slope(left, bottom, seed, fx, fy - 1);
  const d = slope(right, bottom, seed, fx - 1, fy - 1);
  return 1.5 * (a + (b - a) * sx + (c - a) * sy + (a - b - c + d) * sx * sy);
}

/** A sum of octaves over the unit square: `cells` lattice cells in the first, twice as many in each further one, half as high. */
export function periodicFbm(
  u: number,
  v: number,
  cellsU: number,
  cellsV: number,
  octaves: number,
  seed: number,
): number {
  let sum = 0;
  let height = 1;
  let total = 0;
  for (let octave = 0; octave < octaves; octave++) {
    const scale = 2 ** octave;
    sum +=
      height * periodicNoise(u * cellsU * scale, v * cellsV * scale, cellsU * scale, cellsV * scale, seed + octave);
    total += height;
    height /= 2;
  }
  return sum / total;
}

/** Distances to the nearest and second nearest of points jittered in `cells` x `cells` squares (Worley 1996), in cells. */
export function periodicWorley(u: number, v: number, cells: number, seed: number): [nearest: number, second: number] {
  const x = u * cells;
  const y = v * cells;
  let nearest = 9;
  let second = 9;
  for (let j = Math.floor(y) - 1; j <= Math.floor(y) + 1; j++) {
    for (let i = Math.floor(x) - 1; i <= Math.floor(x) + 1; i++) {
      const bits = hash(wrap(i, cells), wrap(j, cells), seed);
      const distance = Math.hypot(i + (bits & 0xffff) / 0xffff - x, j + (bits >>> 16) / 0xffff - y);
      if (distance < nearest) [nearest, second] = [distance, nearest];
      else if (distance < second) second = distance;
    }
  }
  return [nearest, second];
}

/** A number 0..1 that belongs to a cell, without any pattern. Integers. */
export function scatter(x: number, y: number, seed: number): number {
  return (hash(x, y, seed) & 0xffff) / 0xffff;
}

function wrap(value: number, period: number): number {
  return ((value % period) + period) % period;
}

function slope(x: number, y: number, seed: number, dx: number, dy: number): number {
  const angle = ((hash(x, y, seed) & 0xffff) / 0x10000) * 2 * Math.PI;
  return Math.cos(angle) * dx + Math.sin(angle) * dy;
}

/** Integer hash with full avalanche (the finalizer of MurmurHash3). */
function hash(x: number, y: number, seed: number): number {
  let h = Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
