import type { AreaId, OptionId } from '../kernel/ids.js';
import { toNumber } from '../kernel/rational.js';
import { toPlain } from '../product/expression/create-scope.js';
import { evaluate, evaluateNumber, isTrue } from '../product/expression/evaluate.js';
import type { Scope } from '../product/expression/scope.js';
import type { Product } from '../product/product.js';

/** A text as the workshop puts it on the product. */
export interface PrintText {
  readonly optionId: OptionId;
  readonly areaId: AreaId;
  /** NFC, as the shopper wrote it. */
  readonly text: string;
  /** Family name; empty where the product leaves it open. */
  readonly font: string;
  /** `#rrggbb`; empty where the product leaves it open. */
  readonly color: string;
  /** Millimetres: 0 printed, above 0 engraved, below 0 raised. */
  readonly depthMm: number;
  /** Metal film in that colour instead of ink. */
  readonly foil: boolean;
}

/** The texts of a design that stand on an area, in declared order. */
export function printTexts(product: Product, scope: Scope): readonly PrintText[] {
  const texts: PrintText[] = [];
  for (const { id, bind } of product.options) {
    const text = scope.option(id);
    if (bind.text === null || typeof text !== 'string' || text === '') continue;
    texts.push({
      optionId: id,
      areaId: bind.text.areaId,
      text,
      font: String(toPlain(evaluate(bind.text.font, scope)) ?? ''),
      color: bind.text.color === null ? '' : String(toPlain(evaluate(bind.text.color, scope)) ?? ''),
      depthMm: toNumber(evaluateNumber(bind.text.depth, scope) ?? 0),
      foil: isTrue(bind.text.foil, scope),
    });
  }
  return texts;
}
