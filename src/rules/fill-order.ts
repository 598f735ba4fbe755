/** In which order undecided options are filled in, and what they are filled with. */
import type { OptionId } from '../kernel/ids.js';
import { toNumber } from '../kernel/rational.js';
import type { OptionValue } from '../product/configuration.js';
import { toPlain } from '../product/expression/create-scope.js';
import { evaluate, evaluateNumber } from '../product/expression/evaluate.js';
import type { Scope } from '../product/expression/scope.js';
import type { Option, Product } from '../product/product.js';
import { conditionsOf } from './compile/constraint.js';
import { choicesOf } from './variable.js';
import { optionsRead } from './view.js';

/** Decided options first, then declared order; but what an option's condition or default reads goes before it. */
export function fillOrder(product: Product, decided: ReadonlySet<OptionId>): readonly Option[] {
  const sorted = new Set<Option>();
  const visiting = new Set<Option>();
  const visit = (option: Option | undefined): void => {
    if (option === undefined || visiting.has(option)) return;
    visiting.add(option);
    const { default: initial } = option;
    const expressions = [
      ...conditionsOf(product, option),
      ...(initial.type === 'expression' ? [initial.expression] : []),
    ];
    if (option.kind === 'number' && initial.type === 'first') expressions.push(option.min);
    for (const expression of expressions)
      for (const id of optionsRead(product, expression)) visit(product.optionById.get(id));
    sorted.add(option);
  };
  product.options.filter(({ id }) => decided.has(id)).forEach(visit);
  product.options.forEach(visit);
  return [...sorted];
}

/** What the machine wishes for; `null`: no answer. */
export function defaultOf(option: Option, scope: Scope): OptionValue {
  const { default: initial } = option;
  if (initial.type === 'value') return initial.value;
  const made = initial.type === 'expression' ? toPlain(evaluate(initial.expression, scope)) : null;
  if (made !== null) return made;
  if (option.kind === 'multi') return {};
  if (initial.type === 'unanswered') return null;
  if (option.kind === 'text') return '';
  if (option.kind === 'toggle') return false;
  if (option.kind === 'number') return toNumber(evaluateNumber(option.min, scope) ?? option.outer.min);
  return choicesOf(option)[0]?.id ?? null;
}
