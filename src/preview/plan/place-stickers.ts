/**
 * Where the owner's pictures go on an area: in declared order, evenly, in the middle of the place. `around` leaves the texts free:
 * a row over them while it fits (a second one under them from four on), else beside them, first right, then left, outwards.
 */
import type { Box } from '../../artwork/outline.js';
import type { AreaSize } from '../../artwork/estimate-text.js';

/** Centre and width of one picture, millimetres in the area's frame. */
export interface Spot {
  readonly xMm: number;
  readonly yMm: number;
  readonly widthMm: number;
}

/** A child's palm can cover it, a parent can see it. */
const STICKER_MM = 22;
/** Distance of centres in widths. */
const PITCH = 1.4;
/** Share of the room between edge and text that a row takes. */
const FILL = 0.84;
/** A row may shrink its pictures to this share before they go beside the text. */
const LEAST = 0.6;

/** Places as shares of the area. */
const PLACES: Readonly<Record<string, readonly [number, number]>> = {
  left: [0.2, 0.5],
  right: [0.8, 0.5],
  top: [0.5, 0.2],
  bottom: [0.5, 0.8],
};

/**
 * Spots for `count` pictures.
 *
 * @param place - `around`, `back`, `left`, `right`, `top`, `bottom`; anything else is the middle.
 * @param taken - Box of all texts of the area; `null`: none.
 */
export function placeStickers(count: number, place: string, area: AreaSize, taken: Box | null): Spot[] {
  if (count <= 0) return [];
  const width = Math.min(
    Math.max(STICKER_MM, 0.2 * Math.min(area.widthMm, area.heightMm)),
    0.6 * area.heightMm,
    area.widthMm / 3,
  );
  if (place === 'around' && taken !== null)
    return rowsRound(count, width, area, taken) ?? beside(count, width, area, taken);
  const back: readonly [number, number] = [area.wraps ? 0 : 0.5, 0.5];
  const [x, y] = place === 'back' ? back : Object.hasOwn(PLACES, place) ? (PLACES[place] ?? back) : [0.5, 0.5];
  return row(count, x * area.widthMm, y * area.heightMm, width, area);
}

function row(count: number, x: number, y: number, wished: number, area: AreaSize): Spot[] {
  const pitch = Math.min(wished * PITCH, area.widthMm / count);
  const widthMm = Math.min(wished, pitch * 0.9);
  const reach = ((count - 1) * pitch + widthMm) / 2;
  const centre = area.wraps ? x : Math.min(Math.max(x, reach), area.widthMm - reach);
  return Array.from({ length: count }, (_, at) => ({
    xMm: onArea(centre + (at - (count - 1) / 2) * pitch, area),
    yMm: y,
    widthMm,
  }));
}

/** `null`: over the text there is no room. */
function rowsRound(count: number, wished: number, area: AreaSize, [left, top, right, bottom]: Box): Spot[] | null {
  const rooms = count > 3 ? [top, area.heightMm - bottom] : [top];
  const width = Math.min(wished, FILL * Math.min(...rooms));
  if (width < LEAST * wished) return null;
  const over = count > 3 ? Math.ceil(count / 2) : count;
  const x = (left + right) / 2;
  return [
    ...row(over, x, top / 2, width, area),
    ...(count > over ? row(count - over, x, (bottom + area.heightMm) / 2, width, area) : []),
  ];
}

function beside(count: number, wished: number, area: AreaSize, [left, top, right, bottom]: Box): Spot[] {
  const back = Math.max(0, area.widthMm - (right - left)) / 2;
  const rooms = area.wraps ? [back, back] : [Math.max(0, area.widthMm - right), Math.max(0, left)];
  const perSide = Math.ceil(count / 2);
  const pitch = Math.min(wished * PITCH, Math.min(...rooms) / perSide);
  const widthMm = Math.min(wished, pitch * 0.9);
  if (widthMm <= 0) return [];
  const yMm = (top + bottom) / 2;
  return Array.from({ length: count }, (_, at) => {
    const out = (Math.floor(at / 2) + 0.5) * pitch;
    return { xMm: onArea(at % 2 === 0 ? right + out : left - out, area), yMm, widthMm };
  });
}

function onArea(x: number, { wraps, widthMm }: AreaSize): number {
  return wraps ? ((x % widthMm) + widthMm) % widthMm : x;
}
