/** What of the picture differs between two plans, so that only that is done anew. */
import type { ScenePlan } from '../plan/scene-plan.js';

/** Whether parts look otherwise; text and size follow the hand and do not dissolve. */
export function looksDiffer(a: ScenePlan, b: ScenePlan): boolean {
  const looks = (plan: ScenePlan): string =>
    JSON.stringify([
      plan.variant,
      plan.attachments,
      [...plan.parts].map(([id, part]) => [id, part.look, part.tint, part.visible, part.morphs]),
    ]);
  return looks(a) !== looks(b);
}

/** Whether the product stands in another shape: its shadow does too. */
export function shapesDiffer(a: ScenePlan, b: ScenePlan): boolean {
  const shapes = (plan: ScenePlan): string =>
    JSON.stringify([
      plan.model,
      plan.attachments,
      [...plan.parts].map(([id, part]) => [id, part.visible, part.morphs, part.sizes]),
    ]);
  return shapes(a) !== shapes(b);
}
