import { html, type TemplateResult } from 'lit/html.js';
import type { Choice } from '../../../product/product.js';
import { baseStyles } from '../../base/base.styles.js';
import { ChoiceControlElement } from '../../base/choice-control.js';
import { choicePrice, choicesOf } from '../../base/describe.js';
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
    const hasPictures = choicesOf(this.option).some(({ swatch, image }) => swatch ?? image);
    return this.renderGroup(
      `group ${hasPictures ? 'pictures' : ''}`,
      this.choices.map((choice) => this.renderCard(choice)),
    );
  }

  private renderCard(choice: ChoiceState): TemplateResult {
    const own = this.ownOf(choice);
    const help = own ? this.face.say(own.help) : '';
    const reason = this.reasonOf(choice);
    const content = html`${own ? this.renderPicture(own) : null}
      <span class="title">${this.titleOf(choice)}</span>
      <span class="price soft figures">${choicePrice(this.face, choicesOf(this.option), choice)}</span>
      ${help ? html`<span class="help soft small">${help}</span>` : null}
      ${reason ? html`<span class="help small reason">${reason}</span>` : null}`;
    return this.renderRadio('card', choice, content, help);
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
