/** What stands over and under a control: the question's title with its value, and name, price and help of a choice. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { adoptStyles, css } from '../../base/css.js';
import type { ReactiveElement } from '../../base/reactive-element.js';
import type { ChoiceId } from '../../../kernel/ids.js';
import type { Option } from '../../../product/product.js';
import type { OptionState } from '../../../session/session.js';
import { choicePrice, choicesOf, choiceTitle } from '../../base/describe.js';
import { optionPriceText, stateText } from '../../base/describe-design.js';
import type { Face } from '../../base/face.js';

const headStyles = css`
  .head {
    display: flex;
    align-items: baseline;
    gap: 8px;
    inline-size: 100%;
    min-block-size: 52px;
    padding-block: 15px;
  }
  button.head:focus-visible {
    outline-offset: -2px;
  }
  .title,
  .name {
    font-weight: 500;
  }
  .value {
    margin-inline-start: auto;
    text-align: end;
    overflow-wrap: anywhere;
    display: -webkit-box;
    -webkit-line-clamp: 2;
    -webkit-box-orient: vertical;
    overflow: hidden;
    transition: color 150ms;
  }
  button.head:hover .value {
    color: var(--_ink);
  }
  .dot {
    align-self: center;
    inline-size: 7px;
    block-size: 7px;
    border-radius: 50%;
    background: var(--_problem);
  }
  .caption {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 2px 16px;
  }
  .about {
    grid-column: 1 / -1;
    font-size: 13px;
  }
`;

/** Name, price and help of a choice. */
interface Looked {
  readonly name: string;
  readonly price: string;
  readonly help: string;
}

/** Says what a question is called and what is chosen. */
export class OptionHead {
  /** The choice under the pointer or focus; its name and price are shown meanwhile. */
  hint: ChoiceId | null = null;
  readonly #face: Face;

  constructor(host: ReactiveElement, face: Face) {
    adoptStyles(host.renderRoot, headStyles);
    this.#face = face;
  }

  /** The line with title and value. `isOpen`: it opens and closes the question; `null`: it does not. */
  render(option: Option, state: OptionState, isOpen: boolean | null): TemplateResult {
    const face = this.#face;
    const { name, price } = this.#lookedAt(option, state);
    const title = html`<span class="title" part="title">${face.say(option.title)}</span>`;
    const value = html`<span class="value soft figures" part="value">${name}${price ? html`<span> · ${price}</span>` : nothing}</span>`;
    if (isOpen === null) return html`<h3 class="head" part="head">${title}${value}</h3>`;
    return html`<h3>
      <button type="button" class="head" part="head" aria-expanded=${isOpen} aria-controls=${isOpen ? 'body' : nothing} @click=${() => face.goTo(isOpen ? null : option.id)}>
        ${title}${state.issues.length > 0 ? html`<span class="dot"><span class="hidden">${face.t('steps/problem')}</span></span>` : nothing}${value}
      </button>
    </h3>`;
  }

  /** Under swatches, whose names stand nowhere else on a phone; `isNamed`: with name and price. */
  renderCaption(option: Option, state: OptionState, isNamed: boolean): TemplateResult | typeof nothing {
    const { name, price, help } = this.#lookedAt(option, state);
    if (!isNamed && !help) return nothing;
    return html`<div class="caption" part="caption">
      ${isNamed ? html`<span class="name">${name}</span><span class="soft figures">${price}</span>` : nothing}
      ${help ? html`<span class="about soft">${help}</span>` : nothing}
    </div>`;
  }

  /** The choice looked at, else the chosen one. */
  #lookedAt(option: Option, state: OptionState): Looked {
    const face = this.#face;
    const { domain } = state;
    const choices = choicesOf(option);
    const hinted =
      domain.form === 'choices' && this.hint !== null
        ? domain.choices.find(({ id, chosen }) => id === this.hint && !chosen)
        : undefined;
    const id = hinted?.id ?? (typeof state.value === 'string' ? state.value : '');
    const help = face.say(choices.find((choice) => choice.id === id)?.help ?? null);
    return hinted
      ? { name: choiceTitle(face, option, id), price: choicePrice(face, choices, hinted), help }
      : { name: stateText(face, option, state), price: optionPriceText(face, option), help };
  }
}
