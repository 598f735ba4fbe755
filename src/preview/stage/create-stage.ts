import { ThreeStage } from './three-stage.js';
import type { StageOptions } from './stage-options.js';

/**
 * A stage on `canvas`, transparent until its first plan is shown. The canvas's size is the caller's (`resize`); its events
 * and its WebGL context are the stage's until `dispose`.
 *
 * @throws {ConfiguratorError} `stage/no-webgl`, as a rejection.
 */
export async function createStage(canvas: HTMLCanvasElement, options: StageOptions): Promise<ThreeStage> {
  await Promise.resolve();
  return new ThreeStage(canvas, options);
}
