/**
 * How the pieces find their root: they ask by an event that crosses shadow roots, the nearest root answers with its scope.
 * Thirty lines instead of a context package, because this is in the script tag's own entry.
 */
import type { Face } from './face.js';

/** What a root shares with the pieces inside it. `face` is `null` until the product can be designed. */
export class Scope {
  #face: Face | null = null;
  /** Fulfilled when options can be operated: whatever else there is may be fetched now. */
  readonly usable: Promise<void>;
  #setUsable: () => void = () => {};
  readonly #listeners = new Set<() => void>();

  constructor() {
    this.usable = new Promise((resolve) => (this.#setUsable = resolve));
  }

  /** The product, its session and its words. */
  get face(): Face | null {
    return this.#face;
  }

  set face(face: Face | null) {
    this.#face = face;
    this.notify();
  }

  /** Options can be operated. */
  setUsable(): void {
    this.#setUsable();
  }

  /** Tells every piece to look again. */
  notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  /** Hears of every change; what it returns stops that. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** A piece asks for its root's scope; a root answers by filling it in. Between our own elements only. */
export class ScopeRequestEvent extends Event {
  static readonly type = 'atelier-scope-request';
  scope: Scope | null = null;

  constructor() {
    super(ScopeRequestEvent.type, { bubbles: true, composed: true });
  }

  /** A root gives its scope. */
  answer(scope: Scope): void {
    this.scope = scope;
  }
}

/** Heard on the document: a root has appeared, pieces without one may ask again. */
export const SCOPE_OFFER = 'atelier-scope-offer';
