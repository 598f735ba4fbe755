/** How each part looks. Options speak in declared order and the later one wins; what is absent says nothing. */
import type { PartId } from '../../kernel/ids.js';
import { toNumber } from '../../kernel/rational.js';
import type { Expression } from '../../product/expression/expression.js';
import type { Look, Option, Product } from '../../product/product.js';
import type { ChoiceId } from '../../kernel/ids.js';
import type { Rational } from '../../kernel/rational.js';
import { chosenIds, chosenOf } from './chosen.js';
import { choiceColor, hexOf, numberOf, type Answer } from './plan-scope.js';
import type { PartPlan } from './scene-plan.js';

interface PartDraft {
  visible: boolean;
  look: Look | null;
  tint: string | null;
  morphs: Record<string, number>;
  sizes: Map<string, PartPlan['sizes'][number]>;
}

/** The parts of the product, in its order. */
export function planParts(product: Product, answers: readonly Answer[]): Map<PartId, PartPlan> {
  const refs = product.model?.parts ?? new Map<PartId, PartPlan['nodes']>();
  const drafts = new Map<PartId, PartDraft>(
    [...refs.keys()].map((id) => [id, { visible: true, look: null, tint: null, morphs: {}, sizes: new Map() }]),
  );
  const at = (ids: readonly PartId[]): PartDraft[] => ids.flatMap((id) => drafts.get(id) ?? []);
  for (const option of everyOption(product))
    for (const ids of option.bind.show?.values() ?? []) for (const draft of at(ids)) draft.visible = false;
  for (const answer of answers) {
    showParts(answer, at);
    colorParts(answer, at);
    morphParts(answer, at);
    sizeParts(answer, at);
  }
  return new Map([...drafts].map(([id, draft]) => [id, finished(draft, refs.get(id) ?? [])]));
}

type Find = (ids: readonly PartId[]) => PartDraft[];

function everyOption(product: Product): Option[] {
  return product.options.flatMap((option) =>
    option.kind === 'rows' || option.kind === 'fields' ? [option, ...option.columns] : [option],
  );
}

function showParts({ option, value }: Answer, at: Find): void {
  for (const id of chosenIds(option, value))
    for (const draft of at(option.bind.show?.get(id) ?? [])) draft.visible = true;
}

function colorParts({ option, value }: Answer, at: Find): void {
  const { bind } = option;
  const choice = chosenOf(option, value)[0]?.choice;
  const look = choice?.look ?? null;
  const color = (choice && choiceColor(choice)) ?? (option.kind === 'color' ? hexOf(value) : null);
  for (const draft of at(bind.look)) {
    if (look !== null) {
      draft.look = look;
      if (look.color !== null) draft.tint = null;
    } else if (color !== null) draft.tint = color;
  }
  if (color !== null) for (const draft of at(bind.color)) draft.tint = color;
}

function morphParts({ option, value, scope }: Answer, at: Find): void {
  const { morph } = option.bind;
  if (morph === null) return;
  const weight = isByChoice(morph.to) ? weightOf(morph.to, chosenIds(option, value)) : numberOf(morph.to, scope);
  if (weight !== null) for (const draft of at([morph.partId])) draft.morphs[morph.target] = weight;
}

function isByChoice(to: ReadonlyMap<ChoiceId, Rational> | Expression): to is ReadonlyMap<ChoiceId, Rational> {
  return to instanceof Map;
}

function weightOf(to: ReadonlyMap<ChoiceId, Rational>, ids: readonly ChoiceId[]): number | null {
  const weights = ids.flatMap((id) => to.get(id) ?? []);
  return weights[0] === undefined ? null : toNumber(weights[0]);
}

function sizeParts({ option, scope }: Answer, at: Find): void {
  const { size } = option.bind;
  const mm = size === null ? null : numberOf(size.mm, scope);
  if (size === null || mm === null || mm <= 0) return;
  for (const draft of at([size.partId])) draft.sizes.set(size.axis, { axis: size.axis, mm, mode: size.mode });
}

/** A tint over a look is that look in another colour. */
function finished({ visible, look, tint, morphs, sizes }: PartDraft, nodes: PartPlan['nodes']): PartPlan {
  const tinted = look !== null && tint !== null;
  return {
    nodes,
    visible,
    look: tinted ? { ...look, color: tint } : look,
    tint: look === null ? tint : null,
    morphs,
    sizes: [...sizes.values()],
  };
}
