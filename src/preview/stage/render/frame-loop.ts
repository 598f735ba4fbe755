/**
 * Drawing on demand: `invalidate` asks for one animation frame, and `draw` says whether it needs another. At rest, out of
 * sight or after `stop` nothing is scheduled.
 */
export class FrameLoop {
  readonly #draw: (nowMs: number, elapsedMs: number) => boolean;
  #handle = 0;
  #lastMs = 0;
  #running = true;
  #dirty = false;

  /** @param draw - Draws a frame; `elapsedMs` is 0 in the first frame after a rest. Returns whether something still moves. */
  constructor(draw: (nowMs: number, elapsedMs: number) => boolean) {
    this.#draw = draw;
  }

  /** Whether a frame may be drawn at all. */
  get running(): boolean {
    return this.#running;
  }

  /** Asks for a frame. Many calls before it are one frame. */
  invalidate(): void {
    this.#dirty = true;
    if (this.#running && this.#handle === 0) this.#handle = requestAnimationFrame(this.#tick);
  }

  /** Pauses or resumes; what was asked for meanwhile is drawn on resuming. */
  setRunning(running: boolean): void {
    if (running === this.#running) return;
    this.#running = running;
    if (running && this.#dirty) this.invalidate();
    if (!running) this.#cancel();
  }

  /** Ends it for good. */
  stop(): void {
    this.#running = false;
    this.#cancel();
  }

  #cancel(): void {
    cancelAnimationFrame(this.#handle);
    this.#handle = 0;
    this.#lastMs = 0;
  }

  readonly #tick = (nowMs: number): void => {
    this.#handle = 0;
    this.#dirty = false;
    const elapsedMs = this.#lastMs === 0 ? 0 : Math.min(nowMs - this.#lastMs, 100);
    this.#lastMs = nowMs;
    const more = this.#draw(nowMs, elapsedMs);
    if (more) this.invalidate();
    else if (this.#handle === 0) this.#lastMs = 0;
  };
}
