/**
 * The last of a left running shoe, EU 42: a body described by its plan outline, its ridge in side view and the round of its
 * sections. All else (upper, lining, insole) is measured on it. Millimetres; z 0 is the back of the heel, 292 the toe.
 */
import { lastHolding, roundOff, smoothStep, spline } from './curves.js';
import { add, type Vec3 } from '../vec3.js';

/** Under side of the tread: level under heel and ball, 18 mm of toe spring, a bevel at the back of the heel. */
export const groundY = spline([
  [-10, 8.5],
  [10, 3.6],
  [38, 0.4],
  [60, 0],
  [120, 0],
  [178, 0],
  [208, 1.3],
  [238, 5],
  [268, 11.2],
  [298, 19.5],
]);

/** Upper side of the midsole under the foot: 32 mm stack at the heel, 24 mm under the ball. */
export const footbedY = spline([
  [0, 33.5],
  [40, 32],
  [80, 30.6],
  [120, 28],
  [160, 25.4],
  [200, 24.6],
  [240, 27],
  [270, 30.5],
  [296, 35],
]);

/** Upper edge of the midsole's wall, which cups heel and toe. */
export const wallTopY = spline([
  [-6, 52],
  [12, 48],
  [35, 42.5],
  [75, 38],
  [110, 35.5],
  [150, 33],
  [195, 31.5],
  [235, 34],
  [265, 38.5],
  [296, 46],
]);

/** Edge of the collar in side view. */
export const collarY = spline([
  [0, 110],
  [8, 109],
  [18, 103.5],
  [38, 90.5],
  [58, 83.5],
  [76, 83.5],
  [96, 91],
  [114, 103],
  [128, 114.5],
  [140, 125],
]);

const ridgeY = spline([
  [-10, 190],
  [40, 180],
  [70, 164],
  [95, 145],
  [115, 129],
  [132, 116.5],
  [150, 105],
  [172, 92.5],
  [195, 82],
  [220, 73],
  [245, 66.5],
  [268, 62],
  [292, 58.5],
]);
const outerHalf = spline([
  [0, 35],
  [40, 35.5],
  [80, 37],
  [120, 42],
  [158, 48.5],
  [188, 51.5],
  [215, 50.5],
  [250, 46.5],
  [292, 43],
]);
const innerHalf = spline([
  [0, 34],
  [40, 34],
  [80, 32.5],
  [112, 33.5],
  [150, 40.5],
  [188, 47],
  [215, 48],
  [250, 46],
  [292, 43],
]);
const middleX = spline([
  [0, 0],
  [60, 0.5],
  [120, 1],
  [180, 1.5],
  [225, -0.5],
  [260, -4],
  [292, -9],
]);
/** The ridge of the instep runs towards the big toe. */
const ridgeShift = spline([
  [0, 0],
  [100, 0],
  [150, -4],
  [210, -6],
  [260, -4],
  [292, 0],
]);
/** How far the back of the heel stands off its furthest point. */
const heelCurve = spline([
  [20, 11],
  [38, 4.6],
  [50, 1],
  [62, 0],
  [76, 1.6],
  [90, 4.2],
  [102, 4.4],
  [112, 2.6],
  [140, -3],
]);

export const LENGTH = 292;
const HEEL_CENTRE = 42;
const TOE_CENTRE = 205;
const NOSE_FROM = 254;

/** Height at which the upper leaves the sole: hidden behind the midsole's wall. */
export function featherY(z: number): number {
  return wallTopY(z) - 6;
}

/** Top of the closed body over a section; it falls to the feather line at the tip of the toe. */
export function topY(z: number): number {
  const low = featherY(z);
  return low + (ridgeY(z) - low) * roundOff((z - NOSE_FROM) / (LENGTH - 0.4 - NOSE_FROM), 2.7);
}

/** Middle and half widths of the body at a height; no half width: no body there. */
interface Section {
  readonly middle: number;
  readonly outer: number;
  readonly inner: number;
}

function sectionAt(y: number, z: number): Section {
  const back = z - heelCurve(y) * (1 - smoothStep(0, 75, z));
  const low = featherY(z);
  const rise = (y - low) / Math.max(0.01, topY(z) - low);
  const ends =
    roundOff((HEEL_CENTRE - back) / HEEL_CENTRE, 2.08) * roundOff((z - TOE_CENTRE) / (LENGTH - TOE_CENTRE), 2.3);
  const boxy = 1.9 + 0.5 * smoothStep(190, 270, z);
  const round = roundOff(rise, boxy) * (1 - 0.075 * Math.exp(-Math.max(0, y - low) / 8));
  // The ankle leans in a little above the heel bone and opens again towards the collar.
  const ankle = 1 - 0.055 * Math.exp(-(((y - 84) / 17) ** 2)) * (1 - smoothStep(70, 130, z));
  const share = ends * round * ankle;
  return {
    middle: middleX(z) + ridgeShift(z) * smoothStep(0, 1, rise),
    outer: outerHalf(z) * share,
    inner: innerHalf(z) * share,
  };
}

/** x of the ridge, where both halves of the upper meet. */
export function ridgeX(z: number): number {
  return middleX(z) + ridgeShift(z);
}

/** Whether a point lies inside the body; below the feather line it goes straight down. */
export function isInside([x, y, z]: Vec3): boolean {
  const { middle, outer, inner } = sectionAt(Math.max(y, featherY(z)), z);
  return x - middle < outer && middle - x < inner;
}

/** Where a ray leaves the body. `from` lies inside. */
export function leave(from: Vec3, towards: Vec3): Vec3 {
  return add(
    from,
    towards,
    lastHolding(0, 320, (reach) => isInside(add(from, towards, reach))),
  );
}

/** x of the outer (`side` 1) or inner (-1) wall at a height and a station. */
export function wallX(side: 1 | -1, y: number, z: number): number {
  const { middle, outer, inner } = sectionAt(y, z);
  return middle + (side === 1 ? outer : -inner);
}

/** z of the back of the heel at a height, on the middle line. */
export function heelZ(y: number): number {
  return lastHolding(40, -20, (z) => isInside([middleX(z), y, z]));
}

/** z of the throat: where the collar's edge meets the ridge. */
export const THROAT_Z = lastHolding(70, 160, (z) => collarY(z) < topY(z));

/** Plan outline of the sole at the ground: the body's widest outline, plus a flare. Half widths over `middleX`. */
export function soleX(side: 1 | -1, z: number): number {
  const half = (side === 1 ? outerHalf(z) : innerHalf(z)) + soleFlare(z) + (side === -1 ? 3 * arch(z) : 0);
  const ends =
    roundOff((HEEL_CENTRE - z) / (HEEL_CENTRE - SOLE_FROM), 2.15) *
    roundOff((z - TOE_CENTRE) / (SOLE_TO - TOE_CENTRE), 2.3);
  return middleX(z) + side * half * ends;
}

export const [SOLE_FROM, SOLE_TO] = [-9, 297.5];

function soleFlare(z: number): number {
  return 3.4 + 3 * (1 - smoothStep(30, 120, z)) + 1.2 * smoothStep(150, 200, z) * (1 - smoothStep(240, 285, z));
}

function arch(z: number): number {
  return Math.exp(-(((z - 105) / 40) ** 2));
}
