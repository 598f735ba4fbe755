/**
 * Turns the ink of a sheet into a cut or a relief: the ink's own coverage, softened to the width of the walls, is the height
 * field, so that the picture has the very contours of the production file. Only walls are computed per pixel; floor and
 * surroundings are filled, which keeps a keystroke on 512 x 512 pixels within a few milliseconds.
 */

/** How letters are cut or raised. Lengths in millimetres. */
export interface Carving {
  /** > 0 cut in, < 0 raised. */
  readonly depthMm: number;
  /** Height of the letters' capitals: narrow strokes have narrow walls. */
  readonly capMm: number;
  readonly pxPerMm: number;
  readonly floor: Finish;
  /** How bright the edge is polished, 0..1: a tool leaves bare metal where it breaks through, and nothing of that on wood. */
  readonly rim: number;
  /** Raised in the surface's own material: only the walls are drawn, flat tops are the surface itself. */
  readonly wallsOnly: boolean;
}

/** Factors of the light on one spot, 0..1. */
export interface Finish {
  readonly roughness: number;
  readonly metalness: number;
}

/** RGBA pixels: tangent-space normals; roughness in green and metalness in blue (glTF 2.0, 3.9.2). */
export interface CarvedMaps {
  readonly normal: Uint8Array<ArrayBuffer>;
  readonly finish: Uint8Array<ArrayBuffer>;
}

/** Walls take this share of the capitals' height: 0.23 mm on a bottle, 0.03 mm in a ring. */
const WALL_SHARE = 1 / 60;
const MIN_WALL_MM = 0.03;
const MAX_WALL_MM = 0.25;
/** Steepest wall: a true cliff of one pixel would show no light at all. */
const MAX_SLOPE = 1.4;
const RIM_ROUGHNESS = 0.2;
const RIM_GREY = 236;
/** Little-endian RGBA of a flat normal. */
const FLAT = 0xffff8080;

/** Width of the walls, millimetres. */
export function wallMm(capMm: number): number {
  return Math.min(MAX_WALL_MM, Math.max(MIN_WALL_MM, capMm * WALL_SHARE));
}

/** Share of the light that reaches the floor of a stroke: the deeper and narrower, the less. Strokes are 0.15 capitals wide. */
export function floorLight(depthMm: number, capMm: number): number {
  return 1 / (1 + Math.max(0, depthMm) / (0.15 * capMm));
}

/** The maps of a sheet; its colour is changed where edges are bare. */
export function carve(color: Uint8ClampedArray, width: number, height: number, carving: Carving): CarvedMaps {
  const wall = wallMm(carving.capMm);
  const radius = Math.max(1, Math.round((wall * carving.pxPerMm) / 2));
  const soft = soften(color, width, height, radius);
  const normal = new Uint32Array(width * height).fill(FLAT);
  const finish = new Uint32Array(width * height).fill(finishPixel(carving.floor, 0, 0));
  // The slope of a softened edge is 1 / (2 * radius + 1) a pixel, and is measured over two.
  const steepest = Math.min(MAX_SLOPE, (2 * Math.abs(carving.depthMm)) / wall);
  const slope = (Math.sign(carving.depthMm) * steepest * (radius + 0.5)) / FULL;
  for (let y = 0; y < height; y++) {
    const [up, down] = [(y > 0 ? -1 : 0) * width, (y < height - 1 ? 1 : 0) * width];
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const dx = (soft[at + (x < width - 1 ? 1 : 0)] ?? 0) - (soft[at - (x > 0 ? 1 : 0)] ?? 0);
      const dy = (soft[at + down] ?? 0) - (soft[at + up] ?? 0);
      if (dx === 0 && dy === 0) {
        if (carving.wallsOnly) color[at * 4 + 3] = 0;
        continue;
      }
      normal[at] = normalPixel(dx * slope, dy * slope);
      const edge = carving.rim * Math.max(0, 1 - Math.abs((soft[at] ?? 0) / FULL - 0.62) / 0.3);
      finish[at] = finishPixel(carving.floor, edge, RIM_ROUGHNESS);
      if (carving.wallsOnly) color[at * 4 + 3] = Math.min(255, (Math.hypot(dx, dy) * (radius + 0.5) * 510) / FULL);
      else if (edge > 0) lighten(color, at * 4, edge * 0.85);
    }
  }
  return { normal: new Uint8Array(normal.buffer), finish: new Uint8Array(finish.buffer) };
}

function normalPixel(dx: number, dy: number): number {
  const scale = 127.5 / Math.sqrt(dx * dx + dy * dy + 1);
  return (0xff000000 | ((127.5 + scale) << 16) | ((127.5 + dy * scale) << 8) | (127.5 + dx * scale)) >>> 0;
}

function finishPixel({ roughness, metalness }: Finish, edge: number, edgeRoughness: number): number {
  const green = Math.round(255 * (roughness + (edgeRoughness - roughness) * edge));
  const blue = Math.round(255 * (metalness + (1 - metalness) * edge));
  return (0xff000000 | (blue << 16) | (green << 8)) >>> 0;
}

/** Where the tool breaks through the surface it leaves bare, bright metal. */
function lighten(color: Uint8ClampedArray, at: number, share: number): void {
  for (let channel = at; channel < at + 3; channel++)
    color[channel] = (color[channel] ?? 0) + (RIM_GREY - (color[channel] ?? 0)) * share;
}

/** Height of full coverage. */
const FULL = 0xff00;

/** The coverage after two box blurs along both axes: a smooth wall four radii wide. 0..`FULL`. */
function soften(color: Uint8ClampedArray, width: number, height: number, radius: number): Uint16Array {
  const a = new Uint16Array(width * height);
  const b = new Uint16Array(width * height);
  for (let at = 0; at < a.length; at++) a[at] = (color[at * 4 + 3] ?? 0) << 8;
  for (let pass = 0; pass < 2; pass++) {
    blurRows(a, b, width, radius);
    blurColumns(b, a, width, height, radius);
  }
  return a;
}

function blurRows(from: Uint16Array, to: Uint16Array, width: number, radius: number): void {
  const share = 1 / (2 * radius + 1);
  for (let start = 0; start < from.length; start += width) {
    const last = start + width - 1;
    let sum = (from[start] ?? 0) * (radius + 1);
    for (let step = 1; step <= radius; step++) sum += from[Math.min(last, start + step)] ?? 0;
    for (let at = start; at <= last; at++) {
      to[at] = sum * share + 0.5;
      sum += (from[Math.min(last, at + radius + 1)] ?? 0) - (from[Math.max(start, at - radius)] ?? 0);
    }
  }
}

/** Row by row with a sum for each column: going down the columns would miss the cache at every pixel. */
function blurColumns(from: Uint16Array, to: Uint16Array, width: number, height: number, radius: number): void {
  const share = 1 / (2 * radius + 1);
  const sums = new Uint32Array(width);
  const row = (y: number): number => Math.min(height - 1, Math.max(0, y)) * width;
  for (let y = -radius; y <= radius; y++) {
    for (let x = 0, at = row(y); x < width; x++, at++) sums[x] = (sums[x] ?? 0) + (from[at] ?? 0);
  }
  for (let y = 0; y < height; y++) {
    const [here, next, gone] = [y * width, row(y + radius + 1), row(y - radius)];
    for (let x = 0; x < width; x++) {
      const sum = sums[x] ?? 0;
      to[here + x] = sum * share + 0.5;
      sums[x] = sum + (from[next + x] ?? 0) - (from[gone + x] ?? 0);
    }
  }
}
