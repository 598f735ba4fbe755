import type { Finding } from './finding.js';
import type { Subject } from './subject.js';

/** A finding as a check reports it: proved unless it says otherwise, its place in the text still to be found. */
export type Report = Omit<Finding, 'verdict' | 'line' | 'column'> & Partial<Pick<Finding, 'verdict'>>;

/** One thing that is checked of a product. */
export interface Check {
  /** Stable; for tables and tests. */
  readonly id: string;
  /** What it proves when it finds nothing, as a sentence for whoever reads the table. */
  readonly proves: string;
  /** Whether it asks what can be built, and so says nothing of a product of which nothing can. */
  readonly asksRules: boolean;
  run(subject: Subject): Iterable<Report>;
}
