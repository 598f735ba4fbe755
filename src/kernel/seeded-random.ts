import type { Random } from './ports.js';

/**
 * Randomness that is the same for the same seed (mulberry32, T. Ettinger 2017), for samples and tests; never for keys or ids.
 *
 * @param seed - Its lower 32 bits count.
 */
export function createSeededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return { bytes: (length) => Uint8Array.from({ length }, () => next() >>> 24) };
}
