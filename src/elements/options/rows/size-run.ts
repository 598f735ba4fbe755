import type { RowValue } from '../../../product/configuration.js';
import type { RowsOption } from '../../../product/product.js';
import { choicesOf, choiceTitle } from '../../base/describe.js';
import type { Face } from '../../base/face.js';

/** How often each choice of the first list is there: `Size: S 2, M 5, L 3`; empty where nothing is chosen or nothing is listed. */
export function sizeRun(face: Face, option: RowsOption): string {
  const column = option.columns.find(({ kind }) => kind === 'choice');
  if (!column) return '';
  const rows = (face.snapshot.values[option.id] ?? []) as readonly RowValue[];
  const amounts = choicesOf(column).flatMap(({ id }) => {
    const count = rows.filter((row) => row[column.id] === id).length;
    return count === 0 ? [] : [`${choiceTitle(face, column, id)}\u00a0${face.formats.number(count)}`];
  });
  return amounts.length === 0 ? '' : face.t('limit/of', { title: face.say(column.title), text: amounts.join(', ') });
}
