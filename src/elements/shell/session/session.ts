import { html, nothing, type TemplateResult } from 'lit/html.js';
import { css, type StylesGroup } from '../../base/css.js';
import { ReactiveElement, type PropertyValues } from '../../base/reactive-element.js';
import type { ConfiguratorError } from '../../../kernel/configurator-error.js';
import type { Ports } from '../../../kernel/ports.js';
import type { Product } from '../../../product/product.js';
import type { MessageOverrides } from '../../../i18n/texts.js';
import type { Session } from '../../../session/session.js';
import { AtelierErrorEvent, AtelierReadyEvent } from '../../base/events/atelier-fact-event.js';
import { hasLost, retryLost, watchLost } from '../../base/late.js';
import { property } from '../../base/property.js';
import { Scope, SCOPE_OFFER, ScopeRequestEvent } from '../../base/scope.js';
import { AtelierOptionElement } from '../option/option.js';
import { lostIssue, lostRoot, renderLost } from './lost.js';
import type { OpenRoot } from './root.js';

/**
 * One design in the making, around any arrangement of pieces. It draws nothing of its own but what went wrong.
 *
 * @element atelier-session
 * @status experimental
 * @slot - The pieces, and anything else.
 * @csspart error - What is shown when the product cannot be used.
 * @csspart lost - Says that part of the page did not arrive.
 * @event {AtelierReadyEvent} atelier-ready - Options can be operated.
 * @event {AtelierConfigurationChangedEvent} atelier-configuration-changed - The design has changed, or nothing about it is open any more.
 * @event {AtelierErrorEvent} atelier-error - Something failed; `fatal` if nothing can be designed.
 */
export class AtelierSessionElement extends ReactiveElement {
  static override styles: StylesGroup = css`
    :host {
      display: block;
    }
    :host([hidden]) {
      display: none;
    }
    .lost {
      padding: 12px 24px;
      border: 0;
      border-radius: 24px;
      background: Canvas;
      color: CanvasText;
      font: inherit;
      cursor: pointer;
    }
    .status {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  `;

  /** Address of the product file. */
  @property() src = '';
  /** Market to sell in; empty: the product's only one, or its first. */
  @property() market = '';
  /** BCP 47; empty: the language of the page. */
  @property() override lang = '';
  /** Design code to start with; a design in the page's address goes first. */
  @property() design = '';
  /** Preset to start with. */
  @property() preset = '';
  /** Id of the adapter that takes orders; empty: only the `atelier-order-submit` event. */
  @property() shop = '';
  /** Address of the shop's API. */
  @property({ attribute: 'shop-url' }) shopUrl = '';
  /** Address of the verifier; empty: orders are requests for a quote. */
  @property({ attribute: 'verifier-url' }) verifierUrl = '';
  /** `off`: the page's address is left alone. */
  @property({ attribute: 'url-state' }) urlState = '';
  /** A loaded product, in place of `src`. */
  @property({ attribute: false }) product: Product | null = null;
  /** What may be kept on the device; nothing is until this says so. */
  @property({ attribute: false }) consent: Readonly<Record<string, boolean>> | null = null;
  /** Clock, randomness, storage and network in place of the browser's. */
  @property({ attribute: false }) ports: Ports | null = null;
  /** Words in place of ours, by code. */
  @property({ attribute: false }) messages: MessageOverrides | null = null;
  /** The session that was set, as against the one made here. */
  givenSession: Session | null = null;
  /** Fulfilled when options can be operated. */
  readonly ready: Promise<void>;

  /** Shared with the pieces inside. */
  protected readonly scope = new Scope();
  /** The questions that have asked for the scope. */
  private readonly questions = new Set<AtelierOptionElement>();
  private opened: OpenRoot | null = null;
  private opening: AbortController | null = null;
  private isLost = false;
  private stopWatching: () => void = () => {};
  private resolveReady: () => void = () => {};

  constructor() {
    super();
    this.ready = new Promise((resolve) => (this.resolveReady = resolve));
    this.addEventListener(ScopeRequestEvent.type, (event) => {
      if (!(event instanceof ScopeRequestEvent)) return;
      event.stopPropagation();
      event.answer(this.scope);
      const [piece] = event.composedPath();
      if (piece instanceof AtelierOptionElement) this.questions.add(piece);
    });
  }

  /** The design in the making; `null` until `ready`. Set one made elsewhere to use it in place of `src` and `product`. */
  get session(): Session | null {
    return this.givenSession ?? this.scope.face?.session ?? null;
  }

