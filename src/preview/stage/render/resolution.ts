/**
 * How many device pixels a frame has: all of them at rest; fewer while something moves and frames take too long. The steps
 * are those of model-viewer, the bounds are stricter (its frames may take 60 ms).
 */
const STEPS = [1, 0.79, 0.62, 0.5] as const;
const SLOW_MS = 22;
const FAST_MS = 12;
/** Weight of the newest frame in the moving average. */
const NEWEST = 0.25;

/** Chooses the pixel ratio frame by frame. */
export class Resolution {
  #full = 1;
  #step = 0;
  #averageMs = 16;

  /** Device pixel ratio at rest. */
  set full(ratio: number) {
    this.#full = ratio;
  }

  /** Pixel ratio of the next frame. */
  ratio(moving: boolean): number {
    return moving ? this.#full * (STEPS[this.#step] ?? 1) : this.#full;
  }

  /** Takes note of the time between two frames of a movement, milliseconds. */
  measure(elapsedMs: number): void {
    if (elapsedMs === 0) return;
    this.#averageMs += (elapsedMs - this.#averageMs) * NEWEST;
    if (this.#averageMs > SLOW_MS && this.#step < STEPS.length - 1) this.#change(1);
    else if (this.#averageMs < FAST_MS && this.#step > 0) this.#change(-1);
  }

  #change(by: number): void {
    this.#step += by;
    this.#averageMs = (SLOW_MS + FAST_MS) / 2;
  }
}
