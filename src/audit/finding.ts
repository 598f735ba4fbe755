import type { OptionId } from '../kernel/ids.js';
import type { Issue } from '../kernel/issue.js';
import type { Values } from '../product/configuration.js';

/** One step of a JSON Patch (RFC 6902) on the product file; `path` is a JSON Pointer. */
export type JsonPatchOperation =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string };

/** A change of the product file that mends a fault. */
export type JsonPatch = readonly JsonPatchOperation[];

/** Something wrong with a product. `path`, `line` and `column` point into its file. */
export interface Finding extends Issue {
  /** `unproved`: the work it would take to decide is beyond the budget; the fault may or may not be there. */
  readonly verdict: 'proved' | 'unproved';
  /** A complete design that shows the fault. */
  readonly counterexample?: Values;
  /** Numbers of one option at which the fault happens; inclusive. */
  readonly range?: { readonly optionId: OptionId; readonly min: number; readonly max: number };
  /** What would mend it, where that is certain enough to be offered. */
  readonly fix?: JsonPatch;
}
