import { html, type TemplateResult } from 'lit';
import type { Choice } from '../../../product/product.js';
import { baseStyles } from '../../base/base.styles.js';
import { ChoiceControlElement } from '../../base/choice-control.js';
import { choiceDescription, choicePrice, choiceReason } from '../../base/choice-notes.js';
import { choicesOf, choiceTitle } from '../../base/describe.js';
import { surfaceSwatch, surfaceSwatchStyles } from '../../base/surface-swatch.js';
import type { ChoiceState } from '../../../session/session.js';
import { cardsStyles } from './cards.styles.js';

/**
 * Choices of one option that need a picture or an explanation. Those the rules exclude stay visible and say why.
 *
 * @element atelier-cards
 * @status experimental
 * @csspart group - All cards.
 * @csspart card - One card.
 */
export class AtelierCardsElement extends ChoiceControlElement {
  static override styles = [baseStyles, surfaceSwatchStyles, cardsStyles];

  protected override render(): TemplateResult {
    const { choices } = this;
    const own = choicesOf(this.option);
    return html`<div
      class="group ${own.some(({ swatch, image }) => swatch ?? image) ? 'pictures' : ''}"
      part="group"
      role="radiogroup"
      aria-label=${this.face.say(this.option.title)}
      @keydown=${(event: KeyboardEvent) => this.handleKey(event)}
    >
      ${choices.map((choice) =>
        this.renderCard(
          choice,
          own.find(({ id }) => id === choice.id),
          choice === this.tabStop,
        ),
      )}
    </div>`;
  }

  private renderCard(choice: ChoiceState, own: Choice | undefined, isStop: boolean): TemplateResult {
    const { face, option } = this;
    const all = choicesOf(option);
    const help = own ? face.say(own.help) : '';
    const reason = choiceReason(face, option.id, choice);
    return html`<button
        type="button"
        class="card ${choice.status}"
        part="card"
        role="radio"
        tabindex=${isStop ? 0 : -1}
        data-id=${choice.id}
        aria-checked=${choice.chosen}
        aria-label=${choiceTitle(face, option, choice.id)}
        aria-disabled=${choice.status === 'unavailable'}
        aria-describedby=${`about-${choice.id}`}
        @click=${() => this.ask(choice.id)}
      >
        ${own ? this.renderPicture(own) : null}
        <span class="title">${choiceTitle(face, option, choice.id)}</span>
        <span class="price soft figures">${choicePrice(face, all, choice)}</span>
        ${help ? html`<span class="help soft small">${help}</span>` : null}
        ${reason ? html`<span class="help small reason">${reason}</span>` : null}
      </button>
      <span class="hidden" id=${`about-${choice.id}`}>${help} ${choiceDescription(face, option.id, all, choice)}</span>`;
  }

  private renderPicture(own: Choice): TemplateResult | null {
    const picture = own.swatch ?? own.image;
    if (picture) return html`<img class="picture" src=${this.face.url(picture)} alt="" loading="lazy" />`;
    return (own.look ?? own.color) ? html`<span class="ball">${surfaceSwatch(own)}</span>` : null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'atelier-cards': AtelierCardsElement;
  }
}
