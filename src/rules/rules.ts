/**
 * What the rules engine answers, exactly, for one product. Pure: context and decisions in, answer out; whatever it keeps
 * between calls is a cache that never changes an answer. Types only; `createRules` makes one.
 */
import type { ChoiceId, OptionId, RuleId } from '../kernel/ids.js';
import type { Issue } from '../kernel/issue.js';
import type {
  Change,
  Context,
  Decision,
  Derived,
  OptionValue,
  Range,
  Source,
  Values,
} from '../product/configuration.js';

/**
 * `available`: picking it keeps every choice the shopper has made. `consequence`: possible, but the smallest repair changes
 * something the shopper chose. `unavailable`: in no valid design of this product and market. `open`: not decided yet.
 */
export type Status = 'available' | 'consequence' | 'unavailable' | 'open';

/** Why something is out or set. */
export type Cause = 'rule' | 'table' | 'limit' | 'stock' | 'market' | 'date' | 'entitlement' | 'absent';

/** One reason: the owner's words (in the context's locale) and the choices it holds against. */
export interface Reason {
  readonly cause: Cause;
  readonly ruleId?: RuleId;
  readonly say: string;
  readonly choices: readonly { readonly optionId: OptionId; readonly value: OptionValue }[];
}

/** One choice as judged. An amount for multi options; 1 or 0 elsewhere. */
export interface JudgedChoice {
  readonly id: ChoiceId;
  readonly status: Status;
  readonly chosen: boolean;
  readonly amount: number;
  readonly cause?: Cause;
}

/** What an option may be now. */
export type JudgedDomain =
  | {
      readonly form: 'choices';
      readonly choices: readonly JudgedChoice[];
      readonly min?: number;
      readonly max?: number;
    }
  | {
      readonly form: 'ranges';
      readonly available: readonly Range[];
      readonly consequence: readonly Range[];
      readonly step: number;
      readonly unit: string;
      readonly settled: boolean;
    }
  | { readonly form: 'text'; readonly maxGraphemes: number; readonly lines: number }
  | { readonly form: 'free' }
  | {
      readonly form: 'rows';
      readonly min: number;
      readonly max: number;
      readonly rows: readonly ReadonlyMap<OptionId, JudgedOption>[];
    };

/** One option as judged. Absent options have `present: false`, value `null` and a domain of `unavailable` choices with cause `absent`. */
export interface JudgedOption {
  readonly id: OptionId;
  readonly present: boolean;
  readonly required: boolean;
  readonly value: OptionValue;
  readonly source: Source;
  /** Why the machine set it (rules, never plain defaults). */
  readonly setBy: readonly Reason[];
  readonly issues: readonly Issue[];
  readonly domain: JudgedDomain;
}

/** Everything about the options under one set of decisions. */
export interface Evaluation {
  readonly values: Values;
  readonly derived: Derived;
  /** Declared order, absent options too. */
  readonly options: ReadonlyMap<OptionId, JudgedOption>;
  /** Warnings of rules (code `rules/warning`, params.ruleId and params.say) and errors that no option owns. */
  readonly issues: readonly Issue[];
  /** False while some status is open. */
  readonly settled: boolean;
  /** Asking again finds out more. */
  readonly hasMore: boolean;
}

/** What taking some changes does: the decisions after them, repairs included. */
export type Ruling =
  | {
      readonly accepted: true;
      readonly decisions: readonly Decision[];
      /** Changes to decisions beyond those asked for; `source: 'suggestion'` where a value replaces the shopper's own. */
      readonly repaired: readonly Change[];
    }
  | { readonly accepted: false; readonly refused: Ruled };

/** One way to let a value in: changes with what they replace, and the design that follows. */
export interface RuledRepair {
  readonly changes: readonly (Change & { readonly from: OptionValue; readonly ranges?: readonly Range[] })[];
  readonly decisions: readonly Decision[];
  readonly values: Values;
  readonly derived: Derived;
}

/** Why a value is out and what would let it in, before prices. Empty iff it is available. */
export interface Ruled {
  readonly reasons: readonly Reason[];
  /** Fewest of the shopper's own choices first, ties in declared order; at most 5. */
  readonly repairs: readonly RuledRepair[];
  readonly settled: boolean;
}

/** What an answer may take before it stops half-way. */
export interface Slice {
  /** Options that are found out first. */
  readonly first: readonly OptionId[];
  /** Whether to stop; asked before each piece of work but the first. */
  readonly isOver: () => boolean;
}

/** The engine. Decisions may come unsorted and contradictory (old links): `evaluate` drops nothing silently, see each method. */
export interface Rules {
  /**
   * Judges every option under decisions that are jointly possible (see `reconcile`). Undecided options get their default,
   * or the nearest value that keeps the design completable, in declared order. With a slice, statuses that it does not reach are
   * open; ask again to go on.
   */
  evaluate(context: Context, decisions: readonly Decision[], slice?: Slice): Evaluation;
  /** What the decisions come to, unjudged: the values of `evaluate` for the cost of the completion alone. */
  complete(context: Context, decisions: readonly Decision[]): Pick<Evaluation, 'values' | 'derived'>;
  /** What the changes would do: keeps them and the most of the other decisions. Refuses a value that is in no valid design. */
  rule(context: Context, decisions: readonly Decision[], changes: readonly Change[]): Ruling;
  /** Why the value is out and how to let it in. */
  explain(context: Context, decisions: readonly Decision[], optionId: OptionId, value: OptionValue): Ruled;
  /** The largest possible part of foreign decisions (a link, another market), and what had to go with its issue. */
  reconcile(
    context: Context,
    decisions: readonly Decision[],
  ): { readonly decisions: readonly Decision[]; readonly dropped: readonly Issue[] };
}
