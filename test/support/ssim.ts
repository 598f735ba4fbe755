/** Brightness of a picture, rows from the top. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  /** 0..255, `width * height`. */
  readonly values: ArrayLike<number>;
}

/** Edge of the window that is compared, pixels. */
const WINDOW = 8;
/** Constants of the paper for 8 bit. */
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;

/**
 * Structural similarity of two pictures of one size, -1..1: the mean over windows of 8 x 8 pixels, every 4 pixels. Windows in
 * which both are empty are left out, since they would only flatter.
 *
 * Wang, Bovik, Sheikh and Simoncelli, "Image quality assessment: from error visibility to structural similarity", 2004.
 *
 * @throws {RangeError} The sizes differ, or nothing is on either picture.
 */
export function ssim(a: GreyPicture, b: GreyPicture): number {
  if (a.width !== b.width || a.height !== b.height) throw new RangeError('The pictures differ in size.');
  let sum = 0;
  let windows = 0;
  for (let y = 0; y + WINDOW <= a.height; y += WINDOW / 2) {
    for (let x = 0; x + WINDOW <= a.width; x += WINDOW / 2) {
      const similarity = similarityOf(a, b, x, y);
      if (similarity === null) continue;
      sum += similarity;
      windows += 1;
    }
  }
  if (windows === 0) throw new RangeError('Both pictures are empty.');
  return sum / windows;
}

function similarityOf(a: GreyPicture, b: GreyPicture, left: number, top: number): number | null {
  let [sumA, sumB, squareA, squareB, product] = [0, 0, 0, 0, 0];
  for (let y = top; y < top + WINDOW; y++) {
    for (let x = left; x < left + WINDOW; x++) {
      const [p, q] = [a.values[y * a.width + x] ?? 0, b.values[y * b.width + x] ?? 0];
      sumA += p;
      sumB += q;
      squareA += p * p;
      squareB += q * q;
      product += p * q;
    }
  }
  if (squareA === 0 && squareB === 0) return null;
  const count = WINDOW * WINDOW;
  const [meanA, meanB] = [sumA / count, sumB / count];
  const variance = squareA / count - meanA ** 2 + (squareB / count - meanB ** 2);
  const covariance = product / count - meanA * meanB;
  return ((2 * meanA * meanB + C1) * (2 * covariance + C2)) / ((meanA ** 2 + meanB ** 2 + C1) * (variance + C2));
}
