/** Prices that turn where they should not: more pieces for less money, and jumps between neighbours in a table. */
import type { Context, Decision, Values } from '../../product/configuration.js';
import { dependencies } from '../../product/expression/dependencies.js';
import type { Rational } from '../../kernel/rational.js';
import { toDecimal, toNumber } from '../../kernel/rational.js';
import type { Table } from '../../product/product.js';
import type { Price } from '../../pricing/price.js';
import { priceDesign } from '../../pricing/price-design.js';
import { amountText } from '../amount-text.js';
import type { Check } from '../check.js';
import { quantitiesTold } from '../quantities.js';
import type { Subject } from '../subject.js';

/** `audit/cheaper-tier`. */
export const tiers: Check = {
  id: 'tiers',
  proves: 'More pieces never cost less than fewer (of the start design and of every preset).',
  asksRules: true,
  *run(subject) {
    const quantities = quantitiesTold(subject.places.map(({ expression }) => expression));
    const line = subject.places.findIndex(
      ({ role, expression }) => role === 'price' && dependencies(expression).quantity,
    );
    const path = subject.places[line]?.path.slice(0, 3) ?? ['pricing'];
    for (const quantity of quantities) {
      if (!quantities.includes(quantity - 1)) continue;
      const found = cheaper(subject, quantity);
      if (found !== null)
        yield {
          code: 'audit/cheaper-tier',
          severity: 'warning',
          path,
          params: {
            more: quantity,
            fewer: quantity - 1,
            moreTotal: amountText(found.more.total),
            fewerTotal: amountText(found.fewer.total),
          },
          counterexample: found.values,
        };
    }
  },
};

interface Cheaper {
  readonly values: Values;
  readonly fewer: Price;
  readonly more: Price;
}

function cheaper(subject: Subject, quantity: number): Cheaper | null {
  const { product, rules } = subject;
  const designs: (readonly Decision[])[] = [
    [],
    ...product.presets.map(({ values }) =>
      [...values].map(([optionId, value]): Decision => ({ optionId, value, source: 'preset' })),
    ),
  ];
  const priceOf = (values: Values, context: Context): Price | null => priceDesign(product, { values, context });
  for (const context of subject.contexts([quantity]).filter(({ market }) => !subject.unsold.includes(market)))
    for (const decisions of designs) {
      const { values } = rules.complete(context, rules.reconcile(context, decisions).decisions);
      const more = priceOf(values, context);
      const fewer = priceOf(values, { ...context, quantity: quantity - 1 });
      // Less than nothing is another fault, and grows with the number of pieces.
      if (more !== null && fewer !== null && fewer.total.minor > 0 && more.total.minor < fewer.total.minor)
        return { values, fewer, more };
    }
  return null;
}

/** Neighbours of a table further apart than this are rather a slip of the key than a price. */
const JUMP = 5;

/** `audit/price-jump`. */
export const priceJumps: Check = {
  id: 'price-jumps',
  proves: 'No number of a matrix is more than five times its neighbour.',
  asksRules: false,
  *run({ product }) {
    for (const table of product.tables.values()) {
      const jump = table.type === 'matrix' ? jumpOf(table) : null;
      if (jump === null) continue;
      const { x, y, from, to } = jump;
      yield {
        code: 'audit/price-jump',
        severity: 'warning',
        path: ['tables', table.id, 'cells', y, x],
        params: { table: table.id, from: toDecimal(from, 2), to: toDecimal(to, 2) },
      };
    }
  },
};

interface Jump {
  readonly x: number;
  readonly y: number;
  readonly from: Rational;
  readonly to: Rational;
}

function jumpOf({ cells }: Extract<Table, { type: 'matrix' }>): Jump | null {
  for (const [y, row] of cells.entries())
    for (const [x, to] of row.entries())
      for (const from of [row[x - 1], cells[y - 1]?.[x]])
        if (from !== undefined && from !== null && to !== null && isJump(toNumber(from), toNumber(to)))
          return { x, y, from, to };
  return null;
}

function isJump(a: number, b: number): boolean {
  return a > 0 && b > 0 && Math.max(a, b) > JUMP * Math.min(a, b);
}
