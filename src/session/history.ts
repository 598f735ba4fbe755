import type { HistoryMode } from './session.js';

/** Steps that can be undone. */
const DEPTH = 100;

/** States to go back to and forward to. */
export class History<S> {
  readonly #past: S[] = [];
  #future: S[] = [];
  /** Whether the last thing that happened was a recorded change, so that `merge` has something to merge into. */
  #isOpen = false;

  /** Whether `back` leads anywhere. */
  get canGoBack(): boolean {
    return this.#past.length > 0;
  }

  /** Whether `forward` leads anywhere. */
  get canGoForward(): boolean {
    return this.#future.length > 0;
  }

  /** The state is about to change by something new; what was undone before is gone. */
  leave(state: S, mode: HistoryMode): void {
    this.#future = [];
    if (mode === 'skip' || (mode === 'merge' && this.#isOpen)) return;
    this.#past.push(state);
    if (this.#past.length > DEPTH) this.#past.shift();
    this.#isOpen = true;
  }

  /** The state before the last recorded change; `undefined`: none. */
  back(state: S): S | undefined {
    return this.#move(this.#past, this.#future, state);
  }

  /** The state that was undone last; `undefined`: none. */
  forward(state: S): S | undefined {
    return this.#move(this.#future, this.#past, state);
  }

  #move(from: S[], to: S[], state: S): S | undefined {
    const found = from.pop();
    if (found === undefined) return undefined;
    to.push(state);
    this.#isOpen = false;
    return found;
  }
}
