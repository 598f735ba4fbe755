/**
 * What stands between a shopper and a choice that costs another one: the reason in the owner's words, what goes and what
 * comes, the price difference, and two ways out. Tried in the picture meanwhile; nothing has changed until Switch.
 */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { adoptStyles, css } from '../../base/css.js';
import type { ReactiveElement } from '../../base/reactive-element.js';
import type { OptionId } from '../../../kernel/ids.js';
import type { Change, OptionValue } from '../../../product/configuration.js';
import type { Consideration, Explanation, Repair } from '../../../session/session.js';
import type { Status } from '../../../rules/rules.js';
import { deltaText } from '../../base/describe.js';
import { reasonTexts } from '../../base/reason-texts.js';
import { valueText } from '../../base/describe-design.js';
import type { AtelierOptionChangeEvent } from '../../base/events/atelier-option-change-event.js';
import type { Face } from '../../base/face.js';

/** Goes with every use of the panel. */
export const panelStyles = css`
  .panel {
    display: grid;
    gap: 8px;
    padding: 14px 16px;
    border-radius: var(--_radius);
    background: var(--_surface);
    animation: open 220ms var(--_ease);
  }
  .panel:focus-visible {
    outline-offset: -2px;
    border-radius: var(--_radius);
  }
  .panel p,
  .panel .actions,
  .changes {
    font-size: 14px;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 20px;
  }
  .actions .link {
    min-block-size: 32px;
  }
  @media (pointer: coarse) {
    .actions .link {
      min-block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    .panel {
      border: 1px solid CanvasText;
    }
  }
`;

/** What the panel is about. */
interface Asked {
  readonly event: AtelierOptionChangeEvent;
  readonly change: Change;
  readonly explanation: Explanation;
  /** What Switch would do; `null`: the choice is out, only repairs lead to it. */
  readonly trial: Consideration | null;
  readonly revision: number;
}

/** Most repairs offered at once. */
const REPAIRS_SHOWN = 3;

/** Whoever does what the shopper decides in the panel. */
export interface PanelOwner {
  /** Does what was asked for. */
  take(event: AtelierOptionChangeEvent, returnsFocus: boolean): void;
  /** Ends asking; `returnsFocus` takes the shopper back to the choice. */
  finish(returnsFocus: boolean, change: Change | undefined): void;
}

/** Asks back, on behalf of one option's requests. */
export class ConsequencePanel {
  readonly #host: ReactiveElement;
  readonly #face: Face;
  readonly #requests: PanelOwner;
  #asked: Asked | null = null;
  #takesFocus = false;

  constructor(host: ReactiveElement, face: Face, requests: PanelOwner) {
    adoptStyles(host.renderRoot, panelStyles);
    this.#host = host;
    this.#face = face;
    this.#requests = requests;
  }

