import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { ChoiceId, OptionId } from '../../../kernel/ids.js';
import type { Option } from '../../../product/product.js';
import type { OptionState } from '../../../session/session.js';
import { baseStyles } from '../../base/base.styles.js';
import type { ChoiceHintEvent } from '../../base/choice-hint-event.js';
import { choicePrice } from '../../base/choice-notes.js';
import { choicesOf, choiceTitle, optionPriceText, stateText, titledValue } from '../../base/describe.js';
import type { AtelierOptionChangeEvent } from '../../base/events/atelier-option-change-event.js';
import type { Face } from '../../base/face.js';
import type { Inside, InsideView } from '../../base/inside.js';
import { controlOf, preloadControl } from '../../options/option-registry.js';
import { OptionRequests } from './option-requests.js';
import { optionStyles } from './option.styles.js';

/** What the view reads of its element. */
export interface OptionHost extends LitElement {
  readonly option: OptionId;
  readonly fold: boolean;
  readonly bare: boolean;
  readonly setOperable: (isOperable: boolean) => void;
}

/** Controls whose words are among those of the first sight. */
const FIRST_TAGS: readonly string[] = ['atelier-swatches', 'atelier-cards', 'atelier-list'];

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
  #control: Control | null = null;
  #controlFor: OptionId | null = null;
  /** The choice under the pointer or focus; its name and price are shown meanwhile. */
  #hint: ChoiceId | null = null;

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
    const isOpen = !this.#host.fold || this.#face.openOption === option.id;
    this.#requests.check(option.id, isOpen);
    if (isOpen) this.#update(option, state);
    else this.#host.setOperable(false);
    return html`${this.#host.bare ? nothing : this.#renderHead(option, state, isOpen)}
      ${
        isOpen
          ? html`<div
            class="body"
            part="body"
            id="body"
            @atelier-option-change=${(event: AtelierOptionChangeEvent) => this.#requests.handleRequest(event)}
            @atelier-choice-hint=${(event: ChoiceHintEvent) => this.#handleHint(event.choiceId)}
          >
            ${this.#renderHelp(option)} ${this.#control} ${this.#renderCaption(option, state)} ${this.#renderIssues(option, state)}
            ${this.#renderSetBy(option, state)} ${this.#requests.render()} ${this.#renderAdjusted(option)}
          </div>`
          : nothing
      }`;
  }

  async arranged(): Promise<void> {
    await this.#requests.asking;
  }

  updated(): void {
    this.#requests.updated();
    const { option } = this.#host;
    if (!this.#control?.isConnected) return;
    const control = this.#control as Control & Partial<LitElement>;
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
      const words = FIRST_TAGS.includes(controlOf(option).tag) ? null : this.#face.fillTexts();
      void Promise.all([preloadControl(option), words]).then(
        () => this.#makeControl(option),
        () => this.#host.setOperable(false),
      );
    }
    const control = this.#control;
    if (!control) return;
    control.option = option;
    control.face = this.#face;
    control.state = state;
    control.revision = this.#face.snapshot.revision;
    control.toggleAttribute('row', this.#host.bare);
  }

  #makeControl(option: Option): void {
    if (this.#controlFor !== option.id) return;
    const control = document.createElement(controlOf(option).tag) as Control;
    control.part.add('control');
    // Properties before the first render: a control never sees itself without its question.
    control.option = option;
    control.face = this.#face;
    const state = this.#face.snapshot.options.get(option.id);
    if (state) control.state = state;
    this.#control = control;
    this.#host.requestUpdate();
  }

  #renderHead(option: Option, state: OptionState, isOpen: boolean): TemplateResult {
    const face = this.#face;
    const shown = this.#hinted(option, state);
    const value = html`<span class="value soft figures" part="value">${shown.name}${shown.price ? html`<span> · ${shown.price}</span>` : nothing}</span>`;
    const title = html`<span class="title" part="title">${face.say(option.title)}</span>`;
    if (!this.#host.fold) return html`<h3 class="head" part="head">${title}${value}</h3>`;
    return html`<h3>
      <button type="button" class="head" part="head" aria-expanded=${isOpen} aria-controls=${isOpen ? 'body' : nothing} @click=${() => face.goTo(isOpen ? null : option.id)}>
        ${title}${state.issues.length > 0 ? html`<span class="dot"><span class="hidden">${face.t('steps/problem')}</span></span>` : nothing}${value}
      </button>
    </h3>`;
  }

  #renderHelp(option: Option): TemplateResult | typeof nothing {
    const help = this.#face.say(option.help);
    return help ? html`<p class="help soft">${help}</p>` : nothing;
  }

  /** Under swatches, whose names stand nowhere else on a phone. */
  #renderCaption(option: Option, state: OptionState): TemplateResult | typeof nothing {
    const isSwatches = controlOf(option).tag === 'atelier-swatches';
    const shown = this.#hinted(option, state);
    if (!isSwatches || (!this.#host.bare && !shown.help)) return nothing;
    return html`<div class="caption" part="caption">
      ${this.#host.bare ? html`<span class="name">${shown.name}</span><span class="soft figures">${shown.price}</span>` : nothing}
      ${shown.help ? html`<span class="about soft">${shown.help}</span>` : nothing}
    </div>`;
  }

  /** Name, price and help of the choice looked at, else of the chosen one. */
  #hinted(option: Option, state: OptionState): { name: string; price: string; help: string } {
    const face = this.#face;
    const { domain } = state;
    const hinted =
      domain.form === 'choices' && this.#hint !== null
        ? domain.choices.find(({ id, chosen }) => id === this.#hint && !chosen)
        : undefined;
    const id = hinted?.id ?? (typeof state.value === 'string' ? state.value : '');
    const help = face.say(choicesOf(option).find((choice) => choice.id === id)?.help ?? null);
    if (hinted)
      return { name: choiceTitle(face, option, hinted.id), price: choicePrice(face, choicesOf(option), hinted), help };
    return { name: stateText(face, option, state), price: optionPriceText(face, option), help };
  }

  /** Kinds that are typed say themselves what is wrong, where it is typed. */
  #renderIssues(option: Option, state: OptionState): TemplateResult | typeof nothing {
    if (state.issues.length === 0 || option.kind === 'number' || option.kind === 'text') return nothing;
    return html`${state.issues.map((issue) => html`<p class="issue small" part="issue">${this.#face.texts.issue(issue)}</p>`)}`;
  }

  #renderSetBy(option: Option, state: OptionState): TemplateResult | typeof nothing {
    const face = this.#face;
    if (state.source === 'shopper' || state.source === 'default') return nothing;
    const reason = [...new Set(state.setBy.map(({ say }) => say))].join(' ');
    if (state.source === 'rule')
      return reason ? html`<p class="note soft small" part="note">${face.t('set/rule', { reason })}</p>` : nothing;
    return html`<p class="note soft small" part="note">
      ${face.t(`set/${state.source}`)}
      <button type="button" class="link" @click=${() => face.request(this.#host, [{ optionId: option.id, value: { release: true } }])}>${face.t('set/release')}</button>
    </p>`;
  }

  #renderAdjusted(option: Option): TemplateResult | typeof nothing {
    const face = this.#face;
    const { outcome } = face;
    if (
      !outcome ||
      face.outcomeOf !== option.id ||
      outcome.snapshot.revision !== face.snapshot.revision ||
      outcome.repaired.length === 0
    )
      return nothing;
    const changes = face.formats.list(outcome.repaired.map(({ optionId }) => titledValue(face, optionId)));
    return html`<p class="note small fresh" part="note">
      ${face.t('panel/adjusted', { changes })}
      <button type="button" class="link" @click=${() => face.session.undo()}>${face.t('ui/undo')}</button>
    </p>`;
  }

  #handleHint(id: ChoiceId | null): void {
    if (id === this.#hint) return;
    this.#hint = id;
    this.#host.requestUpdate();
  }
}

/** The first thing inside a control that takes focus. */
function focusInside(control: HTMLElement): void {
  const root = control.shadowRoot ?? control;
  const stop = root.querySelector<HTMLElement>(
    '[tabindex="0"], input:not([type=range]), textarea, button:not([tabindex="-1"])',
  );
  stop?.focus({ preventScroll: true });
  control.scrollIntoView({ block: 'nearest' });
}
