/**
 * From a product and the values of a design to its picture in numbers. A pure function: equal values give equal plans, whatever
 * was clicked before. Unknown values, and ids that the product does not have, leave the model as its file has it.
 */
import type { OptionId } from '../../kernel/ids.js';
import type { Derived, Values } from '../../product/configuration.js';
import type { Product } from '../../product/product.js';
import type { Scope } from '../../product/expression/scope.js';
import { chosenIds, chosenOf } from './chosen.js';
import { planAreas } from './plan-areas.js';
import { planParts } from './plan-parts.js';
import { answersOf, parameterOf, planScope, type Answer } from './plan-scope.js';
import type { ModelPlan, ScenePlan } from './scene-plan.js';

/** What a picture is made of; a `Snapshot` fits. */
export interface SceneInput {
  /** Present options only. */
  readonly values: Values;
  readonly derived: Derived;
  /** Which row is pictured, by option, from 0; where nothing is said, or there is no such row, the first. */
  readonly rows?: Readonly<Record<OptionId, number>>;
}

/** The picture of a design, frozen. URLs are those of the product file, still to be resolved against its own. */
export function planScene(product: Product, { values, derived, rows = {} }: SceneInput): ScenePlan {
  const scope = planScope(product, values, derived);
  const answers = answersOf(product, values, scope, rows);
  return freeze({
    model: planModel(product, scope),
    parts: planParts(product, answers),
    areas: planAreas(product, answers),
    variant: planVariant(product, answers),
    attachments: answers.flatMap(attachmentsOf),
    views: product.model?.views ?? new Map(),
  });
}

function planModel({ model }: Product, scope: Scope): ModelPlan | null {
  if (model === null) return null;
  if (model.src !== null) return { type: 'file', src: model.src };
  if (model.generator === null) return null;
  const params = Object.entries(model.params).flatMap(([key, expression]) => {
    const value = parameterOf(expression, scope);
    return value === null ? [] : [[key, value] as const];
  });
  return { type: 'generator', id: model.generator, params: Object.fromEntries(params) };
}

function planVariant(product: Product, answers: readonly Answer[]): string | null {
  const names = answers.flatMap(({ option, value }) => {
    const { variant } = option.bind;
    if (variant === null) return [];
    if (variant === true)
      return chosenOf(option, value).map(({ choice }) => choice.title[product.locales[0] ?? ''] ?? choice.id);
    return chosenIds(option, value).flatMap((id) => variant.get(id) ?? []);
  });
  return names.at(-1) ?? null;
}

function attachmentsOf({ option, value }: Answer): ScenePlan['attachments'] {
  const { model } = option.bind;
  if (model === null) return [];
  return chosenIds(option, value).flatMap((id) => {
    const src = model.byChoice.get(id);
    return src === undefined ? [] : [{ src, anchor: model.at, optionId: option.id }];
  });
}

function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of value instanceof Map ? value.values() : Object.values(value)) freeze(inner);
  return value;
}
