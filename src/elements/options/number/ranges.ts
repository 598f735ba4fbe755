import type { Range } from '../../../product/configuration.js';
import type { Face } from '../../base/face.js';
import type { Measure } from './measure.js';

/** Smallest range around all of them; `null`: there is none. */
export function bounds(ranges: readonly Range[]): Range | null {
  if (ranges.length === 0) return null;
  return { min: Math.min(...ranges.map(({ min }) => min)), max: Math.max(...ranges.map(({ max }) => max)) };
}

/** Whether a number lies in one of the ranges, grid or not. */
export function contains(ranges: readonly Range[], value: number): boolean {
  return ranges.some(({ min, max }) => value >= min && value <= max);
}

/** The number on the grid of the ranges that is closest; `null`: there is none. */
export function nearestIn(ranges: readonly Range[], value: number, step: number): number | null {
  let best: number | null = null;
  for (const { min, max } of ranges) {
    const onGrid = Number((min + Math.round((Math.min(max, Math.max(min, value)) - min) / step) * step).toFixed(6));
    const inside = Math.min(onGrid, max);
    if (best === null || Math.abs(inside - value) < Math.abs(best - value)) best = inside;
  }
  return best;
}

/** Ranges in words: `300 to 1,600 mm and 1,800 mm`. */
export function rangesText(face: Face, ranges: readonly Range[], { show, unit }: Measure): string {
  if (ranges.length === 0) return face.t('ui/none');
  const withUnit = (text: string): string => (unit === '' ? text : `${text}\u00a0${unit}`);
  const each = ranges.map(({ min, max }) =>
    min === max
      ? withUnit(show(face.formats, min))
      : face.t('number/range', { min: show(face.formats, min), max: withUnit(show(face.formats, max)) }),
  );
  return face.formats.list(each);
}

/** Where a number lies between the bounds, 0 to 100. */
export function toPercent(value: number, { min, max }: Range): number {
  return max === min ? 0 : ((value - min) / (max - min)) * 100;
}
