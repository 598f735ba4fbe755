import { html, type TemplateResult } from 'lit/html.js';
import { css } from '../../base/css.js';
import { baseStyles } from '../../base/base.styles.js';
import { stateText } from '../../base/describe-design.js';
import { OptionControlElement } from '../../base/option-control.js';

const fallbackStyles = css`
  :host {
    display: block;
  }
  .note {
    display: grid;
    gap: 4px;
    padding: 16px;
    border: 1px dashed var(--_outline);
    border-radius: var(--_radius);
  }
`;

/**
 * A question this page cannot ask yet: says so, and shows the value the design already has.
 *
 * @element atelier-fallback
 * @status experimental
 * @csspart note - The whole note.
 */
export class AtelierFallbackElement extends OptionControlElement {
  static override styles = [baseStyles, fallbackStyles];

  protected override render(): TemplateResult {
    const { face, option, state } = this;
    return html`<div class="note" part="note">
      <span>${stateText(face, option, state)}</span>
      <span class="soft small">${face.t(state.required ? 'fallback/unsupported' : 'fallback/later')}</span>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'atelier-fallback': AtelierFallbackElement;
  }
}
