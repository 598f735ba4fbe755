/** The published models and the answers known for them, which lie outside the repository. */
import { existsSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../../../../shared/benchmarks/rules/', import.meta.url);

/** Whether the models are at hand; says so once per suite where they are not. */
export function hasBenchmarks(): boolean {
  const isThere = existsSync(FOLDER);
  if (!isThere) console.log('      not run: shared/ missing');
  return isThere;
}

/** The text of a model, e.g. `bank.dimacs`. */
export function benchmarkText(name: string): string {
  return readFileSync(new URL(name, FOLDER), 'utf8');
}
