/** Outlines: closed contours of lines and Bézier curves, filled by the non-zero rule. Bounds are those of the ink, not of control points. */

/** One step of an outline; the words of SVG paths. */
export type OutlineCommand =
  | { readonly type: 'M' | 'L'; readonly x: number; readonly y: number }
  | { readonly type: 'Q'; readonly x1: number; readonly y1: number; readonly x: number; readonly y: number }
  | {
      readonly type: 'C';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly x: number;
      readonly y: number;
    }
  | { readonly type: 'Z' };

/** Left, top, right, bottom. */
export type Box = readonly [left: number, top: number, right: number, bottom: number];

/** The outline scaled, then moved. A negative `scaleY` turns it over. */
export function transformOutline(
  outline: readonly OutlineCommand[],
  scaleX: number,
  scaleY: number,
  dx: number,
  dy: number,
): OutlineCommand[] {
  const x = (value: number): number => value * scaleX + dx;
  const y = (value: number): number => value * scaleY + dy;
  return outline.map((step) => {
    if (step.type === 'Z') return step;
    if (step.type === 'Q') return { type: 'Q', x1: x(step.x1), y1: y(step.y1), x: x(step.x), y: y(step.y) };
    if (step.type === 'C')
      return { type: 'C', x1: x(step.x1), y1: y(step.y1), x2: x(step.x2), y2: y(step.y2), x: x(step.x), y: y(step.y) };
    return { type: step.type, x: x(step.x), y: y(step.y) };
  });
}

/** The smallest box that holds the ink; `null`: there is none. */
export function outlineBounds(outline: readonly OutlineCommand[]): Box | null {
  const xs: number[] = [];
  const ys: number[] = [];
  let [x, y] = [0, 0];
  for (const step of outline) {
    if (step.type === 'Z') continue;
    // A lone move leaves no ink, but every contour of a font goes on from its move.
    xs.push(step.x);
    ys.push(step.y);
    if (step.type === 'Q') {
      xs.push(...quadraticExtremes(x, step.x1, step.x));
      ys.push(...quadraticExtremes(y, step.y1, step.y));
    } else if (step.type === 'C') {
      xs.push(...cubicExtremes(x, step.x1, step.x2, step.x));
      ys.push(...cubicExtremes(y, step.y1, step.y2, step.y));
    }
    ({ x, y } = step);
  }
  if (xs.length === 0) return null;
  return [least(xs), least(ys), most(xs), most(ys)];
}

/** The smallest box round all boxes; `null`: no box. */
export function unionOf(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  return [
    least(boxes.map((box) => box[0])),
    least(boxes.map((box) => box[1])),
    most(boxes.map((box) => box[2])),
    most(boxes.map((box) => box[3])),
  ];
}

/** The outline as SVG path data (also for `Path2D`), rounded to a ten-thousandth. */
export function pathData(outline: readonly OutlineCommand[]): string {
  return outline
    .map((step) => {
      if (step.type === 'Z') return 'Z';
      if (step.type === 'Q') return `Q${list(step.x1, step.y1, step.x, step.y)}`;
      if (step.type === 'C') return `C${list(step.x1, step.y1, step.x2, step.y2, step.x, step.y)}`;
      return step.type + list(step.x, step.y);
    })
    .join('');
}

function list(...values: readonly number[]): string {
  return values.map((value) => String(Math.round(value * 10_000) / 10_000 + 0)).join(' ');
}

function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Infinity);
}

function most(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), -Infinity);
}

function quadraticExtremes(a: number, b: number, c: number): number[] {
  const bend = a - 2 * b + c;
  return inside([(a - b) / bend]).map((t) => (1 - t) ** 2 * a + 2 * (1 - t) * t * b + t * t * c);
}

function cubicExtremes(a: number, b: number, c: number, d: number): number[] {
  // The derivative's coefficients, a third of each.
  const [p, q, r] = [d - 3 * c + 3 * b - a, 2 * (c - 2 * b + a), b - a];
  const root = Math.sqrt(q * q - 4 * p * r);
  const at = Math.abs(p) < 1e-12 ? [-r / q] : [(-q + root) / (2 * p), (-q - root) / (2 * p)];
  return inside(at).map((t) => (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t * t * c + t ** 3 * d);
}

function inside(roots: readonly number[]): number[] {
  return roots.filter((t) => t > 0 && t < 1);
}
