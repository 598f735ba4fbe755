/** Article numbers that are incomplete, or the same for two different things. */
import type { IssuePath } from '../../kernel/issue.js';
import type { Expression } from '../../product/expression/expression.js';
import { printExpression } from '../../product/expression/print.js';
import type { Choice, Product } from '../../product/product.js';
import type { Template } from '../../product/texts-and-amounts.js';
import type { Check } from '../check.js';
import { choicesOf } from '../expression-places.js';
import { choicePath } from '../file-paths.js';
import { and, call, not } from '../../product/expression/terms.js';

/** `audit/sku-empty`. */
export const wholeSkus: Check = {
  id: 'whole-skus',
  proves: 'No article number has an empty place.',
  asksRules: true,
  *run(subject) {
    const places = templatesOf(subject.product).flatMap(({ template, path, when }) =>
      piecesOf(template).map((piece) => ({ piece, path, condition: and(when, not(call('known', piece))) })),
    );
    const answers = subject.ask(places.map(({ condition }) => condition));
    for (const [at, { piece, path }] of places.entries()) {
      const answer = answers[at];
      if (answer === undefined || answer.holds === 'never') continue;
      const isOpen = answer.holds === 'open';
      yield {
        code: 'audit/sku-empty',
        severity: isOpen ? 'warning' : 'error',
        verdict: isOpen ? 'unproved' : 'proved',
        path,
        params: { place: `{${printExpression(piece)}}` },
        ...(!isOpen && { counterexample: answer.values }),
      };
    }
  },
};

/** `audit/sku-duplicate`. */
export const uniqueSkus: Check = {
  id: 'unique-skus',
  proves: 'Two choices never have the same article number.',
  asksRules: false,
  *run(subject) {
    const { product } = subject;
    const seen = new Set<string>();
    for (const { template } of templatesOf(product))
      for (const piece of piecesOf(template)) {
        if (piece.type !== 'field' || seen.has(`${piece.optionId}.${piece.field}`)) continue;
        seen.add(`${piece.optionId}.${piece.field}`);
        const option = product.optionById.get(piece.optionId);
        const choices = option === undefined ? [] : choicesOf(option);
        for (const [at, choice] of choices.entries()) {
          const written = fieldOf(choice, piece.field);
          const twin = choices
            .slice(0, at)
            .find((other) => written !== null && fieldOf(other, piece.field) === written);
          if (option !== undefined && twin !== undefined)
            yield {
              code: 'audit/sku-duplicate',
              severity: 'error',
              path: [...choicePath(product, option, choice.id), piece.field],
              params: { sku: String(written), choice: subject.say(choice.title), other: subject.say(twin.title) },
            };
        }
      }
  },
};

interface SkuTemplate {
  readonly template: Template;
  readonly path: IssuePath;
  readonly when: Expression | null;
}

function templatesOf({ sku, output }: Product): readonly SkuTemplate[] {
  return [
    ...(sku === null ? [] : [{ template: sku, path: ['sku'], when: null }]),
    ...output.bom.map(({ sku: template, when }, index) => ({ template, path: ['output', 'bom', index, 'sku'], when })),
  ];
}

function piecesOf(template: Template): readonly Expression[] {
  return template.filter((piece) => typeof piece !== 'string');
}

function fieldOf(choice: Choice, field: string): unknown {
  if (Object.hasOwn(choice.fields, field)) return choice.fields[field] ?? null;
  return field === 'sku' ? choice.sku : field === 'color' ? choice.color : null;
}
