/**
 * SHA-256 (FIPS 180-4) without waiting. `crypto.subtle` answers only in a promise, and a product's revision is needed where
 * `loadProduct` returns. Use `crypto.subtle` where a promise does no harm; both give the same bytes.
 */

/** FIPS 180-4, 4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const K = /* @__PURE__ */ new Uint32Array(/* @__PURE__ */ fractions(64, 1 / 3));
/** FIPS 180-4, 5.3.3: the same of the square roots of the first 8 primes. */
const INITIAL = /* @__PURE__ */ fractions(8, 1 / 2);

/**
 * The SHA-256 digest.
 *
 * @param bytes - What to hash, or text hashed as UTF-8.
 * @returns 32 bytes.
 */
export function sha256(bytes: Uint8Array | string): Uint8Array<ArrayBuffer> {
  const words = padded(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes);
  const hash = new Uint32Array(INITIAL);
  const schedule = new Uint32Array(64);
  for (let at = 0; at < words.byteLength; at += 64) compress(hash, schedule, words, at);
  const digest = new DataView(new ArrayBuffer(32));
  hash.forEach((word, index) => digest.setUint32(index * 4, word));
  return new Uint8Array(digest.buffer);
}

/** The message, a one bit, zeros, and its length in bits as 64 bits. */
function padded(bytes: Uint8Array): DataView {
  const view = new DataView(new ArrayBuffer(((bytes.length + 8) >> 6) * 64 + 64));
  new Uint8Array(view.buffer).set(bytes);
  view.setUint8(bytes.length, 0x80);
  view.setUint32(view.byteLength - 8, Math.floor(bytes.length / 0x20000000));
  view.setUint32(view.byteLength - 4, bytes.length << 3);
  return view;
}

function compress(hash: Uint32Array, w: Uint32Array, block: DataView, at: number): void {
  for (let t = 0; t < 64; t++) w[t] = t < 16 ? block.getUint32(at + t * 4) : expanded(w, t);
  let [a, b, c, d, e, f, g, h] = hash as unknown as [number, number, number, number, number, number, number, number];
  for (let t = 0; t < 64; t++) {
    const t1 = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + word(K, t) + word(w, t);
    const t2 = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((value, index) => (hash[index] = word(hash, index) + value));
}

function expanded(w: Uint32Array, t: number): number {
  const x = word(w, t - 15);
  const y = word(w, t - 2);
  return (
    word(w, t - 16) + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + word(w, t - 7) + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10))
  );
}

function turn(x: number, by: number): number {
  return (x >>> by) | (x << (32 - by));
}

function word(words: Uint32Array, index: number): number {
  return words[index] ?? 0;
}

function fractions(count: number, power: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) {
    if (isPrime(n)) found.push(((n ** power % 1) * 0x100000000) >>> 0);
  }
  return found;
}

function isPrime(n: number): boolean {
  for (let d = 2; d * d <= n; d++) if (n % d === 0) return false;
  return true;
}
