/** Where one zone of the upper ends and the next begins: signed distances on its surface, about millimetres. */
import { smoothStep, spline } from './curves.js';
import { ridgeX } from './last.js';
import type { Field } from './patch.js';

/** A line given as z by height over the sole; positive towards the toe. */
function line(zAt: (rise: number) => number): Field {
  return ({ at, rise }) => {
    const slope = zAt(rise + 1) - zAt(rise);
    return (at[2] - zAt(rise)) / Math.hypot(1, slope);
  };
}

/** Collar: a band below the edge, wider at the throat and over the Achilles tendon. */
export const collarBand: Field = ({ at, fall }) =>
  12 + 9 * smoothStep(88, 130, at[2]) + 5 * (1 - smoothStep(6, 36, at[2])) - fall;

/** Toe: closed knit over the toes that runs back along the sole as a mudguard. */
export const toe: Field = line((rise) => 240 - 118 * Math.exp(-((rise / 14) ** 1.6)));

/** Heel counter: high at the back, running out along the sole. */
const counterLine = line((rise) => 10 + 98 * Math.exp(-((rise / 40) ** 1.6)));
export const heelCounter: Field = (vertex) => -counterLine(vertex);

const vampHalf = spline([
  [90, 16],
  [130, 19],
  [165, 23],
  [200, 31],
  [235, 43],
  [260, 52],
]);

/** Quarters: the sides; what is left between them is the vamp, a stretch panel from the throat to the toe. */
export const quarter: Field = ({ at }) => Math.abs(at[0] - ridgeX(at[2])) - vampHalf(at[2]);

/** Middle lines of the cage's cables: from under the collar down to the sole, each further forward and more slanted. */
export const CABLES: readonly Field[] = [0, 1, 2, 3, 4].map((i) => {
  const lean = 0.25 + 0.12 * i;
  return line((rise) => 101 + 21 * i - lean * rise + 0.0022 * rise * rise);
});

/** Inside the quarters, clear of collar, counter and toe: where the cage may lie. */
export const cageGround: Field = (vertex) =>
  Math.min(-collarBand(vertex) - 0.6, -toe(vertex) - 0.4, -heelCounter(vertex) - 0.4);
