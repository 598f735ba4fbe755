/**
 * The cross section of a band: what a jeweller files. Across it runs the width, outwards the thickness; the outside may be
 * domed, the inside rounded for comfort, and every edge is eased. Pure numbers, millimetres.
 */

/** What a section is made from. */
export interface SectionSize {
  readonly widthMm: number;
  /** Half of the inner diameter, where it is smallest. */
  readonly innerRadiusMm: number;
  /** At its thickest. */
  readonly thicknessMm: number;
  /** How much lower the outside is at its edges than in the middle. */
  readonly domeMm: number;
  /** How much wider the inside is at its edges than in the middle. */
  readonly comfortMm: number;
}

/** One point of a section and what it faces there. */
export interface SectionPoint {
  /** From the axis. */
  readonly radius: number;
  /** Along the axis, 0 in the middle of the width. */
  readonly across: number;
  /** Of length 1: outwards and along the axis. */
  readonly out: number;
  readonly up: number;
}

/** Radius of an eased edge. */
const EASE_MM = 0.15;
const STEPS_OF_FACE = 26;
const STEPS_OF_EDGE = 7;

/** The outside with its edges, then the walls and the inside; each from the lower edge of the band to the upper one. */
export function sectionOf(size: SectionSize): { readonly outside: SectionPoint[]; readonly inside: SectionPoint[] } {
  const { widthMm, innerRadiusMm, thicknessMm, domeMm, comfortMm } = size;
  const half = widthMm / 2;
  const outer = (across: number): number => innerRadiusMm + thicknessMm - domeMm * (across / half) ** 2;
  const inner = (across: number): number => innerRadiusMm + comfortMm * (across / half) ** 2;
  return {
    outside: faceOf(outer, (across) => (-2 * domeMm * across) / half ** 2, half, 1),
    inside: faceOf(inner, (across) => (2 * comfortMm * across) / half ** 2, half, -1),
  };
}

/**
 * A face and the round edges at both of its ends, which end where the walls begin.
 *
 * @param slopeAt - How fast the radius grows across.
 * @param facing - 1: outwards, -1: towards the axis.
 */
function faceOf(
  radiusAt: (across: number) => number,
  slopeAt: (across: number) => number,
  half: number,
  facing: 1 | -1,
): SectionPoint[] {
  const normalAt = (across: number): readonly [out: number, up: number] => {
    const slope = slopeAt(across);
    const length = Math.hypot(1, slope);
    return [facing / length, (-facing * slope) / length];
  };
  const end = endOfFace(half, (across) => normalAt(across)[1]);
  const face = Array.from({ length: STEPS_OF_FACE + 1 }, (_, step) => {
    const across = end * ((2 * step) / STEPS_OF_FACE - 1);
    const [out, up] = normalAt(across);
    return { radius: radiusAt(across), across, out, up };
  });
  const last = face[face.length - 1]!;
  const edge = Array.from({ length: STEPS_OF_EDGE }, (_, step) => {
    const from = Math.atan2(last.up, Math.abs(last.out));
    const angle = from + ((Math.PI / 2 - from) * (step + 1)) / STEPS_OF_EDGE;
    const [out, up] = [facing * Math.cos(angle), Math.sin(angle)];
    return {
      radius: last.radius + EASE_MM * (out - last.out),
      across: last.across + EASE_MM * (up - last.up),
      out,
      up,
    };
  });
  return [...edge.map(mirrored).reverse(), ...face, ...edge];
}

/** Where a face gives way to its edge, so that the edge ends at the wall: found by a few steps, as the normal turns little. */
function endOfFace(half: number, upAt: (across: number) => number): number {
  let end = half - EASE_MM;
  for (let step = 0; step < 6; step++) end = half - EASE_MM * (1 - upAt(end));
  return end;
}

function mirrored({ radius, across, out, up }: SectionPoint): SectionPoint {
  return { radius, across: -across, out, up: -up };
}
