/**
 * The order in which letters of both directions stand on a line: Unicode's bidirectional algorithm (UAX #9) without explicit
 * embeddings, which never reach a layout. Arabic stays in its logical order inside a run, because the font's own shaping joins
 * and turns it.
 */
import { splitGraphemes } from 'unicode-segmenter/grapheme';

/** L and R letters, EN digits, ES what may stand inside a number, N all else. */
type Direction = 'L' | 'R' | 'EN' | 'ES' | 'N';

interface Piece {
  readonly text: string;
  readonly level: number;
}

const RIGHT_TO_LEFT = /^[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const JOINED = /^[\p{Script=Arabic}\p{Script=Syriac}]/u;
const MIRRORED: Readonly<Record<string, string>> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '{': '}',
  '}': '{',
  '<': '>',
  '>': '<',
  '«': '»',
  '»': '«',
};

/** Whether the text as a whole runs to the left: its first letter decides (UAX #9, P2). */
export function isRightToLeft(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0];
  return first !== undefined && RIGHT_TO_LEFT.test(first);
}

/** The pieces of a line from left to right. Each is to be shaped on its own. */
export function visualRuns(text: string): readonly string[] {
  const clusters = [...splitGraphemes(text)];
  if (!clusters.some((cluster) => RIGHT_TO_LEFT.test(cluster))) return text === '' ? [] : [text];
  const base = isRightToLeft(text) ? 'R' : 'L';
  const levels = resolveNeutrals(resolveNumbers(clusters.map(directionOf), base), base).map((direction) =>
    direction === 'R' ? 1 : direction === 'L' && base === 'L' ? 0 : 2,
  );
  const pieces = toPieces(clusters, levels);
  for (const level of [2, 1]) reverseFrom(pieces, level);
  return pieces.map(({ text: own, level }) => (level === 1 ? (MIRRORED[own] ?? own) : own));
}

function directionOf(cluster: string): Direction {
  if (/^\p{Nd}/u.test(cluster)) return 'EN';
  if (RIGHT_TO_LEFT.test(cluster)) return 'R';
  if (/^\p{L}/u.test(cluster)) return 'L';
  return /^[.,:/+\u2212-]$/u.test(cluster) ? 'ES' : 'N';
}

/** W4 and W7: `12.6.26` is one number, and a number after left-to-right letters belongs to them. */
function resolveNumbers(directions: Direction[], base: Direction): Direction[] {
  let strong = base;
  return directions.map((own, at) => {
    if (own === 'L' || own === 'R') strong = own;
    const inside = own === 'ES' && directions[at - 1] === 'EN' && directions[at + 1] === 'EN';
    if (own === 'EN' || inside) return strong === 'L' ? 'L' : 'EN';
    return own === 'ES' ? 'N' : own;
  });
}

/** N1 and N2: what has no direction goes with both neighbours, or with the line. Numbers count as right to left here. */
function resolveNeutrals(directions: Direction[], base: Direction): Direction[] {
  const side = (direction: Direction | undefined): Direction =>
    direction === undefined ? base : direction === 'L' ? 'L' : 'R';
  return directions.map((own, at) => {
    if (own !== 'N') return own;
    const before = directions.slice(0, at).findLast((each) => each !== 'N');
    const after = directions.slice(at + 1).find((each) => each !== 'N');
    return side(before) === side(after) ? side(before) : base;
  });
}

/** Runs of one level; those to the left cluster by cluster, but Arabic phrases whole. */
function toPieces(clusters: readonly string[], levels: readonly number[]): Piece[] {
  const pieces: Piece[] = [];
  clusters.forEach((cluster, at) => {
    const level = levels[at] ?? 0;
    const last = pieces.at(-1);
    const continues = last?.level === level && (level !== 1 || (JOINED.test(last.text) && JOINED.test(cluster)));
    if (last && continues) pieces[pieces.length - 1] = { text: last.text + cluster, level };
    else pieces.push({ text: cluster, level });
  });
  return pieces;
}

/** L2: turns every sequence of pieces of at least `level`. */
function reverseFrom(pieces: Piece[], level: number): void {
  for (let start = 0; start < pieces.length; start++) {
    let end = start;
    while ((pieces[end]?.level ?? -1) >= level) end++;
    if (end - start > 1) pieces.splice(start, end - start, ...pieces.slice(start, end).reverse());
    start = Math.max(start, end);
  }
}
