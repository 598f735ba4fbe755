import { html, type TemplateResult } from 'lit/html.js';
import type { ChoiceId } from '../../../kernel/ids.js';
import type { Choice, MultiOption } from '../../../product/product.js';
import type { ChoiceState } from '../../../session/session.js';
import { baseStyles } from '../../base/base.styles.js';
import { choicePrice, choiceTitle, deltaText } from '../../base/describe.js';
import { icon } from '../../base/icons.js';
import { OptionControlElement } from '../../base/option-control.js';
import { surfaceSwatch, surfaceSwatchStyles } from '../../base/surface-swatch.js';
import { multiStyles } from './multi.styles.js';

/**
 * Some of a list, each once or several times. Once the most are chosen, the others stay in reach and say why.
 *
 * @element atelier-multi
 * @status experimental
 * @csspart group - All choices.
 * @csspart choice - One choice.
 * @csspart stepper - The amount of a chosen one.
 */
export class AtelierMultiElement extends OptionControlElement {
  static override styles = [baseStyles, surfaceSwatchStyles, multiStyles];

  protected override render(): TemplateResult {
    const { domain } = this.state;
    const choices = domain.form === 'choices' ? domain.choices : [];
    const max = domain.form === 'choices' ? domain.max : undefined;
    const count = choices.reduce((sum, { amount }) => sum + amount, 0);
    return html`<div class="group" part="group" role="group" aria-label=${this.face.say(this.option.title)}>
        ${choices.map((choice) => this.renderChoice(choice, max !== undefined && count >= max))}
      </div>
      ${
        max === undefined
          ? null
          : html`<p class="soft small figures count">
            ${this.face.t('multi/chosen', { count, max })}${count >= max ? html`. ${this.face.t('multi/full', { max })}` : null}
          </p>`
      }`;
  }

  private get multi(): MultiOption {
    return this.option as MultiOption;
  }

  private renderChoice(choice: ChoiceState, isFull: boolean): TemplateResult {
    const { face, multi } = this;
    const own = multi.choiceById.get(choice.id);
    const limited = isFull && !choice.chosen;
    const reason = limited ? '' : this.reasonOf(choice);
    return html`<div class="choice ${limited ? 'limited' : choice.status} ${choice.chosen ? 'chosen' : ''}" part="choice">
      <button
        type="button"
        class="pick"
        role="checkbox"
        data-id=${choice.id}
        aria-checked=${choice.chosen}
        aria-label=${choiceTitle(face, multi, choice.id)}
        aria-disabled=${limited || choice.status === 'unavailable'}
        aria-describedby=${`about-${choice.id}`}
        @click=${() => this.handlePick(choice, limited)}
      >
        ${own ? this.renderPicture(own) : null}
        <span class="title">${choiceTitle(face, multi, choice.id)}</span>
        <span class="price soft small figures">${this.priceOf(choice)}</span>
        <span class="mark">${choice.chosen ? icon('check') : null}</span>
        ${reason ? html`<span class="reason soft small">${reason}</span>` : null}
      </button>
      <span class="hidden" id=${`about-${choice.id}`}>
        ${limited ? face.t('cause/limit') : this.remarksOn(choice)}
      </span>
      ${choice.chosen && multi.maxAmount > 1 ? this.renderStepper(choice, isFull) : null}
    </div>`;
  }

  /** What a choice would cost; of a chosen one, what all of it costs, so that the tile keeps its lines. */
  private priceOf(choice: ChoiceState): string {
    const { face, multi } = this;
    const { price } = face.snapshot;
    if (!choice.chosen || !price) return choicePrice(face, multi.choices, choice);
    const lines = price.lines.filter(({ optionId, choiceId }) => optionId === multi.id && choiceId === choice.id);
    const isPriced = lines.length > 0 || multi.choices.some((each) => each.price !== null);
    return isPriced ? deltaText(face, { ...price.unit, minor: lines.reduce((sum, { minor }) => sum + minor, 0) }) : '';
  }

  private renderPicture(own: Choice): TemplateResult | null {
    const picture = own.swatch ?? own.image;
    if (picture) return html`<img class="picture" src=${this.face.url(picture)} alt="" loading="lazy" />`;
    return (own.look ?? own.color) ? html`<span class="picture">${surfaceSwatch(own)}</span>` : null;
  }

  private renderStepper(choice: ChoiceState, isFull: boolean): TemplateResult {
    const { face, multi } = this;
    const title = choiceTitle(face, multi, choice.id);
    const stop = isFull || choice.amount >= multi.maxAmount;
    return html`<div class="stepper" part="stepper">
      <button type="button" class="icon" aria-label=${face.t('multi/less', { title })} @click=${() => this.setAmount(choice.id, choice.amount - 1)}>${icon('minus')}</button>
      <output class="figures">${choice.amount}</output>
      <button type="button" class="icon" aria-label=${face.t('multi/more', { title })} aria-disabled=${stop} @click=${() => (stop ? undefined : this.setAmount(choice.id, choice.amount + 1))}>
        ${icon('plus')}
      </button>
    </div>`;
  }

  private handlePick(choice: ChoiceState, limited: boolean): void {
    if (limited) {
      const { domain } = this.state;
      this.face.announce(this.face.t('multi/full', { max: domain.form === 'choices' ? (domain.max ?? 0) : 0 }));
      return;
    }
    this.setAmount(choice.id, choice.chosen ? 0 : 1);
  }

  private setAmount(id: ChoiceId, amount: number): void {
    // The design may be ahead of what is on screen; of a field of a set it has no entry of its own.
    const now = this.face.snapshot.values[this.multi.id] ?? this.state.value;
    const amounts = { ...(now as Readonly<Record<ChoiceId, number>> | null) };
    if (amount > 0) amounts[id] = amount;
    else delete amounts[id];
    this.ask(amounts);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'atelier-multi': AtelierMultiElement;
  }
}
