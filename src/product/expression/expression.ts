/**
 * The syntax tree of the product language's expressions, names already resolved against a product. Made by
 * `parseExpression`, read by evaluation (rules, pricing, plan), printing and analysis. Plain data, frozen.
 */
import type { ChoiceId, OptionId, ValueId } from '../../kernel/ids.js';
import type { Rational } from '../../kernel/rational.js';

/** Character offsets into the source text, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Binary operators, loosest first. */
export type BinaryOperator = 'or' | 'and' | '=' | '!=' | '<' | '<=' | '>' | '>=' | 'has' | '+' | '-' | '*' | '/' | '%';

/** Functions of the language. */
export type FunctionName =
  | 'if'
  | 'min'
  | 'max'
  | 'ceil'
  | 'floor'
  | 'round'
  | 'abs'
  | 'length'
  | 'count'
  | 'sum'
  | 'lookup'
  | 'amount'
  | 'known';

/** One node. `option`: the option's value. `column`: a column of the rows option being summed or counted. `field`: own or standard field of the chosen choice (`upper.sku`). */
export type Expression =
  | { readonly type: 'number'; readonly value: Rational; readonly span: Span }
  | { readonly type: 'text'; readonly value: string; readonly span: Span }
  | { readonly type: 'boolean'; readonly value: boolean; readonly span: Span }
  | { readonly type: 'choice'; readonly optionId: OptionId; readonly choiceId: ChoiceId; readonly span: Span }
  | { readonly type: 'option'; readonly optionId: OptionId; readonly span: Span }
  | { readonly type: 'column'; readonly optionId: OptionId; readonly columnId: OptionId; readonly span: Span }
  | { readonly type: 'field'; readonly optionId: OptionId; readonly field: string; readonly span: Span }
  | { readonly type: 'derived'; readonly valueId: ValueId; readonly span: Span }
  | { readonly type: 'table'; readonly tableId: string; readonly span: Span }
  | { readonly type: 'quantity'; readonly span: Span }
  | { readonly type: 'market'; readonly span: Span }
  | { readonly type: 'unary'; readonly operator: 'not' | '-'; readonly operand: Expression; readonly span: Span }
  | {
      readonly type: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
      readonly span: Span;
    }
  | {
      readonly type: 'in';
      readonly negated: boolean;
      readonly operand: Expression;
      readonly list: readonly Expression[];
      readonly span: Span;
    }
  | { readonly type: 'call'; readonly name: FunctionName; readonly args: readonly Expression[]; readonly span: Span };
