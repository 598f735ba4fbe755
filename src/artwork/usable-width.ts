/** Share of a round area that is read from one side: 63 degrees to the left and right, where letters are not yet half as wide. */
const SEEN_SHARE = 0.35;
/** Share of a flat area; the rest keeps ink off its edges. */
const FLAT_SHARE = 0.92;

/** The width a text may take on an area, millimetres. */
export function usableWidthMm(area: { readonly widthMm: number; readonly wraps: boolean }): number {
  return area.widthMm * (area.wraps ? SEEN_SHARE : FLAT_SHARE);
}

/** Cap height of a text whose size the product leaves open, unless it has to shrink: 14 mm, more on large areas. */
export function openSizeMm(area: { readonly widthMm: number; readonly heightMm: number }): number {
  return Math.max(14, 0.16 * Math.min(area.widthMm, area.heightMm));
}
