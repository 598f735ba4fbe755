/**
 * What stands between a shopper and a choice that costs another one: the reason in the owner's words, what goes and what
 * comes, the price difference, and two ways out. Tried in the picture meanwhile; nothing has changed until Switch.
 */
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { OptionId } from '../../../kernel/ids.js';
import type { Change, OptionValue } from '../../../product/configuration.js';
import type { Consideration, Explanation, Repair } from '../../../session/session.js';
import type { Status } from '../../../rules/rules.js';
import { deltaText, valueText } from '../../base/describe.js';
import type { AtelierOptionChangeEvent } from '../../base/events/atelier-option-change-event.js';
import type { Face } from '../../base/face.js';

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

/** Judges the requests of one option's control, and asks back where they cost something. */
export class ConsequencePanel {
  readonly #host: LitElement;
  readonly #face: Face;
  readonly #control: () => HTMLElement | null;
  #asked: Asked | null = null;
  #takesFocus = false;

  constructor(host: LitElement, face: Face, control: () => HTMLElement | null) {
    this.#host = host;
    this.#face = face;
    this.#control = control;
  }

  /** Forgets what was asked once the design or the question is another one. */
  check(optionId: OptionId, isOpen: boolean): void {
    const asked = this.#asked;
    if (asked && (!isOpen || asked.change.optionId !== optionId || asked.revision !== this.#face.snapshot.revision))
      this.#asked = null;
  }

  /** A control asks for a value. */
  handleRequest(event: AtelierOptionChangeEvent): void {
    event.stopPropagation();
    const [change] = event.changes;
    if (!change) return;
    const status = this.#statusOf(change);
    if (status === 'chosen') {
      this.#keep(false);
      return;
    }
    if (status === 'available' || status === 'open') {
      this.#take(event);
      return;
    }
    // While someone types or drags nothing pops up: the control asks again when the hand rests.
    if (event.history === 'merge') return;
    this.#ask(event, change, status);
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
    const reasons = [...new Set(asked.explanation.reasons.map(({ say, cause }) => say || face.t(`cause/${cause}`)))];
    return html`<div class="panel" part="panel" role="group" tabindex="-1" aria-labelledby="reason" @keydown=${(event: KeyboardEvent) => this.#handleKey(event)}>
      <p id="reason">${reasons.length > 0 ? reasons.join(' ') : face.t('cause/rule')}</p>
      ${asked.trial ? this.#renderChanges(asked.trial, asked.change.optionId) : nothing}
      <div class="actions">${asked.trial ? this.#renderSwitch(asked, asked.trial) : this.#renderRepairs(asked)}</div>
    </div>`;
  }

  #statusOf(change: Change): Status | 'chosen' {
    const state = this.#face.snapshot.options.get(change.optionId);
    const { domain } = state ?? {};
    if (domain?.form === 'choices' && (typeof change.value === 'string' || typeof change.value === 'boolean')) {
      const choice = domain.choices.find(({ id }) => id === String(change.value as string | boolean));
      if (choice) return choice.chosen ? 'chosen' : choice.status;
    }
    return this.#face.session.consider(change).status;
  }

  #ask(event: AtelierOptionChangeEvent, change: Change, status: Status): void {
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
    const kept = lost ? this.#named(lost.optionId, face.snapshot.values[lost.optionId] ?? null) : '';
    return html`<button type="button" class="link accent figures" @click=${() => this.#take(asked.event, true)}>
        ${delta ? face.t('panel/switch-price', { delta }) : face.t('panel/switch')}
      </button>
      <button type="button" class="link" @click=${() => this.#keep(true)}>${kept ? face.t('panel/keep', { value: kept }) : face.t('panel/keep-any')}</button>`;
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
      <button type="button" class="link" @click=${() => this.#keep(true)}>${face.t('ui/close')}</button>`;
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
    this.#finish(this.#face.request(this.#host, [asked, ...others])?.accepted === true, asked);
  }

  #take(event: AtelierOptionChangeEvent, returnsFocus = false): void {
    const [change] = event.changes;
    this.#face.outcomeOf = change?.optionId ?? null;
    const outcome = this.#face.request(this.#host, event.changes, event.history);
    if (outcome && !outcome.accepted && change && event.history === 'record') {
      this.#ask(event, change, 'unavailable');
      return;
    }
    this.#finish(outcome?.accepted === true && returnsFocus, change);
  }

  #keep(returnsFocus: boolean): void {
    this.#finish(returnsFocus, this.#asked?.change);
  }

  #finish(returnsFocus: boolean, change: Change | undefined): void {
    this.#asked = null;
    this.#face.tryOut(null);
    this.#host.requestUpdate();
    if (!returnsFocus) return;
    const root = this.#control()?.shadowRoot;
    const item = root?.querySelector<HTMLElement>(
      `[data-id="${CSS.escape(typeof change?.value === 'string' ? change.value : '')}"]`,
    );
    (item ?? root?.querySelector<HTMLElement>('[tabindex="0"], input, button'))?.focus();
  }

  #handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#keep(true);
  }
}

function lostChanges(changes: readonly Change[], asked: OptionId): readonly Change[] {
  return changes.filter(({ optionId }) => optionId !== asked);
}

function isRelease(value: Change['value']): value is { readonly release: true } {
  return typeof value === 'object' && value !== null && 'release' in value;
}
