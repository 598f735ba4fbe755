/** Parts of a problem that have nothing to do with each other once the root is propagated. */
import type { Solver } from './solver.js';

/** The open variables, by component. */
export function findComponents(s: Solver): number[][] {
  const parent = Int32Array.from({ length: s.variables + s.propagators.length + 1 }, (_, at) => at);
  const top = (at: number): number => {
    let node = at;
    while (parent[node] !== node) node = parent[node] = parent[parent[node]!]!;
    return node;
  };
  const join = (a: number, b: number): void => {
    parent[top(a)] = top(b);
  };
  const isOpen = (literal: number): boolean => s.value[literal] === 0;
  for (const clause of s.clauses) joinAll(clause, s, join);
  for (let literal = 2; literal < 2 * s.variables + 2; literal++) {
    if (!isOpen(literal)) continue;
    const variable = literal >> 1;
    for (const other of s.implied[literal]!) if (isOpen(other)) join(variable, other >> 1);
    for (const group of s.groupsOf[literal]!) joinAll(group, s, join);
    if (s.chain[variable]! & 1 && isOpen(literal - 2)) join(variable, variable - 1);
    for (const { propagator } of s.listeners[literal]!)
      join(variable, s.variables + 1 + s.propagators.indexOf(propagator));
  }
  const components = new Map<number, number[]>();
  for (let variable = 1; variable <= s.variables; variable++) {
    if (!isOpen(variable * 2)) continue;
    const root = top(variable);
    const component = components.get(root);
    if (component === undefined) components.set(root, [variable]);
    else component.push(variable);
  }
  return [...components.values()];
}

/** Joins the open variables of a clause or group that is not yet true. */
function joinAll(literals: readonly number[], s: Solver, join: (a: number, b: number) => void): void {
  let first = 0;
  if (literals.some((literal) => s.value[literal]! > 0)) return;
  for (const literal of literals) {
    if (s.value[literal] !== 0) continue;
    if (first > 0) join(first, literal >> 1);
    first = literal >> 1;
  }
}
