import type { AreaPlan } from '../../plan/scene-plan.js';
import type { Drawing } from './lettering.js';

/** The piece of an area that is painted: its place in the area's frame, and its picture's size. */
export interface SheetRegion {
  readonly xMm: number;
  readonly yMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** The picture goes once round and repeats. */
  readonly round: boolean;
}

/** Resolution, pixels per millimetre; more where capitals would not be `CAP_PX` high, less where the picture would pass `MAX_PX`. */
const FINE_PX_PER_MM = 14;
/** The walls of a cut, a fortieth of its capitals, have more than two pixels. */
const CAP_PX = 96;
/** Small letters get finer pixels only up to so many, because every keystroke paints them all. */
const FINE_PIXELS = 512 * 512;
const MAX_PX = 2048;
const MARGIN_MM = 1.5;
/** Regions grow in steps, so that a keystroke seldom changes the picture's size. */
const STEP_MM = 8;

/** The region that holds all drawings; `null`: nothing to paint. */
export function regionOf(area: AreaPlan, drawings: readonly Pick<Drawing, 'box' | 'capMm'>[]): SheetRegion | null {
  if (drawings.length === 0) return null;
  const boxes = drawings.map(({ box }) => box);
  const left = Math.min(...boxes.map((box) => box[0])) - MARGIN_MM;
  const top = Math.min(...boxes.map((box) => box[1])) - MARGIN_MM;
  const right = Math.max(...boxes.map((box) => box[2])) + MARGIN_MM;
  const bottom = Math.max(...boxes.map((box) => box[3])) + MARGIN_MM;
  const crosses = area.wraps && (left < 0 || right > area.widthMm);
  const [y0, y1] = clampedSteps(top, bottom, area.heightMm);
  const [x0, x1] = crosses ? [0, area.widthMm] : clampedSteps(left, right, area.widthMm);
  if (x1 <= x0 || y1 <= y0) return null;
  const wished = Math.max(...drawings.map(({ capMm }) => (capMm ? CAP_PX / capMm : 0)));
  const affordable = Math.sqrt(FINE_PIXELS / ((x1 - x0) * (y1 - y0)));
  const density = Math.min(
    Math.max(FINE_PX_PER_MM, Math.min(wished, affordable)),
    MAX_PX / (x1 - x0),
    MAX_PX / (y1 - y0),
  );
  return {
    xMm: x0,
    yMm: y0,
    widthMm: x1 - x0,
    heightMm: y1 - y0,
    widthPx: Math.max(4, Math.round((x1 - x0) * density)),
    heightPx: Math.max(4, Math.round((y1 - y0) * density)),
    round: crosses,
  };
}

/** Outwards to the next step round the middle, which is where texts sit; never beyond the area. */
function clampedSteps(from: number, to: number, end: number): [number, number] {
  const middle = end / 2;
  const outwards = (at: number): number =>
    middle + Math.sign(at - middle) * Math.ceil(Math.abs(at - middle) / STEP_MM) * STEP_MM;
  return [Math.max(0, from < middle ? outwards(from) : from), Math.min(end, to > middle ? outwards(to) : to)];
}
