/** Expressions made by machines, as the language would read them. */
import type { ChoiceId, OptionId } from '../../kernel/ids.js';
import type { Rational } from '../../kernel/rational.js';
import type { BinaryOperator, Expression, FunctionName } from './expression.js';
import type { Option, Product } from '../product.js';

const NOWHERE = { start: 0, end: 0 };

/** The literal truth, the neutral element of `and`. */
export const TRUE: Expression = { type: 'boolean', value: true, span: NOWHERE };

/** The literal untruth, the neutral element of `or`. */
export const FALSE: Expression = { type: 'boolean', value: false, span: NOWHERE };

/** A numeric literal. */
export function number(value: Rational): Expression {
  return { type: 'number', value, span: NOWHERE };
}

/** The value of an option. */
export function optionTerm(optionId: OptionId): Expression {
  return { type: 'option', optionId, span: NOWHERE };
}

/** A field of the chosen choice. */
export function fieldTerm(optionId: OptionId, field: string): Expression {
  return { type: 'field', optionId, field, span: NOWHERE };
}

/** An operation. */
export function binary(operator: BinaryOperator, left: Expression, right: Expression): Expression {
  return { type: 'binary', operator, left, right, span: NOWHERE };
}

/** A function of the language. */
export function call(name: FunctionName, ...args: readonly Expression[]): Expression {
  return { type: 'call', name, args, span: NOWHERE };
}

/** Whether the condition does not hold; the unknown does not. */
export function not(operand: Expression): Expression {
  if (operand === TRUE || operand === FALSE) return operand === TRUE ? FALSE : TRUE;
  return { type: 'unary', operator: 'not', operand, span: NOWHERE };
}

/** Whether all hold; `null` stands for a condition that is not there. Literal truths are folded away. */
export function and(...conditions: readonly (Expression | null)[]): Expression {
  return conditions.reduce<Expression>((all, one) => {
    if (one === null || one === TRUE || all === FALSE) return all;
    return all === TRUE || one === FALSE ? one : binary('and', all, one);
  }, TRUE);
}

/** Whether any holds. Literal truths are folded away. */
export function or(...conditions: readonly Expression[]): Expression {
  return conditions.reduce<Expression>((any, one) => {
    if (one === FALSE || any === TRUE) return any;
    return any === FALSE || one === TRUE ? one : binary('or', any, one);
  }, FALSE);
}

/** Whether the option has this choice: chosen, or at least once among several. */
export function chooses(option: Option, choiceId: ChoiceId): Expression {
  if (option.kind === 'toggle')
    return binary('=', optionTerm(option.id), { type: 'boolean', value: choiceId === 'true', span: NOWHERE });
  const choice: Expression = { type: 'choice', optionId: option.id, choiceId, span: NOWHERE };
  return binary(option.kind === 'multi' ? 'has' : '=', optionTerm(option.id), choice);
}

/** Whether the option is there: its own condition, its step's, and its being sold in the market. */
export function isPresent(product: Product, option: Option): Expression {
  const steps = product.steps.filter(({ optionIds }) => optionIds.includes(option.id));
  const withheld = [...product.markets.values()]
    .filter(({ without }) => without.some(({ optionId, choiceId }) => optionId === option.id && choiceId === null))
    .map(({ id }) => not(binary('=', { type: 'market', span: NOWHERE }, { type: 'text', value: id, span: NOWHERE })));
  return and(option.when, ...steps.map(({ when }) => when), ...withheld);
}
