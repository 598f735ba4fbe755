/** In which order undecided options are filled in. */
import { existing } from './existing.js';
import type { OptionId } from '../kernel/ids.js';
import { dependencies } from '../product/expression/dependencies.js';
import type { Expression } from '../product/expression/expression.js';
import type { Option, Product } from '../product/product.js';
import { conditionsOf } from './constraint.js';

/** Options in the order of filling; the first `bound` are decided ones and what their presence depends on. */
export interface FillOrder {
  readonly options: readonly Option[];
  readonly bound: number;
}

/** Decided options first, then declared order; but what an option's condition or default reads goes before it. */
export function fillOrder(product: Product, decided: ReadonlySet<OptionId>): FillOrder {
  const sorted = new Set<Option>();
  const visiting = new Set<Option>();
  const visit = (option: Option): void => {
    if (visiting.has(option)) return;
    visiting.add(option);
    const { default: initial } = option;
    const expressions = [...conditionsOf(product, option), ...(initial.type === 'expression' ? [initial.expression] : [])];
    if (option.kind === 'number' && initial.type === 'first') expressions.push(option.min);
    for (const id of new Set(expressions.flatMap((expression) => [...optionsRead(product, expression)]))) visit(existing(product.optionById.get(id)));
    sorted.add(option);
  };
  product.options.filter((option) => decided.has(option.id)).forEach(visit);
  const bound = sorted.size;
  product.options.forEach(visit);
  return { options: [...sorted], bound };
}

/** The options an expression reads, through derived values too. */
export function optionsRead(product: Product, expression: Expression, seen = new Set<string>()): ReadonlySet<OptionId> {
  const { options, values } = dependencies(expression);
  const found = new Set(options);
  for (const id of values) {
    const value = product.valueById.get(id);
    if (value === undefined || seen.has(id)) continue;
    seen.add(id);
    for (const option of optionsRead(product, value.expression, seen)) found.add(option);
  }
  return new Set([...found].filter((id) => product.optionById.has(id)));
}
