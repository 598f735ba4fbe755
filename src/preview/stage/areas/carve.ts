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

/** Walls take this share of the capitals' height: 0.35 mm on a bottle, 0.04 mm in a ring. */
const WALL_SHARE = 1 / 40;
const MIN_WALL_MM = 0.03;
const MAX_WALL_MM = 0.35;
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
  const normal = new Uint32Array(width * height).fill(FLAT);
  const finish = new Uint32Array(width * height).fill(finishPixel(carving.floor, 0));
  const maps = { normal: new Uint8Array(normal.buffer), finish: new Uint8Array(finish.buffer) };
  const box = inkBox(color, width, height, radius + 2);
  if (box === null) return maps;
  const soft = soften(color, width, box, radius);
  const { rim, floor, wallsOnly } = carving;
  // The slope of a softened edge is 1 / (2 * radius + 1) a pixel, and is measured over two.
  const steepest = Math.min(MAX_SLOPE, (2 * Math.abs(carving.depthMm)) / wall);
  const slope = (Math.sign(carving.depthMm) * steepest * (radius + 0.5)) / FULL;
  for (let y = 1; y < box.height - 1; y++) {
    const first = y * box.width + 1;
    let to = (box.top + y) * width + box.left + 1;
    for (let at = first; at < first + box.width - 2; at++, to++) {
      const dx = (soft[at + 1] ?? 0) - (soft[at - 1] ?? 0);
      const dy = (soft[at + box.width] ?? 0) - (soft[at - box.width] ?? 0);
      if (wallsOnly) color[to * 4 + 3] = Math.min(255, (Math.hypot(dx, dy) * (radius + 0.5) * 510) / FULL);
      if (dx === 0 && dy === 0) continue;
      normal[to] = normalPixel(dx * slope, dy * slope);
      const edge = rim * Math.max(0, 1 - Math.abs((soft[at] ?? 0) / FULL - 0.62) / 0.3);
      if (edge === 0) continue;
      finish[to] = finishPixel(floor, edge);
      lighten(color, to * 4, edge * 0.85);
    }
  }
  return maps;
}

function normalPixel(dx: number, dy: number): number {
  const scale = 127.5 / Math.sqrt(dx * dx + dy * dy + 1);
  return (0xff000000 | ((127.5 + scale) << 16) | ((127.5 + dy * scale) << 8) | (127.5 + dx * scale)) >>> 0;
}

function finishPixel({ roughness, metalness }: Finish, edge: number): number {
  const green = Math.round(255 * (roughness + (RIM_ROUGHNESS - roughness) * edge));
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

/** The part of a sheet that has ink, pixels. */
interface InkBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The ink's box, `margin` pixels larger; `null`: there is no ink. Most of a sheet is empty. */
function inkBox(color: Uint8ClampedArray, width: number, height: number, margin: number): InkBox | null {
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0; y < height; y++) {
    const start = y * width;
    let first = 0;
    while (first < width && color[(start + first) * 4 + 3] === 0) first++;
    if (first === width) continue;
    let last = width - 1;
    while (last > right && color[(start + last) * 4 + 3] === 0) last--;
    left = Math.min(left, first);
    right = Math.max(right, last);
    top = Math.min(top, y);
    bottom = y;
  }
  if (bottom < 0) return null;
  [left, top] = [Math.max(0, left - margin), Math.max(0, top - margin)];
  [right, bottom] = [Math.min(width - 1, right + margin), Math.min(height - 1, bottom + margin)];
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/** The coverage in a box, averaged over `2 * radius + 1` pixels each way: a wall of even slope. 0..`FULL`. */
function soften(color: Uint8ClampedArray, sheetWidth: number, box: InkBox, radius: number): Uint16Array {
  const { width, height } = box;
  const rows = new Uint16Array(width * height);
  const share = FULL / (255 * (2 * radius + 1));
  for (let y = 0; y < height; y++) {
    const from = ((box.top + y) * sheetWidth + box.left) * 4 + 3;
    let sum = 0;
    for (let x = -radius; x < width; x++) {
      if (x + radius < width) sum += color[from + (x + radius) * 4] ?? 0;
      if (x > radius) sum -= color[from + (x - radius - 1) * 4] ?? 0;
      if (x >= 0) rows[y * width + x] = sum * share;
    }
  }
  return blurColumns(rows, width, height, radius);
}

/** Row by row with a sum for each column: going down the columns would miss the cache at every pixel. */
function blurColumns(from: Uint16Array, width: number, height: number, radius: number): Uint16Array {
  const to = new Uint16Array(from.length);
  const sums = new Int32Array(width);
  const share = 1 / (2 * radius + 1);
  for (let y = -radius; y < height; y++) {
    const here = y * width;
    const next = y + radius < height ? here + radius * width : -1;
    const gone = y > radius ? here - (radius + 1) * width : -1;
    for (let x = 0; x < width; x++) {
      let sum = sums[x] ?? 0;
      if (next >= 0) sum += from[next + x] ?? 0;
      if (gone >= 0) sum -= from[gone + x] ?? 0;
      sums[x] = sum;
      if (y >= 0) to[here + x] = sum * share;
    }
  }
  return to;
}
