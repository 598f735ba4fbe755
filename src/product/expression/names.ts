/** What names stand for while expressions are read. Types only. */
import type { Kind } from '../product.js';

/** An option (or column) as expressions call it. */
export interface OptionNames {
  readonly id: string;
  readonly kind: Kind;
  /** Of a list or a palette; `null`: none. */
  readonly choices: ReadonlyMap<string, unknown> | null;
  readonly columns: ReadonlyMap<string, OptionNames>;
}

/** All names an expression may use. */
export interface Names {
  readonly options: ReadonlyMap<string, OptionNames>;
  /** Derived values. */
  readonly values: ReadonlyMap<string, unknown>;
  /** Ids of the options or derived values that are the keys of each table, in order. */
  readonly tables: ReadonlyMap<string, { readonly by: readonly string[] }>;
  readonly markets: ReadonlyMap<string, unknown>;
}

/** Whose choices a bare word may be. */
export type Beside = OptionNames | 'market' | null;
