import { html, type TemplateResult } from 'lit/html.js';
import { baseStyles } from '../../base/base.styles.js';
import { ChoiceControlElement } from '../../base/choice-control.js';
import { choicePrice, choicesOf } from '../../base/describe.js';
import type { ChoiceState } from '../../../session/session.js';
import { listStyles } from './list.styles.js';

/** More choices than this are first shown in part. */
const SHOWN_AT_ONCE = 12;
/** Longest title, in characters, that still fits a pill. */
const PILL_LENGTH = 16;

/**
 * Choices of one option as words: pills while they are short, else lines. Those the rules exclude stay visible and say why.
 *
 * @element atelier-list
 * @status experimental
 * @csspart group - All choices.
 * @csspart choice - One choice.
 */
export class AtelierListElement extends ChoiceControlElement {
  static override styles = [baseStyles, listStyles];
  private showsAll = false;

  protected override render(): TemplateResult {
    const { choices } = this;
    const chosen = choices.findIndex((choice) => choice.chosen);
    const shown =
      this.showsAll || chosen >= SHOWN_AT_ONCE || choices.length <= SHOWN_AT_ONCE + 2
        ? choices
        : choices.slice(0, SHOWN_AT_ONCE);
    const pills =
      choices.every((choice) => this.titleOf(choice).length <= PILL_LENGTH) &&
      !choicesOf(this.option).some(({ help }) => help !== null);
    return html`${this.renderGroup(
      pills ? 'pills' : 'lines',
      shown.map((choice) => this.renderChoice(choice, pills)),
    )}
    ${
      shown.length < choices.length
        ? html`<button type="button" class="link small" @click=${() => this.handleMore()}>${this.face.t('ui/more', { count: choices.length })}</button>`
        : null
    }`;
  }

  private renderChoice(choice: ChoiceState, pill: boolean): TemplateResult {
    const help = pill ? '' : this.face.say(this.ownOf(choice)?.help ?? null);
    const reasons = pill ? [] : [help, this.reasonOf(choice)].filter((text) => text !== '');
    const content = html`<span class="title">${this.titleOf(choice)}</span>
      <span class="price soft figures">${choicePrice(this.face, choicesOf(this.option), choice)}</span>
      ${reasons.map((text) => html`<span class="reason soft small">${text}</span>`)}`;
    return this.renderRadio('choice', choice, content, help);
  }

  private handleMore(): void {
    this.showsAll = true;
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'atelier-list': AtelierListElement;
  }
}
