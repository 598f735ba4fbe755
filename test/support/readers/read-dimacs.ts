import type { ClauseModel } from './clause-model.js';

/**
 * Reads DIMACS CNF. Names come from `c <variable> <name>`; a variable without one is called by its number. A clause may spread
 * over lines, several may share one; `%` ends the file as old tools wrote it.
 *
 * @throws {Error} No header, a literal out of range, an unfinished clause, or not as many clauses as announced.
 */
export function readDimacs(text: string): ClauseModel {
  const lines = text.split(/\r?\n/);
  const header = lines.map((line) => /^p\s+cnf\s+(\d+)\s+(\d+)\s*$/.exec(line)).find((match) => match !== null);
  if (!header) throw new Error('no line "p cnf <variables> <clauses>"');
  const variables = Number(header[1]);
  const names = Array.from({ length: variables }, (_, index) => String(index + 1));
  for (const line of lines) {
    const comment = /^c\s+(\d+)\s+(.+?)\s*$/.exec(line);
    if (comment?.[2] !== undefined && Number(comment[1]) <= variables) names[Number(comment[1]) - 1] = comment[2];
  }
  const clauses = readClauses(lines, variables);
  if (clauses.length !== Number(header[2])) throw new Error(`${clauses.length} clauses, announced ${header[2]}`);
  return { names, problem: { variables, clauses } };
}

function readClauses(lines: readonly string[], variables: number): number[][] {
  const end = lines.findIndex((line) => line.startsWith('%'));
  const body = lines.slice(0, end < 0 ? lines.length : end).filter((line) => !/^[cp]/.test(line));
  const clauses: number[][] = [];
  let clause: number[] = [];
  for (const token of body.join(' ').split(/\s+/).filter(Boolean)) {
    const literal = Number(token);
    if (!Number.isInteger(literal) || Math.abs(literal) > variables) throw new Error(`no literal: ${token}`);
    if (literal !== 0) clause.push(literal);
    else {
      clauses.push(clause);
      clause = [];
    }
  }
  if (clause.length > 0) throw new Error('the last clause has no end');
  return clauses;
}
