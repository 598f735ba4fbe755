import type { StageOptions } from './stage-options.js';
import type { Stage } from './stage.js';

/** One canvas on which stages take turns: they share its WebGL context and its light. */
export interface SharedCanvas {
  /** A stage off the canvas: it prepares plans and draws stills, and shows itself once it is put on. */
  open(options: StageOptions): Stage;
  /** Puts a stage of this canvas on it, in place of the one before. */
  put(stage: Stage): void;
  /** Gives the context back; every stage of it is disposed before. */
  dispose(): void;
}
