import { compare, round, toDecimal, toNumber } from '../kernel/rational.js';
import { evaluateNumber, isTrue } from '../product/expression/evaluate.js';
import type { Scope } from '../product/expression/scope.js';
import type { Product } from '../product/product.js';
import { localized } from '../product/template.js';

/** Boards of one size. */
export interface CutLine {
  readonly part: string;
  /** Of one unit of the design. */
  readonly quantity: number;
  /** Length along the grain first, as the product names them; to a tenth of a millimetre. */
  readonly sizesMm: readonly number[];
  /** Which edges are finished, in the owner's words; empty: none named. */
  readonly edge: string;
  /** How the grain runs, in the owner's words; empty: it does not matter. */
  readonly grain: string;
}

/** What is sawn for one unit of the design: the product's `output.cut`, in declared order, without lines of quantity 0. */
export function cutList(product: Product, scope: Scope, locale: string): readonly CutLine[] {
  const lines: CutLine[] = [];
  for (const { part, qty, mm, edge, grain, when } of product.output.cut) {
    if (when !== null && !isTrue(when, scope)) continue;
    const quantity = evaluateNumber(qty, scope);
    const sizes = mm.map((each) => evaluateNumber(each, scope));
    if (quantity === null || compare(quantity, 0) <= 0 || sizes.includes(null)) continue;
    lines.push({
      part: localized(part, locale, product.locales),
      quantity: toNumber(round(quantity)),
      sizesMm: sizes.map((size) => Number(toDecimal(size ?? 0, 1))),
      edge: edge ?? '',
      grain: grain ?? '',
    });
  }
  return lines;
}
