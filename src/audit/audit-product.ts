/** Runs every check on a product and puts what they find where it stands in the file. */
import type { Issue } from '../kernel/issue.js';
import type { Product } from '../product/product.js';
import { readJson, type JsonDocument } from '../product/read-json.js';
import type { Check } from './check.js';
import { CHECKS } from './checks.js';
import type { Finding } from './finding.js';
import { Subject } from './subject.js';

/** What an audit may be given. */
export interface AuditOptions {
  /** The model's file: names that the product uses are looked for in it. */
  readonly glb?: Uint8Array;
  /** Stops the audit between two checks. */
  readonly signal?: AbortSignal;
  /** The product file's text; with it findings have line and column. */
  readonly text?: string;
  /** Awaited between two checks: a page passes a wait for its next task, so that it stays awake. */
  readonly pause?: () => Promise<void>;
}

/**
 * What is wrong with a product, errors before warnings, each group in the order of `CHECKS`; empty: proved that it has no dead choice, no
 * dead option, no contradiction and no price hole. What could not be decided within the engine's budget is there as `unproved`.
 *
 * @throws The signal's reason, when it is aborted.
 */
export async function auditProduct(product: Product, options: AuditOptions = {}): Promise<Finding[]> {
  const { glb = null, signal, text, pause } = options;
  const document = documentOf(text);
  const findings = product.warnings.map((issue): Finding => ({ ...issue, verdict: 'proved' }));
  const subject = new Subject(product, glb);
  for (const check of CHECKS) {
    await pause?.();
    signal?.throwIfAborted();
    if (!check.asksRules || subject.sold.length > 0) findings.push(...run(check, subject, document));
  }
  return findings.sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
}

function run(check: Check, subject: Subject, document: JsonDocument | null): readonly Finding[] {
  return [...check.run(subject)].map((report): Finding => ({
    verdict: 'proved',
    ...report,
    ...placeOf(report, document),
  }));
}

function documentOf(text: string | undefined): JsonDocument | null {
  const read = text === undefined ? null : readJson(text);
  return read?.ok === true ? read.value : null;
}

function placeOf({ path }: Pick<Issue, 'path'>, document: JsonDocument | null): Pick<Issue, 'line' | 'column'> {
  return document === null ? {} : document.place(document.offsetOf(path));
}
