/** The open variables by activity, the most active on top; ties by number, so that a search always goes the same way. */
import type { Solver } from './solver.js';

/** Puts a variable in, unless it is in. */
export function insert(s: Solver, variable: number): void {
  if (s.heapPlace[variable]! >= 0) return;
  s.heap.push(variable);
  rise(s, s.heap.length - 1, variable);
}

/** Starts over with these variables. */
export function refill(s: Solver, variables: Iterable<number>): void {
  for (const variable of s.heap) s.heapPlace[variable] = -1;
  s.heap.length = 0;
  for (const variable of variables) insert(s, variable);
}

/** Takes out the most active variable; there is one. */
export function takeTop(s: Solver): number {
  const { heap } = s;
  const top = heap[0]!;
  s.heapPlace[top] = -1;
  const last = heap.pop()!;
  if (last !== top) sink(s, last);
  return top;
}

/** Raises the activity of a variable. */
export function raise(s: Solver, variable: number): void {
  if ((s.activity[variable]! += s.bump) > 1e100) {
    for (let other = 1; other <= s.variables; other++) s.activity[other]! *= 1e-100;
    s.bump *= 1e-100;
  }
  const place = s.heapPlace[variable]!;
  if (place >= 0) rise(s, place, variable);
}

function isBefore({ activity }: Solver, a: number, b: number): boolean {
  const difference = activity[a]! - activity[b]!;
  return difference > 0 || (difference === 0 && a < b);
}

function rise(s: Solver, from: number, variable: number): void {
  const { heap, heapPlace } = s;
  let at = from;
  while (at > 0) {
    const up = (at - 1) >> 1;
    const parent = heap[up]!;
    if (!isBefore(s, variable, parent)) break;
    heap[at] = parent;
    heapPlace[parent] = at;
    at = up;
  }
  heap[at] = variable;
  heapPlace[variable] = at;
}

function sink(s: Solver, variable: number): void {
  const { heap, heapPlace } = s;
  let at = 0;
  for (let down = 1; down < heap.length; down = 2 * at + 1) {
    if (down + 1 < heap.length && isBefore(s, heap[down + 1]!, heap[down]!)) down++;
    const child = heap[down]!;
    if (!isBefore(s, child, variable)) break;
    heap[at] = child;
    heapPlace[child] = at;
    at = down;
  }
  heap[at] = variable;
  heapPlace[variable] = at;
}
