import { html, type TemplateResult } from 'lit/html.js';
import type { ChoiceId } from '../../../kernel/ids.js';
import { baseStyles } from '../../base/base.styles.js';
import { ChoiceControlElement } from '../../base/choice-control.js';
import { ChoiceHintEvent } from '../../base/choice-hint-event.js';
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
    return html`<div
      @focusin=${(event: Event) => this.handleLook(event)}
      @focusout=${() => this.hint(null)}
      @pointerover=${(event: Event) => this.handleLook(event)}
      @pointerleave=${() => this.hint(null)}
    >
      ${this.renderGroup(
        'group',
        this.choices.map((choice) => this.renderSwatch(choice)),
      )}
    </div>`;
  }

  private renderSwatch(choice: ChoiceState): TemplateResult {
    const own = this.ownOf(choice);
    const texture = own?.look?.texture ? this.face.url(own.look.texture) : null;
    return this.renderRadio('swatch', choice, own ? surfaceSwatch(own, texture) : null);
  }

  private handleLook(event: Event): void {
    const swatch = (event.target as Element).closest<HTMLElement>('.swatch');
    if (swatch) this.hint(swatch.dataset['id'] ?? null);
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
