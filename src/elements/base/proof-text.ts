import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { OptionId } from '../../kernel/ids.js';
import type { RowValue, Values } from '../../product/configuration.js';
import type { Option } from '../../product/product.js';
import type { Face } from './face.js';

/** Whether the shopper has confirmed exactly the texts that are in the design now, or wrote none. */
export function isProofRead(face: Face): boolean {
  const key = proofKey(face);
  return key === '' || face.proofRead === key;
}

/** The one confirmation a personal text needs: the text itself, repeated letter by letter. */
export function renderProof(face: Face): TemplateResult | typeof nothing {
  const texts = personalTexts(face).map(({ text }) => face.t('ui/quoted', { text }));
  if (texts.length === 0) return nothing;
  const change = (event: Event): void => {
    face.proofRead = (event.target as HTMLInputElement).checked ? proofKey(face) : '';
    face.refresh();
  };
  return html`<label class="proof small" part="proof">
    <input type="checkbox" .checked=${isProofRead(face)} @change=${change} />
    <span>${face.t('summary/confirm', { texts: texts.join(', ') })}</span>
  </label>`;
}

/** The texts the shopper wrote, in declared order and row by row: what has to be proof-read. */
function personalTexts(face: Face): readonly { readonly optionId: OptionId; readonly text: string }[] {
  const textsOf = (options: readonly Option[], values: Values): readonly string[] =>
    options.flatMap((option) => {
      const value = values[option.id];
      if ('columns' in option)
        return ((value ?? []) as readonly RowValue[]).flatMap((row) => textsOf(option.columns, row));
      return option.kind === 'text' && typeof value === 'string' && value !== '' ? [value] : [];
    });
  return face.product.options.flatMap((option) =>
    textsOf([option], face.snapshot.values).map((text) => ({ optionId: option.id, text })),
  );
}

/** Personal texts as one string, to tell whether the confirmed ones are still the same. */
function proofKey(face: Face): string {
  return personalTexts(face)
    .map(({ optionId, text }) => `${optionId}\n${text}`)
    .join('\n\n');
}
