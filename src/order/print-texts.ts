import type { AreaId, OptionId } from '../kernel/ids.js';
import { toNumber } from '../kernel/rational.js';
import { rowScope, toPlain } from '../product/expression/create-scope.js';
import { evaluate, evaluateNumber, isTrue } from '../product/expression/evaluate.js';
import type { Scope } from '../product/expression/scope.js';
import type { RowValue } from '../product/configuration.js';
import type { Option, Product } from '../product/product.js';
import type { ItemRow } from './item.js';

/** A text as the workshop puts it on the product. */
export interface PrintText {
  readonly optionId: OptionId;
  /** Of a row: its index, from 0, and the column. */
  readonly row?: ItemRow;
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

/** The texts and numbers of a design that stand on an area, in declared order, row by row. */
export function printTexts(product: Product, scope: Scope): readonly PrintText[] {
  return product.options.flatMap((option) => {
    if (!('columns' in option)) return printText(option, { optionId: option.id }, scope);
    const rows = (scope.option(option.id) ?? []) as readonly RowValue[];
    return rows.flatMap((row, index) =>
      option.columns.flatMap((column) =>
        printText(column, { optionId: option.id, row: { index, columnId: column.id } }, rowScope(scope, option, row)),
      ),
    );
  });
}

function printText(
  { id, bind }: Option,
  place: Pick<PrintText, 'optionId' | 'row'>,
  scope: Scope,
): readonly PrintText[] {
  const value = scope.option(id);
  const text = typeof value === 'number' ? String(value) : value;
  if (bind.text === null || typeof text !== 'string' || text === '') return [];
  return [
    {
      ...place,
      areaId: bind.text.areaId,
      text,
      font: String(toPlain(evaluate(bind.text.font, scope)) ?? ''),
      color: bind.text.color === null ? '' : String(toPlain(evaluate(bind.text.color, scope)) ?? ''),
      depthMm: toNumber(evaluateNumber(bind.text.depth, scope) ?? 0),
      foil: isTrue(bind.text.foil, scope),
    },
  ];
}
