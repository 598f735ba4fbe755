import { html, type TemplateResult } from 'lit';
import { baseStyles } from '../../base/base.styles.js';
import { ChoiceControlElement } from '../../base/choice-control.js';
import { choiceDescription, choicePrice, choiceReason } from '../../base/choice-notes.js';
import { choicesOf, choiceTitle } from '../../base/describe.js';
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
      choices.every(({ id }) => choiceTitle(this.face, this.option, id).length <= PILL_LENGTH) &&
      !choicesOf(this.option).some(({ help }) => help !== null);
    return html`<div
        class=${pills ? 'pills' : 'lines'}
        part="group"
        role="radiogroup"
        aria-label=${this.face.say(this.option.title)}
        @keydown=${(event: KeyboardEvent) => this.handleKey(event)}
      >
        ${shown.map((choice) => this.renderChoice(choice, choice === this.tabStop, pills))}
      </div>
      ${
        shown.length < choices.length
          ? html`<button type="button" class="link small" @click=${() => this.handleMore()}>${this.face.t('ui/more', { count: choices.length })}</button>`
          : null
      }`;
  }

  private renderChoice(choice: ChoiceState, isStop: boolean, pill: boolean): TemplateResult {
    const { face, option } = this;
    const all = choicesOf(option);
    const reason = pill ? '' : choiceReason(face, option.id, choice);
    const help = pill ? '' : face.say(all.find(({ id }) => id === choice.id)?.help ?? null);
    return html`<button
        type="button"
        class="choice ${choice.status}"
        part="choice"
        role="radio"
        tabindex=${isStop ? 0 : -1}
        data-id=${choice.id}
        aria-checked=${choice.chosen}
        aria-label=${choiceTitle(face, option, choice.id)}
        aria-disabled=${choice.status === 'unavailable'}
        aria-describedby=${`about-${choice.id}`}
        @click=${() => this.ask(choice.id)}
      >
        <span class="title">${choiceTitle(face, option, choice.id)}</span>
        <span class="price soft figures">${choicePrice(face, all, choice)}</span>
        ${help ? html`<span class="reason soft small">${help}</span>` : null}
        ${reason ? html`<span class="reason soft small">${reason}</span>` : null}
      </button>
      <span class="hidden" id=${`about-${choice.id}`}>${help} ${choiceDescription(face, option.id, all, choice)}</span>`;
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
