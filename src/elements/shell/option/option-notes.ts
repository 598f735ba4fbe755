/** What is to be said about an answer: what is wrong with it, why it was set, and what changed with it. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { adoptStyles, css } from '../../base/css.js';
import type { ReactiveElement } from '../../base/reactive-element.js';
import type { Option } from '../../../product/product.js';
import type { OptionState } from '../../../session/session.js';
import { changedWith } from '../../base/describe-design.js';
import type { Face } from '../../base/face.js';

const notesStyles = css`
  .issue {
    color: var(--_problem);
  }
  .note .link {
    font-weight: 500;
    color: var(--_ink);
    text-decoration-color: currentcolor;
  }
  .fresh {
    animation: fresh 5s;
  }
  @keyframes fresh {
    0%,
    80% {
      color: var(--_accent);
    }
  }
  @media (pointer: coarse) {
    .note .link {
      min-block-size: 44px;
    }
  }
`;

/** Says it. */
export class OptionNotes {
  readonly #host: ReactiveElement;
  readonly #face: Face;

  constructor(host: ReactiveElement, face: Face) {
    adoptStyles(host.renderRoot, notesStyles);
    this.#host = host;
    this.#face = face;
  }

  /** Kinds that are typed say themselves what is wrong, where it is typed. */
  render(option: Option, state: OptionState): TemplateResult {
    const issues = ['number', 'text', 'rows', 'fields'].includes(option.kind) ? [] : state.issues;
    return html`${issues.map((issue) => html`<p class="issue small" part="issue">${this.#face.texts.issue(issue)}</p>`)}
    ${this.#renderSetBy(option, state)} ${this.#renderAdjusted(option)}`;
  }

  #renderSetBy(option: Option, { source, setBy }: OptionState): TemplateResult | typeof nothing {
    const face = this.#face;
    if (source === 'shopper' || source === 'default') return nothing;
    const reason = [...new Set(setBy.map(({ say }) => say))].join(' ');
    if (source === 'rule')
      return reason ? html`<p class="note soft small" part="note">${face.t('set/rule', { reason })}</p>` : nothing;
    const release = { optionId: option.id, value: { release: true } } as const;
    return html`<p class="note soft small" part="note">
      ${face.t(`set/${source}`)}
      <button type="button" class="link" @click=${() => face.request(this.#host, [release])}>${face.t('set/release')}</button>
    </p>`;
  }

  #renderAdjusted(option: Option): TemplateResult | typeof nothing {
    const face = this.#face;
    const changed = face.outcomeOf === option.id ? changedWith(face, option.id) : [];
    if (changed.length === 0) return nothing;
    const changes = face.formats.list(changed);
    return html`<p class="note small fresh" part="note">
      ${face.t('panel/adjusted', { changes })}
      <button type="button" class="link" @click=${() => face.session.undo()}>${face.t('ui/undo')}</button>
    </p>`;
  }
}
