/**
 * A phone's sheet: three stops, moved by drag, tap or keys, and out of the way of an on-screen keyboard. It also tells the
 * preview how much of the picture is covered, so that the product stays in the middle of what is left.
 */
import type { ReactiveElement } from '../../base/reactive-element.js';
import type { Insets } from '../../../preview/plan/stage.js';
import { Late } from '../../base/late.js';
import type { SheetKeyboard } from './sheet-keyboard.js';

/** Where the sheet rests: handle and tabs only, half, or all but the top line. */
export type Stop = 'peek' | 'half' | 'full';

const STOPS: readonly Stop[] = ['peek', 'half', 'full'];
/** Height of the sheet at rest, px; the whole with the bar is 43 % of the room at `half`. */
const PEEK_PX = 96;
const HALF = 0.43;
/** Top line that even the full sheet leaves free, px. */
const TOP_PX = 64;
/** Bar under the sheet, px, without the safe area. */
const BAR_PX = 64;

const drag = new Late(async () => (await import('./drag-sheet.js')).dragSheet);
const keyboard = new Late(async () => (await import('./sheet-keyboard.js')).SheetKeyboard);

/** Controls one sheet. */
export class Sheet {
  stop: Stop = 'half';
  readonly #host: ReactiveElement;
  readonly #stopped = new AbortController();
  #keyboard: SheetKeyboard | null = null;
  #dragged = false;

  constructor(host: ReactiveElement) {
    this.#host = host;
    const { signal } = this.#stopped;
    window.visualViewport?.addEventListener('resize', () => this.update(), { signal });
    host.addEventListener('focusin', () => this.update(), { signal });
    host.addEventListener('focusout', () => requestAnimationFrame(() => this.update()), { signal });
  }

  /** Options can be operated: what follows a hand and makes room for a keyboard is fetched. */
  settle(): void {
    drag.preload();
    if (this.#keyboard || this.#stopped.signal.aborted) return;
    const Keyboard = keyboard.get(() => this.settle());
    if (!Keyboard) return;
    this.#keyboard = new Keyboard(this.#host);
    this.update();
  }

  /** Out of `peek`, because a question was opened. */
  show(): void {
    if (this.stop === 'peek') this.#rest('half');
  }

  /** A tap on the handle: half and full in turn. */
  toggle(): void {
    if (this.#dragged) return;
    this.#rest(this.stop === 'half' ? 'full' : 'half');
  }

  /** Arrow keys on the handle. */
  handleKey(event: KeyboardEvent): void {
    const way = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    const stop = STOPS[STOPS.indexOf(this.stop) + way];
    if (way === 0 || !stop) return;
    event.preventDefault();
    this.#rest(stop);
  }

  /** A press on the grip; what follows the hand is fetched once options can be operated. */
  handleDown(event: PointerEvent): void {
    const sheet = this.#element;
    const dragSheet = drag.value;
    if (!sheet || !dragSheet || event.button !== 0) return;
    this.#dragged = false;
    dragSheet(
      event.currentTarget as HTMLElement,
      { event, px: sheet.offsetHeight },
      {
        begin: () => {
          this.#dragged = true;
          sheet.classList.add('dragged');
        },
        move: (px) => this.#set(Math.min(this.#px('full'), Math.max(PEEK_PX, px))),
        end: (px) => {
          sheet.classList.remove('dragged');
          this.#rest(this.#nearest(px));
          // The click that ends a drag is none.
          setTimeout(() => (this.#dragged = false));
        },
      },
    );
  }

  /** Measures again; after every render and every change of room. */
  update(): void {
    const sheet = this.#element;
    if (!sheet) return;
    this.#set(this.#keyboard?.update() ? null : this.#px(this.stop));
  }

  /** Stops listening, and leaves the picture uncovered. */
  dispose(): void {
    this.#stopped.abort();
    this.#keyboard?.dispose();
    this.#host.style.removeProperty('--_covered');
    this.#inset(this.#preview, { topPx: 0, rightPx: 0, bottomPx: 0, leftPx: 0 });
  }

  get #element(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('.sheet');
  }

  get #preview(): (HTMLElement & { insets?: Insets }) | null {
    return (
      this.#host.querySelector<HTMLElement>(':scope > atelier-preview[slot=preview]') ??
      this.#host.renderRoot.querySelector<HTMLElement>('atelier-preview')
    );
  }

  #rest(stop: Stop): void {
    this.stop = stop;
    this.#set(this.#px(stop));
    this.#host.requestUpdate();
  }

  #px(stop: Stop): number {
    const all = this.#host.clientHeight;
    return { peek: PEEK_PX, half: Math.max(PEEK_PX, all * HALF - BAR_PX), full: all - BAR_PX - TOP_PX }[stop];
  }

  #nearest(px: number): Stop {
    const distance = (stop: Stop): number => Math.abs(this.#px(stop) - px);
    return STOPS.reduce((best, stop) => (distance(stop) < distance(best) ? stop : best));
  }

  /** `null`: as high as its content, beside a keyboard. */
  #set(px: number | null): void {
    const sheet = this.#element;
    if (!sheet) return;
    if (px === null) sheet.style.removeProperty('--_size');
    else sheet.style.setProperty('--_size', `${Math.round(px)}px`);
    const covered = px ?? sheet.offsetHeight;
    this.#host.style.setProperty('--_covered', `${Math.round(covered)}px`);
    // The full sheet hides the product anyway: the picture need not follow it up there.
    const bottomPx = Math.min(Math.round(covered), Math.round(this.#px('half') + 40));
    this.#inset(this.#preview, { topPx: px === null ? 0 : TOP_PX, rightPx: 0, bottomPx, leftPx: 0 });
  }

  #inset(preview: (HTMLElement & { insets?: Insets }) | null, insets: Insets): void {
    if (preview && JSON.stringify(preview.insets) !== JSON.stringify(insets)) preview.insets = insets;
  }
}
