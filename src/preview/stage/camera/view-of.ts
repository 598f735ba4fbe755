import type { ViewId } from '../../../kernel/ids.js';
import { boundsOf } from '../model/bounds.js';
import type { PreparedPlan } from '../model/product-scene.js';
import type { CameraView } from './orbit-camera.js';

const RAD = Math.PI / 180;

/** A view by its name, as the product on show has it; `null`: it has none of that name. */
export function viewOf(
  shown: Pick<PreparedPlan, 'plan' | 'parts'> | null,
  viewId: ViewId | null | undefined,
): CameraView | null {
  const view = viewId ? shown?.plan.views.get(viewId) : undefined;
  if (!view) return null;
  const [azimuthDeg, polarDeg, distanceM] = view.orbit;
  const roots = view.at === null ? [] : (shown?.parts.get(view.at)?.roots ?? []);
  return {
    azimuthRad: azimuthDeg * RAD,
    polarRad: polarDeg * RAD,
    distanceM,
    at: roots.length === 0 ? null : boundsOf(roots, 'possible'),
  };
}
