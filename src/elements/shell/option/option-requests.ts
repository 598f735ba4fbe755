import { nothing, type TemplateResult } from 'lit/html.js';
import type { ReactiveElement } from '../../base/reactive-element.js';
import type { OptionId } from '../../../kernel/ids.js';
import type { Change } from '../../../product/configuration.js';
import type { Status } from '../../../rules/rules.js';
import type { AtelierOptionChangeEvent } from '../../base/events/atelier-option-change-event.js';
import type { Face } from '../../base/face.js';
import { Late } from '../../base/late.js';
import type { ConsequencePanel, PanelOwner } from './consequence-panel.js';

/** What asks back. */
export const panel = new Late(async () => (await import('./consequence-panel.js')).ConsequencePanel);

/** Judges the requests of one option's control: what costs nothing is done, for the rest a panel asks back. */
export class OptionRequests implements PanelOwner {
  readonly #host: ReactiveElement;
  readonly #face: Face;
  readonly #control: () => HTMLElement | null;
  /** The panel is being fetched for a request; `null`: nothing is awaited. */
  asking: Promise<void> | null = null;
  #panel: ConsequencePanel | null = null;

  constructor(host: ReactiveElement, face: Face, control: () => HTMLElement | null) {
    this.#host = host;
    this.#face = face;
    this.#control = control;
  }

  /** Forgets what was asked once the design or the question is another one. */
  check(optionId: OptionId, isOpen: boolean): void {
    this.#panel?.check(optionId, isOpen);
  }

  /** A control asks for a value. */
  handleRequest(event: AtelierOptionChangeEvent): void {
    event.stopPropagation();
    const [change] = event.changes;
    if (!change) return;
    const status = this.#statusOf(change);
    if (status === 'chosen') this.finish(false, change);
    else if (status === 'available' || status === 'open') this.take(event);
    // While someone types or drags nothing pops up: the control asks again when the hand rests.
    else if (event.history !== 'merge') this.asking = this.#ask(event, change, status);
  }

  /** After the content is in the page. */
  updated(): void {
    this.#panel?.updated();
  }

  render(): TemplateResult | typeof nothing {
    return this.#panel?.render() ?? nothing;
  }

  /** Does what was asked for. */
  take(event: AtelierOptionChangeEvent, returnsFocus = false): void {
    const [change] = event.changes;
    const outcome = this.#face.request(this.#host, event.changes, event.history);
    if (outcome && !outcome.accepted && change && event.history === 'record')
      this.asking = this.#ask(event, change, 'unavailable');
    else this.finish(outcome?.accepted === true && returnsFocus, change);
  }

  /** Ends asking; `returnsFocus` takes the shopper back to the choice. */
  finish(returnsFocus: boolean, change: Change | undefined): void {
    this.#panel?.clear();
    this.#face.tryOut(null);
    this.#host.requestUpdate();
    if (!returnsFocus) return;
    const root = this.#control()?.shadowRoot;
    const item = root?.querySelector<HTMLElement>(
      `[data-id="${CSS.escape(typeof change?.value === 'string' ? change.value : '')}"]`,
    );
    (item ?? root?.querySelector<HTMLElement>('[tabindex="0"], input, button'))?.focus();
  }

  async #ask(event: AtelierOptionChangeEvent, change: Change, status: Status): Promise<void> {
    const { revision } = this.#face.snapshot;
    if (!panel.value || !this.#face.wording) await Promise.all([panel.load(), this.#face.fillTexts()]);
    if (!panel.value) return;
    this.#panel ??= new panel.value(this.#host, this.#face, this);
    // The design has moved on while the panel was fetched: what was asked no longer stands.
    if (revision === this.#face.snapshot.revision) this.#panel.ask(event, change, status);
  }

  #statusOf(change: Change): Status | 'chosen' {
    const state = this.#face.snapshot.options.get(change.optionId);
    const { domain } = state ?? {};
    if (domain?.form === 'choices' && (typeof change.value === 'string' || typeof change.value === 'boolean')) {
      const choice = domain.choices.find(({ id }) => id === String(change.value as string | boolean));
      if (choice?.chosen) return 'chosen';
      // What is not found out yet is found out for this one choice.
      if (choice && choice.status !== 'open') return choice.status;
    }
    return this.#face.session.consider(change).status;
  }
}
