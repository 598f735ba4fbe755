import { html, nothing, type TemplateResult } from 'lit/html.js';
import { css } from '../../base/css.js';
import type { ReactiveElement } from '../../base/reactive-element.js';
import type { OptionId } from '../../../kernel/ids.js';
import { baseStyles } from '../../base/base.styles.js';
import { designLine, optionPriceText, stateText } from '../../base/describe-design.js';
import type { Face } from '../../base/face.js';
import type { Inside } from '../../base/inside.js';
import { renderProof } from '../../base/proof-text.js';
import { proofStyles } from '../../base/proof.styles.js';

const summaryStyles = css`
  :host {
    font-size: 15px;
  }
  .one {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--_ink-soft);
  }
  h3 {
    padding-block: 18px 6px;
    font-size: 13px;
    color: var(--_ink-soft);
  }
  .line {
    display: grid;
    grid-template-columns: minmax(6em, 2fr) 4fr auto;
    gap: 16px;
    align-items: baseline;
    min-block-size: 44px;
    padding-block: 10px;
    border-block-end: 1px solid var(--_hairline);
  }
  dd {
    overflow-wrap: anywhere;
  }
  .text {
    white-space: pre-line;
  }
  .problem {
    color: var(--_problem);
  }
  .proof {
    margin-block-start: 16px;
  }
`;

/** What the view reads of its element. */
export interface SummaryHost extends ReactiveElement {
  readonly line: boolean;
}

/** The inside of `<atelier-summary>`. */
export const summaryInside: Inside<SummaryHost> = {
  styles: [baseStyles, proofStyles, summaryStyles],
  create: (host, face) => ({
    render: () =>
      host.line ? html`<p class="one" part="list" dir="auto">${designLine(face)}</p>` : renderSummary(face),
  }),
};

function renderSummary(face: Face): TemplateResult {
  const { snapshot, product } = face;
  const inSteps = new Set(snapshot.steps.flatMap(({ optionIds }) => optionIds));
  const rest = [...snapshot.options.keys()].filter((id) => !inSteps.has(id));
  const steps = snapshot.steps.filter(({ present }) => present);
  return html`${steps.map((step) => {
    const own = product.steps.find(({ id }) => id === step.id);
    const title = own && steps.length > 1 ? face.say(own.title) : '';
    return html`${title ? html`<h3>${title}</h3>` : nothing}${renderLines(face, step.optionIds)}`;
  })}
  ${renderLines(face, rest)} ${renderProof(face)}`;
}

function renderLines(face: Face, ids: readonly OptionId[]): TemplateResult | typeof nothing {
  const present = ids.filter((id) => face.snapshot.options.get(id)?.present);
  if (present.length === 0) return nothing;
  return html`<dl part="list">${present.map((id) => renderLine(face, id))}</dl>`;
}

function renderLine(face: Face, id: OptionId): TemplateResult | typeof nothing {
  const option = face.product.optionById.get(id);
  const state = face.snapshot.options.get(id);
  if (!option || !state) return nothing;
  const text = stateText(face, option, state);
  const price = optionPriceText(face, option);
  const title = face.say(option.title);
  return html`<div class="line" part="line">
    <dt class="soft">${title}</dt>
    <dd class=${state.issues.length > 0 ? 'problem' : ''}>
      <span class="text" dir="auto">${option.kind === 'text' && state.value ? face.t('ui/quoted', { text }) : text}</span>${price ? html`<span class="soft figures"> · ${price}</span>` : nothing}
    </dd>
    <dd><button type="button" class="link small" aria-label=${face.t('summary/edit', { title })} @click=${() => face.goTo(id, true)}>${face.t('summary/edit-short')}</button></dd>
  </div>`;
}
