/** Pause after which a change counts as settled, ms (WCAG 4.1.3 practice: not while someone is still choosing). */
const SETTLED_MS = 700;
/** Two texts closer than this are dropped by screen readers, ms. */
const GAP_MS = 150;

/**
 * Speaks through one polite status region. Texts are queued with a gap, because of two at once screen readers drop one; of
 * several settled texts only the last is spoken.
 */
export class Announcer {
  readonly #region: () => Element | null;
  readonly #queue: string[] = [];
  #speaking: ReturnType<typeof setTimeout> | undefined;
  #settling: ReturnType<typeof setTimeout> | undefined;

  constructor(region: () => Element | null) {
    this.#region = region;
  }

  /** Says a text as soon as the one before is out. */
  say(text: string): void {
    if (text === '') return;
    this.#queue.push(text);
    this.#speaking ??= setTimeout(() => this.#speak(), GAP_MS);
  }

  /** Says a text once nothing has happened for a while; a newer one replaces it. */
  saySettled(text: string): void {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.say(text), SETTLED_MS);
  }

  /** Stops speaking. */
  dispose(): void {
    clearTimeout(this.#speaking);
    clearTimeout(this.#settling);
  }

  #speak(): void {
    const text = this.#queue.shift();
    const region = this.#region();
    // A repeated text is swallowed unless the node itself is new.
    if (text !== undefined) region?.replaceChildren(document.createTextNode(text));
    this.#speaking = this.#queue.length > 0 ? setTimeout(() => this.#speak(), GAP_MS) : undefined;
  }
}
