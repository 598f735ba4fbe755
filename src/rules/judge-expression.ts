/** Whether a condition holds, cannot hold, or depends on what is still open. A comparison with something unknown is false. */
import { elementAt } from '../kernel/element-at.js';
import { existing } from './existing.js';
import type { OptionId } from '../kernel/ids.js';
import { isTrue } from '../product/expression/evaluate.js';
import type { BinaryOperator, Expression } from '../product/expression/expression.js';
import { bounds, type Bounds } from './bounds.js';
import { has, isSingle } from './domain.js';
import type { Truth, View } from './view.js';

type Binary = Extract<Expression, { type: 'binary' }>;

/** Judges a condition; never `null` once everything it reads is single. */
export function judge(expression: Expression, view: View): Truth {
  if (view.isSettled(expression)) return isTrue(expression, view);
  switch (expression.type) {
    case 'option':
      return isValue(expression.optionId, true, view);
    case 'derived': {
      const value = view.product.valueById.get(expression.valueId);
      return value === undefined ? false : judge(value.expression, view);
    }
    case 'unary':
      return expression.operator === 'not' ? not(judge(expression.operand, view)) : false;
    case 'binary':
      return judgeBinary(expression, view);
    case 'in':
      return judgeMembership(expression, view);
    case 'call':
      return judgeCall(expression, view);
    default:
      return null;
  }
}

/** Three-valued `not`. */
export function not(truth: Truth): Truth {
  return truth === null ? null : !truth;
}

/** Three-valued `and`; the later ones are judged only if needed. */
export function and(...parts: readonly (() => Truth)[]): Truth {
  let result: Truth = true;
  for (const part of parts) {
    const truth = part();
    if (truth === false) return false;
    if (truth === null) result = null;
  }
  return result;
}

function judgeBinary(expression: Binary, view: View): Truth {
  const { operator, left, right } = expression;
  if (operator === 'and') return and(() => judge(left, view), () => judge(right, view));
  if (operator === 'or') return not(and(() => not(judge(left, view)), () => not(judge(right, view))));
  if (operator === 'has') return judgeHas(left, right, view);
  if (operator !== '=' && operator !== '!=') return ORDER[operator]?.(bounds(left, view), bounds(right, view)) ?? null;
  if (left.type === 'option') {
    const equal = literalEquality(left.optionId, right, view);
    if (equal !== undefined) return operator === '=' ? equal : differs(left.optionId, equal, view);
  }
  return isNumeric(left, view) || isNumeric(right, view) ? judgeEquality(bounds(left, view), bounds(right, view), operator) : null;
}

/** An ordered comparison of two intervals. False for sure also when one side is never a number. */
const ORDER: Partial<Record<BinaryOperator, (a: Bounds, b: Bounds) => Truth>> = {
  '<': (a, b) => order(a, b, a.high < b.low, a.low >= b.high),
  '<=': (a, b) => order(a, b, a.high <= b.low, a.low > b.high),
  '>': (a, b) => order(a, b, a.low > b.high, a.high <= b.low),
  '>=': (a, b) => order(a, b, a.low >= b.high, a.high < b.low),
};

function order(a: Bounds, b: Bounds, always: boolean, never: boolean): Truth {
  if (a.low > a.high || b.low > b.high || never) return false;
  return always && !a.unknown && !b.unknown ? true : null;
}

function judgeEquality(a: Bounds, b: Bounds, operator: '=' | '!='): Truth {
  const apart = a.high < b.low || b.high < a.low;
  if (a.low > a.high || b.low > b.high) return null;
  if (!apart) return null;
  if (operator === '=') return false;
  return a.unknown || b.unknown ? null : true;
}

/** Surely a number or unknown, never a choice or a text. */
function isNumeric(expression: Expression, view: View): boolean {
  switch (expression.type) {
    case 'number':
    case 'quantity':
      return true;
    case 'option':
      return view.product.optionById.get(expression.optionId)?.kind === 'number';
    case 'unary':
      return expression.operator === '-';
    case 'binary':
      return '+-*/%'.includes(expression.operator);
    case 'call':
      return expression.name !== 'if' && expression.name !== 'lookup' && expression.name !== 'known';
    default:
      return false;
  }
}

/** `option = literal`, by the option's own values; `undefined`: no literal of it. */
function literalEquality(id: OptionId, literal: Expression, view: View): Truth | undefined {
  if (literal.type === 'choice') return literal.optionId === id ? isValue(id, literal.choiceId, view) : undefined;
  const kind = view.product.optionById.get(id)?.kind;
  if (literal.type === 'boolean' && kind === 'toggle') return isValue(id, literal.value, view);
  return literal.type === 'text' && literal.value !== '' && kind !== 'multi' ? isValue(id, literal.value, view) : undefined;
}

function isValue(id: OptionId, value: string | boolean, view: View): Truth {
  const variable = view.variablesOf.get(id)?.[0];
  const index = variable?.indexOf(value);
  if (variable === undefined || index === undefined || variable.option.kind === 'multi') return null;
  const domain = view.domainOf(variable.index);
  return !has(domain, index) ? false : isSingle(domain) ? true : null;
}

/** `!=` is false, too, while the option is absent or blank. */
function differs(id: OptionId, equal: Truth, view: View): Truth {
  if (equal !== false) return not(equal);
  const domain = view.domainOf(elementAt(existing(view.variablesOf.get(id)), 0).index);
  return elementAt(domain, 0) >= 0 ? true : null;
}

function judgeMembership(expression: Extract<Expression, { type: 'in' }>, view: View): Truth {
  const { operand, list, negated } = expression;
  if (operand.type !== 'option') return null;
  const parts = list.map((item) => literalEquality(operand.optionId, item, view));
  if (parts.some((part) => part === undefined)) return null;
  const among = parts.includes(true) ? true : parts.every((part) => part === false) ? false : null;
  return negated ? differs(operand.optionId, among, view) : among;
}

function judgeHas(left: Expression, right: Expression, view: View): Truth {
  if (left.type !== 'option' || right.type !== 'choice') return null;
  const parts = view.variablesOf.get(left.optionId) ?? [];
  if (parts[0]?.option.kind !== 'multi') return isValue(left.optionId, right.choiceId, view);
  const part = parts.find((one) => one.choiceId === right.choiceId);
  if (part === undefined) return false;
  const domain = view.domainOf(part.index);
  return elementAt(domain, 0) > 0 ? true : existing(domain.at(-1)) <= 0 ? false : null;
}

function judgeCall(expression: Extract<Expression, { type: 'call' }>, view: View): Truth {
  const [first, then, otherwise] = expression.args;
  if (expression.name === 'known' && first?.type === 'option') {
    const variable = view.variablesOf.get(first.optionId)?.[0];
    if (variable === undefined) return null;
    const domain = view.domainOf(variable.index);
    return elementAt(domain, 0) >= 0 ? true : existing(domain.at(-1)) < 0 ? false : null;
  }
  if (expression.name !== 'if') return null;
  const truth = judge(existing(first), view);
  if (truth !== null) return judge(existing((truth ? then : otherwise)), view);
  const both = judge(existing(then), view);
  return both === judge(existing(otherwise), view) ? both : null;
}