  /** Forgets what was asked once the design or the question is another one. */
  check(optionId: OptionId, isOpen: boolean): void {
    const asked = this.#asked;
    if (asked && (!isOpen || asked.change.optionId !== optionId || asked.revision !== this.#face.snapshot.revision))
      this.#asked = null;
  }

  /** Forgets what was asked. */
  clear(): void {
    this.#asked = null;
  }

  /** Asks whether a value is worth what it costs, or which repair leads to it. */
  ask(event: AtelierOptionChangeEvent, change: Change, status: Status): void {
    const face = this.#face;
    const isListed = face.snapshot.options.get(change.optionId)?.domain.form === 'choices';
    // A typed value that cannot be is explained where it was typed.
    if (status === 'unavailable' && !isListed) return;
    const explanation = face.session.explain(change.optionId, change.value as OptionValue);
    const trial = status === 'consequence' ? face.session.consider(event.changes) : null;
    this.#asked = { event, change, explanation, trial, revision: face.snapshot.revision };
    this.#takesFocus = isListed;
    face.tryOut(trial);
    this.#host.requestUpdate();
  }

  updated(): void {
    if (!this.#takesFocus) return;
    this.#takesFocus = false;
    const panel = this.#host.renderRoot.querySelector<HTMLElement>('.panel');
    panel?.focus({ preventScroll: true });
    panel?.scrollIntoView({ block: 'nearest' });
  }

  render(): TemplateResult | typeof nothing {
    const asked = this.#asked;
    if (!asked) return nothing;
    const face = this.#face;
    const { change, explanation } = asked;
    const reasons = reasonTexts(face, change.optionId, change.value as OptionValue, explanation);
    return html`<div class="panel" part="panel" role="group" tabindex="-1" aria-labelledby="reason" @keydown=${(event: KeyboardEvent) => this.#handleKey(event)}>
      <p id="reason">${reasons.length > 0 ? reasons.join(' ') : face.t('cause/rule')}</p>
      ${asked.trial ? this.#renderChanges(asked.trial, asked.change.optionId) : nothing}
      <div class="actions">${asked.trial ? this.#renderSwitch(asked, asked.trial) : this.#renderRepairs(asked)}</div>
    </div>`;
  }

  #renderChanges(trial: Consideration, asked: OptionId): TemplateResult | typeof nothing {
    const lost = lostChanges(trial.changes, asked);
    if (lost.length === 0) return nothing;
    return html`<ul class="changes soft">
      ${lost.map(({ optionId }) => html`<li>${this.#changeText(optionId, trial.values[optionId] ?? null)}</li>`)}
    </ul>`;
  }

  #changeText(optionId: OptionId, to: OptionValue): string {
    const face = this.#face;
    return face.t('panel/change', {
      title: face.title(optionId),
      from: this.#named(optionId, face.snapshot.values[optionId] ?? null),
      to: this.#named(optionId, to),
    });
  }

  #named(optionId: OptionId, value: OptionValue): string {
    const option = this.#face.product.optionById.get(optionId);
    return (option && valueText(this.#face, option, value)) || this.#face.t('ui/none');
  }

  #renderSwitch(asked: Asked, trial: Consideration): TemplateResult {
    const face = this.#face;
    const delta = trial.delta && trial.delta.minor !== 0 ? deltaText(face, trial.delta) : '';
    const lost = lostChanges(trial.changes, asked.change.optionId)[0];
    const kept = lost ? this.#kept(lost.optionId) : '';
    return html`<button type="button" class="link accent figures" @click=${() => this.#requests.take(asked.event, true)}>
        ${delta ? face.t('panel/switch-price', { delta }) : face.t('panel/switch')}
      </button>
      <button type="button" class="link" @click=${() => this.#keep()}>${kept ? face.t('panel/keep', { value: kept }) : face.t('panel/keep-any')}</button>`;
  }

  /** What Keep keeps: of a switch its own name, because "Keep Yes" says nothing; empty where there is nothing to name. */
  #kept(optionId: OptionId): string {
    const face = this.#face;
    const value = face.snapshot.values[optionId] ?? null;
    if (value === false) return '';
    return value === true ? face.t('ui/quoted', { text: face.title(optionId) }) : this.#named(optionId, value);
  }

  #renderRepairs({ explanation, change }: Asked): TemplateResult {
    const face = this.#face;
    return html`${explanation.repairs
      .slice(0, REPAIRS_SHOWN)
      .map(
        (repair) =>
          html`<button type="button" class="link accent figures" @click=${() => this.#repair(repair, change)}>${this.#repairText(repair, change.optionId)}</button>`,
      )}
      ${explanation.repairs.length === 0 && explanation.settled ? html`<span class="soft">${face.t('panel/no-repair')}</span>` : nothing}
      <button type="button" class="link" @click=${() => this.#keep()}>${face.t('ui/close')}</button>`;
  }

  #repairText(repair: Repair, asked: OptionId): string {
    const face = this.#face;
    const change = lostChanges(repair.changes, asked)[0] ?? repair.changes[0];
    if (!change) return face.t('panel/switch');
    const params = {
      title: face.title(change.optionId),
      value: this.#named(change.optionId, isRelease(change.value) ? null : change.value),
    };
    if (!repair.delta || repair.delta.minor === 0) return face.t('panel/repair', params);
    return face.t('panel/repair-price', { ...params, delta: deltaText(face, repair.delta) });
  }

  #repair(repair: Repair, asked: Change): void {
    const others = repair.changes.filter(({ optionId }) => optionId !== asked.optionId);
    this.#requests.finish(this.#face.request(this.#host, [asked, ...others])?.accepted === true, asked);
  }

  #keep(): void {
    this.#requests.finish(true, this.#asked?.change);
  }

  #handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#keep();
  }
}

function lostChanges(changes: readonly Change[], asked: OptionId): readonly Change[] {
  return changes.filter(({ optionId }) => optionId !== asked);
}

function isRelease(value: Change['value']): value is { readonly release: true } {
  return typeof value === 'object' && value !== null && 'release' in value;
}
