import { html, type TemplateResult } from 'lit/html.js';
import type { Choice } from '../../product/product.js';
import type { ChoiceState } from '../../session/session.js';
import { choicesOf, choiceTitle } from './describe.js';
import { OptionControlElement } from './option-control.js';
import { handleRovingKey } from './roving.js';

/** Base of the controls that show one-of-a-list as a radio group of buttons. */
export abstract class ChoiceControlElement extends OptionControlElement {
  /** The choices as judged, in declared order. */
  protected get choices(): readonly ChoiceState[] {
    return this.state.domain.form === 'choices' ? this.state.domain.choices : [];
  }

  /** A choice as the owner wrote it. */
  protected ownOf({ id }: ChoiceState): Choice | undefined {
    return choicesOf(this.option).find((own) => own.id === id);
  }

  /** What a choice is called. */
  protected titleOf({ id }: ChoiceState): string {
    return choiceTitle(this.face, this.option, id);
  }

  /** The radio group, with one `renderRadio` per choice shown. */
  protected renderGroup(className: string, radios: readonly TemplateResult[]): TemplateResult {
    return html`<div
      class=${className}
      part="group"
      role="radiogroup"
      aria-label=${this.face.say(this.option.title)}
      @keydown=${(event: KeyboardEvent) => this.handleKey(event)}
    >
      ${radios}
    </div>`;
  }

  /** One choice; `part` is its part and its class. `about` is heard, not seen, before its remarks. */
  protected renderRadio(part: string, choice: ChoiceState, content: unknown, about = ''): TemplateResult {
    const { id, status, chosen } = choice;
    // The one that Tab reaches: the chosen one, else the first.
    const stop = this.choices.find((each) => each.chosen) ?? this.choices[0];
    return html`<button
        type="button"
        class="${part} ${status}"
        part=${part}
        role="radio"
        tabindex=${choice === stop ? 0 : -1}
        data-id=${id}
        aria-checked=${chosen}
        aria-label=${this.titleOf(choice)}
        aria-disabled=${status === 'unavailable'}
        aria-describedby=${`about-${id}`}
        @click=${() => this.ask(id)}
      >
        ${content}
      </button>
      <span class="hidden" id=${`about-${id}`}>${about} ${this.remarksOn(choice)}</span>`;
  }

  /** Arrow keys pick what costs nothing and only move over the rest. */
  private handleKey(event: KeyboardEvent): void {
    const items = [...this.renderRoot.querySelectorAll<HTMLElement>('[role=radio]')];
    handleRovingKey(event, items, (index) => {
      const choice = this.choices[index];
      if (choice?.status === 'available' && !choice.chosen) this.ask(choice.id);
    });
  }
}
