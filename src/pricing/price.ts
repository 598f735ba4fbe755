import type { ChoiceId, OptionId } from '../kernel/ids.js';
import type { Money } from '../kernel/money.js';

/** What a price line is for. */
export type PriceLineType =
  'base' | 'option' | 'personalization' | 'tier' | 'discount' | 'fee' | 'rounding' | 'minimum';

/** One line of a price, per unit; `minor` in the price's currency. */
export interface PriceLine {
  readonly id: string;
  readonly type: PriceLineType;
  /** In the context's locale. */
  readonly title: string;
  readonly optionId?: OptionId;
  readonly choiceId?: ChoiceId;
  readonly minor: number;
}

/** sum(lines.minor) = unit.minor; total = unit x quantity. */
export interface Price {
  readonly unit: Money;
  readonly total: Money;
  readonly quantity: number;
  readonly taxIncluded: boolean;
  readonly lines: readonly PriceLine[];
}
