/**
 * What elements and shops see of a design in the making (see the public contract). Types only; `createSession` makes one.
 */
import type { OptionId, StepId } from '../kernel/ids.js';
import type { Issue } from '../kernel/issue.js';
import type { Money } from '../kernel/money.js';
import type { Change, Context, Derived, Design, OptionValue, Range, Source, Values } from '../product/configuration.js';
import type { Kind, Product } from '../product/product.js';
import type { Price } from '../pricing/price.js';
import type { JudgedChoice, JudgedDomain, Reason, Status } from '../rules/rules.js';

/** A choice with its price difference, repairs included; `null` while open, out, or without a price. Computed when first read. */
export interface ChoiceState extends JudgedChoice {
  readonly delta: Money | null;
}

/** What an option may be now. */
export type Domain =
  | { readonly form: 'choices'; readonly choices: readonly ChoiceState[]; readonly min?: number; readonly max?: number }
  | Exclude<JudgedDomain, { form: 'choices' | 'rows' }>
  | {
      readonly form: 'rows';
      readonly min: number;
      readonly max: number;
      readonly rows: readonly ReadonlyMap<OptionId, OptionState>[];
    };

/** One option now. An entry that did not change keeps its identity from snapshot to snapshot. */
export interface OptionState {
  readonly id: OptionId;
  readonly kind: Kind;
  readonly present: boolean;
  readonly required: boolean;
  readonly value: OptionValue;
  readonly source: Source;
  readonly setBy: readonly Reason[];
  readonly issues: readonly Issue[];
  readonly domain: Domain;
}

/** One step now. */
export interface StepState {
  readonly id: StepId;
  readonly present: boolean;
  readonly status: 'todo' | 'done' | 'problem';
  readonly optionIds: readonly OptionId[];
}

/** Everything about the design at one moment; frozen. A function of product, context and decisions, not of the path. */
export interface Snapshot {
  readonly revision: number;
  /** False while some status is open; a refinement notifies again under the same revision. */
  readonly settled: boolean;
  readonly context: Context;
  readonly design: Design;
  /** Present options only. */
  readonly values: Values;
  readonly derived: Derived;
  /** Declared order, absent ones too. */
  readonly options: ReadonlyMap<OptionId, OptionState>;
  readonly steps: readonly StepState[];
  /** `null`: quote mode. */
  readonly price: Price | null;
  readonly issues: readonly Issue[];
  /** All required options answered, no error, settled. */
  readonly complete: boolean;
}

/** One way to let a value in, with its price difference. */
export interface Repair {
  readonly changes: readonly (Change & { readonly from: OptionValue; readonly ranges?: readonly Range[] })[];
  readonly delta: Money | null;
}

/** Why a value is out and how to let it in; empty iff it is available. */
export interface Explanation {
  readonly reasons: readonly Reason[];
  /** Best first, at most 5. */
  readonly repairs: readonly Repair[];
  readonly settled: boolean;
}

/** What a call did. Refused: nothing changed. */
export interface Outcome {
  readonly accepted: boolean;
  readonly snapshot: Snapshot;
  readonly changed: readonly OptionId[];
  readonly repaired: readonly Change[];
  readonly refused?: Explanation;
}

/** What `apply` would do, not done. */
export interface Consideration {
  readonly status: Status;
  readonly changes: readonly Change[];
  readonly values: Values;
  readonly derived: Derived;
  readonly price: Price | null;
  readonly delta: Money | null;
}

/** Called after every change; `outcome` is `null` for a refinement. */
export type SessionListener = (snapshot: Snapshot, outcome: Outcome | null) => void;

/** How a change enters the history: its own step, merged into the last one, or not at all. */
export type HistoryMode = 'record' | 'merge' | 'skip';

/** A design in the making. */
export interface Session {
  readonly product: Product;
  readonly snapshot: Snapshot;
  /** The design code; longer before `settled` has been waited for once, and of the equal design all the same. */
  readonly design: string;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  subscribe(listener: SessionListener): () => void;
  /** Atomic; refused = nothing changed. Default history `record`. */
  apply(change: Change | readonly Change[], options?: { readonly history?: HistoryMode }): Outcome;
  consider(change: Change | readonly Change[]): Consideration;
  explain(optionId: OptionId, value: OptionValue): Explanation;
  /** Keeps the design, lists what changed. */
  setContext(context: Partial<Context>): Outcome;
  /** Waits for every open status, and for what short codes and texts of any script need, which is fetched when first asked for. */
  settled(options?: { readonly signal?: AbortSignal }): Promise<Snapshot>;
  applyPreset(id: string): Outcome;
  undo(): Outcome | null;
  redo(): Outcome | null;
  reset(optionId?: OptionId): Outcome;
  dispose(): void;
}
