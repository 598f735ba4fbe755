import type { Finding } from './finding.js';

/** What disproves the promise, or leaves it open. */
const PROMISED: ReadonlySet<string> = new Set([
  'audit/nothing-valid',
  'audit/contradiction',
  'audit/dead-choice',
  'audit/dead-option',
  'audit/dead-step',
  'audit/number-hole',
  'audit/table-hole',
  'audit/amount-unknown',
  'audit/currency-missing',
  'audit/rows-unseen',
]);

/** Whether the findings of a product that can be used leave it proved: no dead choice, no dead option, no contradiction, no price hole. */
export function isProved(findings: readonly Finding[]): boolean {
  return !findings.some(({ code }) => PROMISED.has(code));
}
