import { adoptStyles, css } from '../../base/css.js';
import type { ReactiveElement } from '../../base/reactive-element.js';

/** With less height than this and a field in focus, a keyboard is open, px. */
const KEYBOARD_PX = 560;

/** Beside a keyboard: field, counter and product, nothing else. */
const keyboardStyles = css`
  :host([typing]) {
    block-size: var(--_room);
    min-block-size: 0;
  }
  :host([typing]) .top,
  :host([typing]) .tabs,
  :host([typing]) .bar,
  :host([typing]) .next {
    display: none;
  }
  :host([typing]) .stage {
    inset-block-end: 0;
  }
  :host([typing]) .content {
    flex: none;
    max-block-size: calc(var(--_room) - 190px);
  }
`;

/** Keeps a sheet out of the way of an on-screen keyboard: `typing` on the host, `--_room` for what is left of its height. */
export class SheetKeyboard {
  readonly #host: ReactiveElement;

  constructor(host: ReactiveElement) {
    this.#host = host;
    adoptStyles(host.renderRoot, keyboardStyles);
  }

  /** Looks again; whether a keyboard is open. */
  update(): boolean {
    const visible = window.visualViewport?.height ?? window.innerHeight;
    const roomPx = Math.min(Math.round(visible), window.innerHeight);
    const isTyping = roomPx < KEYBOARD_PX && this.#isInField();
    this.#host.toggleAttribute('typing', isTyping);
    if (isTyping) this.#host.style.setProperty('--_room', `${roomPx}px`);
    else this.#host.style.removeProperty('--_room');
    return isTyping;
  }

  /** Gives the host its height back. */
  dispose(): void {
    this.#host.removeAttribute('typing');
    this.#host.style.removeProperty('--_room');
  }

  #isInField(): boolean {
    let active: Element | null =
      this.#host.renderRoot instanceof ShadowRoot ? this.#host.renderRoot.activeElement : null;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return (
      active instanceof HTMLTextAreaElement ||
      (active instanceof HTMLInputElement && ['text', 'number'].includes(active.type))
    );
  }
}