  @property({ attribute: false, noAccessor: true })
  set session(session: Session | null) {
    const before = this.givenSession;
    this.givenSession = session;
    this.requestUpdate('session', before);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.dispatchEvent(new Event(SCOPE_OFFER));
    this.stopWatching = watchLost(() => this.handleLost());
    this.isLost = hasLost();
    window.addEventListener('online', this.handleOnline);
    if (this.hasUpdated) void this.open();
  }

  disconnectedCallback(): void {
    this.stopWatching();
    window.removeEventListener('online', this.handleOnline);
    this.close();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const sources = ['src', 'product', 'session', 'lang', 'messages', 'preset', 'design', 'ports'] as const;
    if (sources.some((name) => changed.has(name))) void this.open();
    else if (changed.has('market') && this.market) this.moveTo(this.market);
  }

  protected override render(): TemplateResult {
    return html`${this.opened?.renderFailure ? this.opened.renderFailure(() => void this.open()) : this.renderContent()}
      ${this.isLost && this.scope.face ? renderLost(this, () => void this.retry()) : nothing}
      <div class="status" role="status"></div>`;
  }

  /** Everything between the announcer and the error. */
  protected renderContent(): TemplateResult {
    return html`<slot></slot>`;
  }

  /** Fulfilled when the pieces that show the product are in the page. */
  protected async arranged(): Promise<void> {
    await this.updateComplete;
  }

  private async open(): Promise<void> {
    // Attributes set in one task are one change.
    this.opening?.abort();
    const opening = (this.opening = new AbortController());
    const isOver = (): boolean => opening.signal.aborted || !this.isConnected;
    await Promise.resolve();
    const isGiven = this.product || this.givenSession;
    if (isOver() || !(this.src || isGiven)) return;
    // Beside the script that reads it, not one round trip behind it; a failure is told by whoever reads.
    const file = isGiven ? null : fetch(new URL(this.src, document.baseURI), { signal: opening.signal });
    file?.catch(() => undefined);
    try {
      const { openRoot } = await import('../../first-sight.js');
      const opened = await openRoot(this, this.scope, file);
      if (isOver()) {
        opened.dispose?.();
        return;
      }
      await this.replace(opened);
    } catch (cause) {
      if (!isOver()) await this.replace(lostRoot(this, [lostIssue(cause)]));
    }
  }

  /** Shows a root in place of the one before. */
  private async replace(opened: OpenRoot): Promise<void> {
    this.opened?.dispose?.();
    this.opened = opened;
    this.requestUpdate();
    for (const issue of opened.issues) this.dispatchEvent(new AtelierErrorEvent(issue, true));
    this.scope.face = opened.face;
    if (!opened.face) return;
    void opened.failed?.then((failed) => (this.opened === opened ? this.replace(failed) : null));
    await this.arranged();
    await firstOperable([...this.questions]);
    if (this.opened !== opened) return;
    this.resolveReady();
    this.dispatchEvent(new AtelierReadyEvent());
    this.scope.setUsable();
    void opened.settle?.();
  }

  /** A market that the product is not sold in changes nothing. */
  private moveTo(market: string): void {
    try {
      this.opened?.face?.session.setContext({ market });
    } catch (cause) {
      this.dispatchEvent(new AtelierErrorEvent(cause as ConfiguratorError, false));
    }
  }

  private handleLost(): void {
    const isLost = hasLost();
    if (isLost && !this.isLost) this.dispatchEvent(new AtelierErrorEvent(lostIssue(''), false));
    this.isLost = isLost;
    this.scope.notify();
    this.requestUpdate();
  }

  private readonly handleOnline = (): void => {
    void retryLost();
    if (this.opened?.renderFailure) void this.open();
  };

  /** Fetches again what is lost; what stays so although there is a network comes with the whole page. */
  private async retry(): Promise<void> {
    await retryLost();
    if (this.isLost && navigator.onLine) await this.opened?.reload?.();
  }

  private close(): void {
    this.opening?.abort();
    this.scope.face = null;
    this.opened?.dispose?.();
    this.opened = null;
  }
}

/** Waits for the first question that can be operated, or until it is clear that there is none. */
async function firstOperable(questions: readonly AtelierOptionElement[]): Promise<void> {
  const all = questions.map(({ operable }) => operable);
  await Promise.any(all.map(async (operable) => (await operable) || Promise.reject(new Error('no question')))).catch(
    () => undefined,
  );
  await Promise.all(questions.map(({ updateComplete }) => updateComplete));
}

declare global {
  interface HTMLElementTagNameMap {
    'atelier-session': AtelierSessionElement;
  }
}
