/** CSS `cubic-bezier(.2, .8, .2, 1)`, the one easing of the house. @param time - 0..1. */
export function ease(time: number): number {
  if (time <= 0) return 0;
  if (time >= 1) return 1;
  // x(s) of the curve rises steadily, so halving finds s; 20 halvings are below a millionth.
  let low = 0;
  let high = 1;
  for (let step = 0; step < 20; step++) {
    const s = (low + high) / 2;
    if (bezier(s, 0.2, 0.2) < time) low = s;
    else high = s;
  }
  return bezier((low + high) / 2, 0.8, 1);
}

function bezier(s: number, first: number, second: number): number {
  const rest = 1 - s;
  return 3 * rest * rest * s * first + 3 * rest * s * s * second + s * s * s;
}
