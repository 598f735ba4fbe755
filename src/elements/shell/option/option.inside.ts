import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ReactiveElement } from '../../base/reactive-element.js';
import type { ChoiceId, OptionId } from '../../../kernel/ids.js';
import type { Option } from '../../../product/product.js';
import type { OptionState } from '../../../session/session.js';
import { baseStyles } from '../../base/base.styles.js';
import type { ChoiceHintEvent } from '../../base/choice-hint-event.js';
import type { AtelierOptionChangeEvent } from '../../base/events/atelier-option-change-event.js';
import type { Face } from '../../base/face.js';
import type { Inside, InsideView } from '../../base/inside.js';
import { Late } from '../../base/late.js';
import { controlOf, lateControl } from '../../options/option-registry.js';
import type { OptionHead } from './option-head.js';
import type { OptionNotes } from './option-notes.js';
import { OptionRequests, panel } from './option-requests.js';
import { optionStyles } from './option.styles.js';

/** What the view reads of its element. */
export interface OptionHost extends ReactiveElement {
  readonly option: OptionId;
  readonly fold: boolean;
  readonly bare: boolean;
  readonly setOperable: (isOperable: boolean) => void;
}

const head = new Late(async () => (await import('./option-head.js')).OptionHead);
const notes = new Late(async () => (await import('./option-notes.js')).OptionNotes);

/** Fetches what an answer may need, ahead of its first use. */
export function preloadAnswers(): void {
  for (const late of [head, notes, panel]) late.preload();
}

/** A control as this view uses it. */
type Control = HTMLElement & { option?: Option; state?: OptionState; face?: Face; revision?: number };

/** The inside of `<atelier-option>`. */
export const optionInside: Inside<OptionHost> = {
  styles: [baseStyles, optionStyles],
  create: (host, face) => new OptionView(host, face),
};

class OptionView implements InsideView {
  readonly #host: OptionHost;
  readonly #face: Face;
  readonly #requests: OptionRequests;
  #head: OptionHead | null = null;
  #notes: OptionNotes | null = null;
  /** The words of the first sight are not enough: all of them are on their way. */
  #words: Promise<void> | null = null;
  #control: Control | null = null;
  #controlFor: OptionId | null = null;

  constructor(host: OptionHost, face: Face) {
    this.#host = host;
    this.#face = face;
    this.#requests = new OptionRequests(host, face, () => this.#control);
  }

  render(): TemplateResult | typeof nothing {
    const option = this.#face.product.optionById.get(this.#host.option);
    const state = this.#face.snapshot.options.get(this.#host.option);
    this.#host.toggleAttribute('absent', !state?.present);
    if (!option || !state?.present) {
      this.#host.setOperable(false);
      return nothing;
    }
    const { fold, bare } = this.#host;
    const isOpen = !fold || this.#face.openOption === option.id;
    this.#requests.check(option.id, isOpen);
    if (isOpen) this.#update(option, state);
    else this.#host.setOperable(false);
    return html`${bare ? nothing : this.#needHead()?.render(option, state, fold ? isOpen : null)} ${isOpen ? this.#renderBody(option, state) : nothing}`;
  }

  /** What the first sight of the question needs. */
  async arranged(): Promise<void> {
    await Promise.all([this.#requests.asking, this.#words, head.pending, notes.pending]);
  }

  updated(): void {
    this.#requests.updated();
    const { option } = this.#host;
    if (!this.#control?.isConnected) return;
    const control = this.#control as Control & Partial<ReactiveElement>;
    void Promise.resolve(control.updateComplete).then(() => {
      this.#host.setOperable(true);
      if (this.#face.focusTarget !== option) return;
      this.#face.focusTarget = null;
      focusInside(control);
    });
  }

  /** Makes the control on first use, and passes the state on. */
  #update(option: Option, state: OptionState): void {
    if (this.#controlFor !== option.id) {
      this.#controlFor = option.id;
      this.#control = null;
      const words = speaksAtOnce(option, state) ? null : this.#face.fillTexts();
      void Promise.all([lateControl(option).load(), words]).then(
        () => this.#makeControl(option),
        () => this.#giveUp(),
      );
    }
    const control = this.#control;
    if (!control) return;
    control.option = option;
    control.face = this.#face;
    control.state = state;
    control.revision = this.#face.wording ? this.#face.snapshot.revision : -1;
    control.toggleAttribute('row', this.#host.bare);
  }

  /** A control that does not arrive is asked for again with the next render. */
  #giveUp(): void {
    this.#controlFor = null;
    this.#host.setOperable(false);
  }

  #makeControl(option: Option): void {
    if (this.#controlFor !== option.id) return;
    const control = document.createElement(controlOf(option)) as Control;
    control.part.add('control');
    // Properties before the first render: a control never sees itself without its question.
    control.option = option;
    control.face = this.#face;
    const state = this.#face.snapshot.options.get(option.id);
    if (state) control.state = state;
    this.#control = control;
    this.#host.requestUpdate();
  }

  #needHead(): OptionHead | null {
    const Head = this.#head ? null : head.get(() => this.#host.requestUpdate());
    if (Head) this.#head = new Head(this.#host, this.#face);
    return this.#head;
  }

  #needNotes(): OptionNotes | null {
    const face = this.#face;
    if (!face.wording) {
      this.#words ??= face.fillTexts();
      return null;
    }
    const Notes = this.#notes ? null : notes.get(() => this.#host.requestUpdate());
    if (Notes) this.#notes = new Notes(this.#host, face);
    return this.#notes;
  }

  #renderBody(option: Option, state: OptionState): TemplateResult {
    const help = this.#face.say(option.help);
    const caption = isSwatches(option) ? this.#needHead()?.renderCaption(option, state, this.#host.bare) : nothing;
    const said = hasNotes(this.#face, state) ? this.#needNotes()?.render(option, state) : nothing;
    return html`<div
      class="body"
      part="body"
      id="body"
      @atelier-option-change=${(event: AtelierOptionChangeEvent) => this.#requests.handleRequest(event)}
      @atelier-choice-hint=${(event: ChoiceHintEvent) => this.#handleHint(event.choiceId)}
    >
      ${help ? html`<p class="help soft">${help}</p>` : nothing} ${this.#control} ${caption} ${said} ${this.#requests.render()}
    </div>`;
  }

  #handleHint(id: ChoiceId | null): void {
    if (!this.#head || id === this.#head.hint) return;
    this.#head.hint = id;
    this.#host.requestUpdate();
  }
}

function isSwatches(option: Option): boolean {
  return controlOf(option) === 'atelier-swatches';
}

/** Whether there may be something to say about the answer. */
function hasNotes(face: Face, { id, source, issues }: OptionState): boolean {
  return issues.length > 0 || !['shopper', 'default'].includes(source) || face.outcomeOf === id;
}

/** Whether all words that the control shows are among those of the first sight: its choices give no reasons. */
function speaksAtOnce({ kind }: Option, { domain }: OptionState): boolean {
  return kind === 'choice' && domain.form === 'choices' && domain.choices.every(({ status }) => status === 'available');
}

/** The thing inside a control that says it comes first, else the first that takes focus. */
function focusInside(control: HTMLElement): void {
  const root = control.shadowRoot ?? control;
  const stop =
    root.querySelector<HTMLElement>('[data-first]') ??
    root.querySelector<HTMLElement>('[tabindex="0"], input:not([type=range]), textarea, button:not([tabindex="-1"])');
  stop?.focus({ preventScroll: true });
  (stop ?? control).scrollIntoView({ block: 'nearest' });
}
