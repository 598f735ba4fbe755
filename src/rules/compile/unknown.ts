/**
 * Unknowns as literals. A list of three values or more is a group, one literal a value; what counts (numbers, amounts) and what has two
 * values is a chain, "at least the first value but one", and so on. Sets of values are literals of their own, made when first
 * asked for.
 */
import { backjump } from '../solve/learn.js';
import { addChain, addClause, addGroup, addVariable, createSolver, type Solver } from '../solve/solver.js';
import { has, intersect, sizeOf, type Domain } from '../domain.js';
import type { Variable } from '../variable.js';

/** The literal that always holds, and its opposite. */
export const TRUE = 2;
/** See `TRUE`. */
export const FALSE = 3;

/** An unknown in the solver. Its values are counted as places from 0, those that cannot be are left out. */
export interface Unknown {
  readonly domain: Domain;
  readonly isGroup: boolean;
  /** The solver's variable of the first place (of a chain: of the second). */
  readonly first: number;
  readonly size: number;
  /** How many of the places stand for what is no answer. */
  readonly specials: number;
  /** Literals of sets that were asked for. */
  readonly literals: WeakMap<Domain, readonly number[]>;
}

/** Unknowns in a solver. */
export interface Encoding {
  readonly solver: Solver;
  readonly unknowns: readonly Unknown[];
  /** Literals by what they are defined as. */
  readonly definitions: Map<string, number>;
  /** Called with each variable that is defined after the problem was put together. */
  onDefinition: ((variable: number, literals: readonly number[]) => void) | null;
}

/** A solver that knows the unknowns, and nothing of them yet. */
export function createEncoding(variables: readonly Variable[]): Encoding {
  const solver = createSolver();
  addVariable(solver);
  addClause(solver, [TRUE]);
  return {
    solver,
    unknowns: variables.map((one) => addUnknown(solver, one)),
    definitions: new Map(),
    onDefinition: null,
  };
}

function addUnknown(solver: Solver, { domain, option }: Variable): Unknown {
  const size = sizeOf(domain);
  const specials = sizeOf(intersect(domain, [-2, -1]));
  const isGroup = size > 2 && option.kind !== 'number' && option.kind !== 'multi';
  const first = isGroup ? solver.variables + 1 : addChain(solver, Math.max(0, size - 1));
  if (isGroup)
    addGroup(
      solver,
      Array.from({ length: size }, () => 2 * addVariable(solver)),
    );
  return { domain, isGroup, first, size, specials, literals: new WeakMap() };
}

/** The value at a place. */
export function valueAt({ domain, specials }: Unknown, place: number): number {
  return place >= specials ? place - specials : domain[0]! + place;
}

/** The place of a value that can be. */
export function placeOf({ domain, specials }: Unknown, value: number): number {
  return value >= 0 ? value + specials : value - domain[0]!;
}

/** Literals that together say that the unknown is in the set. */
export function literalsOf(encoding: Encoding, variable: number, set: Domain): readonly number[] {
  const unknown = encoding.unknowns[variable]!;
  let literals = unknown.literals.get(set);
  if (literals === undefined)
    unknown.literals.set(set, (literals = find(encoding, unknown, intersect(unknown.domain, set))));
  return literals;
}

/** One literal that says that the unknown is in the set. */
export function literalOf(encoding: Encoding, variable: number, set: Domain): number {
  const literals = literalsOf(encoding, variable, set);
  return literals.length === 1 ? literals[0]! : all(encoding, literals);
}

function find(encoding: Encoding, unknown: Unknown, set: Domain): readonly number[] {
  const { size, first, isGroup } = unknown;
  const wanted = sizeOf(set);
  if (wanted === 0) return [FALSE];
  if (wanted === size) return [];
  if (isGroup) {
    const isMost = wanted > size / 2;
    const places = Array.from({ length: size }, (_, place) => place).filter(
      (place) => has(set, valueAt(unknown, place)) !== isMost,
    );
    const literals = places.map((place) => 2 * (first + place));
    return isMost && literals.length > 1
      ? literals.map((literal) => literal ^ 1)
      : [any(encoding, literals) ^ Number(isMost)];
  }
  const runs: number[][] = [];
  for (const [from, to] of placesOf(unknown, set))
    runs.push([...(from > 0 ? [2 * (first + from - 1)] : []), ...(to < size - 1 ? [2 * (first + to) + 1] : [])]);
  const [only] = runs;
  return runs.length === 1 && only !== undefined
    ? only
    : [
        any(
          encoding,
          runs.map((run) => all(encoding, run)),
        ),
      ];
}

/** The runs of a set as runs of places. */
function placesOf(unknown: Unknown, set: Domain): [number, number][] {
  const runs: [number, number][] = [];
  for (let at = 0; at < set.length; at += 2) {
    const from = placeOf(unknown, set[at]!);
    const to = placeOf(unknown, set[at + 1]!);
    const last = runs.at(-1);
    // Absent and the first answer are neighbours where there is no blank.
    if (last !== undefined && last[1] + 1 === from) last[1] = to;
    else runs.push([from, to]);
  }
  return runs;
}

/** The literal that holds exactly if all do. */
export function all(encoding: Encoding, literals: readonly number[]): number {
  return (
    any(
      encoding,
      literals.map((literal) => literal ^ 1),
    ) ^ 1
  );
}

/** The literal that holds exactly if one does. */
export function any(encoding: Encoding, literals: readonly number[]): number {
  const { solver, definitions } = encoding;
  const open = [...new Set(literals)].filter((literal) => literal !== FALSE).sort((a, b) => a - b);
  if (open.some((literal, at) => literal === TRUE || (literal & 1 && open[at - 1] === (literal ^ 1)))) return TRUE;
  if (open.length < 2) return open[0] ?? FALSE;
  const key = open.join();
  let literal = definitions.get(key);
  if (literal === undefined) {
    backjump(solver, 0);
    literal = 2 * addVariable(solver);
    definitions.set(key, literal);
    encoding.onDefinition?.(literal >> 1, open);
    for (const one of open) addClause(solver, [one ^ 1, literal]);
    addClause(solver, [...open, literal ^ 1]);
  }
  return literal;
}

/** The least value left to an unknown now. Only after propagation. */
export function lowOf({ solver }: Encoding, unknown: Unknown): number {
  const { first, size, isGroup } = unknown;
  const { value } = solver;
  let from = 0;
  if (isGroup) {
    while (from < size - 1 && value[2 * (first + from)]! < 0) from++;
    return valueAt(unknown, from);
  }
  for (let to = size - 1; from < to;) {
    const middle = (from + to) >> 1;
    if (value[2 * (first + middle)]! > 0) from = middle + 1;
    else to = middle;
  }
  return valueAt(unknown, from);
}

/** The greatest value left to an unknown now. Only after propagation. */
export function highOf({ solver }: Encoding, unknown: Unknown): number {
  const { first, size, isGroup } = unknown;
  const { value } = solver;
  let to = size - 1;
  if (isGroup) {
    while (to > 0 && value[2 * (first + to)]! < 0) to--;
    return valueAt(unknown, to);
  }
  for (let from = 0; from < to;) {
    const middle = (from + to) >> 1;
    if (value[2 * (first + middle)]! < 0) to = middle;
    else from = middle + 1;
  }
  return valueAt(unknown, to);
}

/** Whether a value is left now. */
export function isLeft({ solver }: Encoding, unknown: Unknown, value: number): boolean {
  if (value === -1 && !has(unknown.domain, value)) return false;
  return !unknown.isGroup || solver.value[2 * (unknown.first + placeOf(unknown, value))]! >= 0;
}
