import type { SharedCanvas } from '../plan/shared-canvas.js';
import type { StageOptions } from '../plan/stage-options.js';
import { StageCanvas } from './stage-canvas.js';
import { ThreeStage } from './three-stage.js';

/**
 * A stage on `canvas`, transparent until its first plan is shown. The canvas's size is the caller's (`resize`); its events
 * and its WebGL context are the stage's until `dispose`.
 *
 * @throws {ConfiguratorError} `stage/no-webgl`, as a rejection.
 */
export async function createStage(canvas: HTMLCanvasElement, options: StageOptions): Promise<ThreeStage> {
  await Promise.resolve();
  const own = new StageCanvas(canvas);
  const stage = new ThreeStage(own, options, () => own.dispose());
  own.put(stage);
  return stage;
}

/**
 * `canvas` for several stages of a page, one of which is on it at a time. Its WebGL context is theirs until `dispose`, which
 * comes after that of every stage.
 *
 * @throws {ConfiguratorError} `stage/no-webgl`.
 */
export function createSharedCanvas(canvas: HTMLCanvasElement): SharedCanvas {
  const shared = new StageCanvas(canvas);
  const stages = new WeakMap<object, ThreeStage>();
  return {
    open: (options) => {
      const stage = new ThreeStage(shared, options);
      stages.set(stage, stage);
      return stage;
    },
    put: (stage) => {
      const known = stages.get(stage);
      if (known) shared.put(known);
    },
    dispose: () => shared.dispose(),
  };
}
