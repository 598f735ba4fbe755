import { html, type TemplateResult } from 'lit';
import type { ChoiceId } from '../../../kernel/ids.js';
import { baseStyles } from '../../base/base.styles.js';
import { ChoiceControlElement } from '../../base/choice-control.js';
import { ChoiceHintEvent } from '../../base/choice-hint-event.js';
import { choiceDescription } from '../../base/choice-notes.js';
import { choicesOf, choiceTitle } from '../../base/describe.js';
import { surfaceSwatch, surfaceSwatchStyles } from '../../base/surface-swatch.js';
import type { ChoiceState } from '../../../session/session.js';
import { swatchesStyles } from './swatches.styles.js';

/**
 * Surfaces or colors of one option as small lit spheres. Those the rules exclude stay visible and say why.
 *
 * @element atelier-swatches
 * @status experimental
 * @csspart group - The row of swatches.
 * @csspart swatch - One swatch.
 */
export class AtelierSwatchesElement extends ChoiceControlElement {
  static override styles = [baseStyles, surfaceSwatchStyles, swatchesStyles];

  protected override render(): TemplateResult {
    const choices = this.choices;
    return html`<div
      class="group"
      part="group"
      role="radiogroup"
      aria-label=${this.face.say(this.option.title)}
      @keydown=${(event: KeyboardEvent) => this.handleKey(event)}
      @focusout=${() => this.hint(null)}
      @pointerleave=${() => this.hint(null)}
    >
      ${choices.map((choice) => this.renderSwatch(choice, choice === this.tabStop))}
    </div>`;
  }

  private renderSwatch(choice: ChoiceState, isStop: boolean): TemplateResult {
    const { face, option } = this;
    const own = choicesOf(option).find(({ id }) => id === choice.id);
    const texture = own?.look?.texture ? face.url(own.look.texture) : null;
    return html`<button
        type="button"
        class="swatch ${choice.status}"
        part="swatch"
        role="radio"
        tabindex=${isStop ? 0 : -1}
        data-id=${choice.id}
        aria-checked=${choice.chosen}
        aria-label=${choiceTitle(face, option, choice.id)}
        aria-disabled=${choice.status === 'unavailable'}
        aria-describedby=${`about-${choice.id}`}
        @click=${() => this.ask(choice.id)}
        @focus=${() => this.hint(choice.id)}
        @pointerenter=${() => this.hint(choice.id)}
      >
        ${own ? surfaceSwatch(own, texture) : null}
      </button>
      <span class="hidden" id=${`about-${choice.id}`}>${choiceDescription(face, option.id, choicesOf(option), choice)}</span>`;
  }

  private hint(id: ChoiceId | null): void {
    this.dispatchEvent(new ChoiceHintEvent(id));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'atelier-swatches': AtelierSwatchesElement;
  }
}
