import { compare, round, toDecimal, type Rational } from '../kernel/rational.js';
import { evaluateNumber, isTrue } from '../product/expression/evaluate.js';
import type { Scope } from '../product/expression/scope.js';
import type { Product } from '../product/product.js';
import { localized, renderTemplate } from '../product/template.js';
import type { BomLine } from './item.js';

/** Most decimals of a quantity: a micrometre of a metre. */
const MAX_SCALE = 6;

/** UN/ECE Recommendation 20 by the words owners use; what is not here and not a code already is counted in pieces. */
const UNITS: Readonly<Record<string, string>> = {
  pcs: 'C62',
  pc: 'C62',
  mm: 'MMT',
  cm: 'CMT',
  m: 'MTR',
  m2: 'MTK',
  'm²': 'MTK',
  m3: 'MTQ',
  'm³': 'MTQ',
  g: 'GRM',
  kg: 'KGM',
  ml: 'MLT',
  l: 'LTR',
  h: 'HUR',
  min: 'MIN',
  set: 'SET',
  pair: 'PR',
};

/** What one unit of the design is made of: the product's `output.bom`, in declared order. A line of quantity 0 is left out. */
export function billOfMaterials(product: Product, scope: Scope, locale: string): readonly BomLine[] {
  const lines: BomLine[] = [];
  for (const line of product.output.bom) {
    if (line.when !== null && !isTrue(line.when, scope)) continue;
    const amount = evaluateNumber(line.qty, scope);
    if (amount === null || compare(amount, 0) <= 0) continue;
    const sku = renderTemplate(line.sku, scope);
    const name = line.title === null ? sku : localized(line.title, locale, product.locales);
    lines.push({ sku, name, ...scaled(amount), unit: UNITS[line.unit] ?? unitCode(line.unit) });
  }
  return lines;
}

/** Working days until dispatch, whole; `undefined` where the product does not say. */
export function leadDays(product: Product, scope: Scope): number | undefined {
  const days = product.output.leadDays === null ? null : evaluateNumber(product.output.leadDays, scope);
  return days === null || compare(days, 0) < 0 ? undefined : Number(toDecimal(round(days), 0));
}

function scaled(amount: Rational): { readonly quantity: number; readonly scale: number } {
  const text = toDecimal(amount, MAX_SCALE);
  const point = text.indexOf('.');
  return { quantity: Number(text.replace('.', '')), scale: point < 0 ? 0 : text.length - point - 1 };
}

function unitCode(unit: string): string {
  return /^[A-Z0-9]{2,3}$/.test(unit) ? unit : 'C62';
}
