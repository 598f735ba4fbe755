/**
 * The selling side of a loaded product: prices, presets, the quiz, markets, and what production gets. Types only.
 */
import type { AreaId, ChoiceId, MarketId, OptionId } from '../kernel/ids.js';
import type { Rational } from '../kernel/rational.js';
import type { OptionValue } from './configuration.js';
import type { Expression } from './expression/expression.js';
import type { Amounts, LocalizedTemplate, LocalizedText, Template } from './texts-and-amounts.js';

/** What things cost. */
export interface Pricing {
  /** ISO 4217 of all amounts without a currency of their own. */
  readonly currency: string;
  readonly base: Amounts;
  readonly lines: readonly PricingLine[];
  /** Increment of the unit price, in the currency, e.g. 0.05; `null`: minor units. */
  readonly round: Rational | null;
  /** Least unit price, base currency. */
  readonly minimum: Rational | null;
}

/** One line of the price: an amount, or a percentage of the exact sum so far. */
export interface PricingLine {
  readonly id: string;
  readonly title: LocalizedTemplate;
  readonly when: Expression | null;
  readonly value:
    | { readonly type: 'amount'; readonly amount: Expression }
    | { readonly type: 'amounts'; readonly amounts: Amounts }
    | { readonly type: 'percent'; readonly percent: Expression };
}

/** A named partial design. */
export interface Preset {
  readonly id: string;
  readonly title: LocalizedText;
  readonly help: LocalizedText | null;
  readonly image: string | null;
  readonly values: ReadonlyMap<OptionId, OptionValue>;
}

/** Questions about the shopper that end in values. */
export interface Quiz {
  readonly title: LocalizedText;
  readonly questions: readonly {
    readonly id: string;
    readonly title: LocalizedText;
    readonly answers: readonly {
      readonly id: string;
      readonly title: LocalizedText;
      readonly image: string | null;
      readonly set: ReadonlyMap<OptionId, OptionValue>;
      readonly score: Readonly<Record<string, number>>;
    }[];
  }[];
}

/** Where the product is sold: currency, prices, tax, availability. */
export interface Market {
  readonly id: MarketId;
  readonly title: LocalizedText | null;
  readonly currency: string;
  /** Market currency per base currency; used where no own price is given. */
  readonly rate: Rational;
  readonly round: Rational | null;
  readonly tax: { readonly included: boolean; readonly rate: Rational | null };
  readonly locale: string | null;
  /** What is not sold here: an option (`choiceId: null`) or one choice of it. */
  readonly without: readonly { readonly optionId: OptionId; readonly choiceId: ChoiceId | null }[];
}

/** What production gets. */
export interface Output {
  readonly bom: readonly {
    readonly sku: Template;
    readonly title: LocalizedText | null;
    readonly qty: Expression;
    readonly unit: string;
    readonly when: Expression | null;
  }[];
  readonly cut: readonly {
    readonly part: LocalizedText;
    readonly qty: Expression;
    readonly mm: readonly Expression[];
    readonly edge: string | null;
    readonly grain: string | null;
    readonly when: Expression | null;
  }[];
  readonly print: readonly {
    readonly areaId: AreaId;
    readonly file: 'svg' | 'pdf' | 'png';
    readonly bleedMm: number;
    readonly layer: string | null;
    readonly when: Expression | null;
  }[];
  readonly sheet: readonly {
    readonly title: LocalizedText;
    readonly value: Expression;
    readonly unit: string;
    readonly when: Expression | null;
  }[];
  readonly leadDays: Expression | null;
}
