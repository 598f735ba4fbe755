/** Lines that production never or always gets, and options it never hears of. */
import type { Expression } from '../../product/expression/expression.js';
import type { Product } from '../../product/product.js';
import type { Check, Report } from '../check.js';
import { optionsRead } from '../expression-places.js';
import type { Subject } from '../subject.js';
import { not } from '../../product/expression/terms.js';

const LINES = ['bom', 'cut', 'print', 'sheet'] as const;

/** `audit/output-never`, `audit/output-always`. */
export const outputLines: Check = {
  id: 'output-lines',
  proves: 'Every line of production with a condition is on for some designs and off for others.',
  asksRules: true,
  *run(subject) {
    const { output } = subject.product;
    const lines = LINES.flatMap((list) =>
      output[list].flatMap(({ when }, index) => (when === null ? [] : [{ list, index, when }])),
    );
    const answers = subject.ask(lines.flatMap(({ when }) => [when, not(when)]));
    for (const [at, { list, index }] of lines.entries()) {
      const [on, off] = [answers[2 * at], answers[2 * at + 1]];
      if (on === undefined || off === undefined) continue;
      const pointer = `/output/${list}/${index}`;
      if (on.holds !== 'somewhere') yield line('audit/output-never', list, index, on.holds === 'open', pointer);
      else if (off.holds !== 'somewhere')
        yield line('audit/output-always', list, index, off.holds === 'open', `${pointer}/when`);
    }
  },
};

function line(code: string, list: string, index: number, isOpen: boolean, removed: string): Report {
  return {
    code,
    severity: 'warning',
    verdict: isOpen ? 'unproved' : 'proved',
    path: ['output', list, index, 'when'],
    params: { list, number: index + 1 },
    ...(!isOpen && { fix: [{ op: 'remove' as const, path: removed }] }),
  };
}

/** `audit/option-in-no-output`. Asked only of products that say what production gets. */
export const heardOptions: Check = {
  id: 'heard-options',
  proves: 'Production hears of every option.',
  asksRules: false,
  *run(subject) {
    const { product } = subject;
    if (LINES.every((list) => product.output[list].length === 0)) return;
    const heard = heardIn(product, subject.places);
    for (const { id, index } of product.options)
      if (!heard.has(id))
        yield {
          code: 'audit/option-in-no-output',
          severity: 'warning',
          path: ['options', index],
          params: { optionId: id, option: subject.titleOf(id) },
        };
  },
};

function heardIn(product: Product, places: Subject['places']): ReadonlySet<string> {
  const printed = new Set(product.output.print.map(({ areaId }) => areaId));
  const sku = (product.sku ?? []).filter((piece) => typeof piece !== 'string');
  const expressions: Expression[] = [...sku];
  for (const { role, expression } of places) if (role === 'output') expressions.push(expression);
  const heard = new Set<string>();
  for (const { id, bind } of product.options) {
    const { text, image } = bind;
    if (image !== null && printed.has(image.areaId)) heard.add(id);
    if (text === null || !printed.has(text.areaId)) continue;
    heard.add(id);
    expressions.push(text.font, text.depth, text.foil);
    for (const each of [text.color, text.sizeMm]) if (each !== null) expressions.push(each);
  }
  for (const expression of expressions) for (const id of optionsRead(product, expression)) heard.add(id);
  return heard;
}
