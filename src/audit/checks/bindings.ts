/** What options do to the picture, as far as the file alone tells: parts without any, and two that undo each other. */
import type { PartId } from '../../kernel/ids.js';
import type { Option, Product } from '../../product/product.js';
import type { Check } from '../check.js';
import { and, isPresent } from '../../product/expression/terms.js';

/** `audit/part-unused`. A part that shares a node with a used one is used. */
export const usedParts: Check = {
  id: 'used-parts',
  proves: 'Every named part is coloured, shown, written on or looked at by something.',
  asksRules: false,
  *run({ product }) {
    const { model } = product;
    if (model === null || model.src === null) return;
    const used = new Set(
      [...model.parts.keys()].filter((id) => isUsed(product, id)).flatMap((id) => nodesOf(product, id)),
    );
    for (const id of model.parts.keys())
      if (!nodesOf(product, id).some((node) => used.has(node)))
        yield {
          code: 'audit/part-unused',
          severity: 'warning',
          path: ['model', 'parts', id],
          params: { part: id },
          fix: [{ op: 'remove', path: `/model/parts/${id}` }],
        };
  },
};

function isUsed({ model, options }: Product, id: PartId): boolean {
  if ([...(model?.areas.values() ?? [])].some(({ partId }) => partId === id)) return true;
  if ([...(model?.views.values() ?? [])].some(({ at }) => at === id)) return true;
  return options.some(({ bind: { look, color, show, morph, size } }) =>
    [...look, ...color, ...[...(show?.values() ?? [])].flat(), morph?.partId, size?.partId].includes(id),
  );
}

function nodesOf({ model }: Product, id: PartId): readonly string[] {
  return (model?.parts.get(id) ?? []).map(({ node, index, material }) => `${index} ${node} ${material}`);
}

/** `audit/binds-fight`. */
export const peacefulBinds: Check = {
  id: 'peaceful-binds',
  proves: 'No two options give the same part its surface or colour at once.',
  asksRules: true,
  *run(subject) {
    const { product } = subject;
    const pairs = (['look', 'color'] as const).flatMap((key) =>
      product.options.flatMap((option, at) =>
        product.options.slice(0, at).flatMap((earlier) => {
          const part = option.bind[key].find((id) => covers(product, earlier, key, id));
          return part === undefined ? [] : [{ option, earlier, part, key }];
        }),
      ),
    );
    const answers = subject.ask(
      pairs.map(({ option, earlier }) => and(isPresent(product, option), isPresent(product, earlier))),
    );
    for (const [at, { option, earlier, part, key }] of pairs.entries()) {
      const answer = answers[at];
      if (answer?.holds !== 'somewhere') continue;
      yield {
        code: 'audit/binds-fight',
        severity: 'warning',
        path: ['options', option.index, 'bind', key],
        params: { part, option: subject.titleOf(option.id), other: subject.titleOf(earlier.id) },
        counterexample: answer.values,
      };
    }
  },
};

function covers(product: Product, { bind }: Option, key: 'look' | 'color', part: PartId): boolean {
  const nodes = nodesOf(product, part);
  return bind[key].some((id) => nodesOf(product, id).some((node) => nodes.includes(node)));
}
