import { html, nothing, type TemplateResult } from 'lit/html.js';
import { css } from '../../base/css.js';
import type { ReactiveElement } from '../../base/reactive-element.js';
import type { StepState } from '../../../session/session.js';
import { baseStyles } from '../../base/base.styles.js';
import type { Face } from '../../base/face.js';
import { icon } from '../../base/icons.js';
import type { Inside } from '../../base/inside.js';

const stepsStyles = css`
  ol {
    display: flex;
    flex-wrap: wrap;
    gap: 0 22px;
  }
  button {
    display: flex;
    align-items: center;
    gap: 6px;
    min-block-size: 44px;
    color: var(--_ink-soft);
    font-size: 15px;
  }
  button:hover,
  [aria-current] {
    color: var(--_ink);
  }
  [aria-current] {
    font-weight: 500;
  }
  .mark svg.line {
    inline-size: 14px;
    block-size: 14px;
  }
  .problem .mark {
    inline-size: 7px;
    block-size: 7px;
    border-radius: 50%;
    background: var(--_problem);
  }
`;

/** The inside of `<atelier-steps>`. */
export const stepsInside: Inside<ReactiveElement> = {
  styles: [baseStyles, stepsStyles],
  create: (_host, face) => ({ render: () => renderSteps(face) }),
};

function renderSteps(face: Face): TemplateResult | typeof nothing {
  const steps = face.snapshot.steps.filter(({ present }) => present);
  if (steps.length < 2) return nothing;
  return html`<nav aria-label=${face.t('steps/label')}>
    <ol part="list">
      ${steps.map((step) => renderStep(face, step))}
    </ol>
  </nav>`;
}

function renderStep(face: Face, step: StepState): TemplateResult {
  const own = face.product.steps.find(({ id }) => id === step.id);
  const isCurrent = face.openOption !== null && step.optionIds.includes(face.openOption);
  const first = step.optionIds.find((id) => face.snapshot.options.get(id)?.present);
  return html`<li>
    <button type="button" part="step" class=${step.status} aria-current=${isCurrent ? 'step' : nothing} @click=${() => face.goTo(first ?? null, true)}>
      <span>${own ? face.say(own.title) : step.id}</span>
      <span class="mark">${step.status === 'done' ? icon('check') : nothing}</span>
      <span class="hidden">${face.t(`steps/${step.status}`)}</span>
    </button>
  </li>`;
}
