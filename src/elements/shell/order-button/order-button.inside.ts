import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ReactiveElement } from '../../base/reactive-element.js';
import type { OptionId } from '../../../kernel/ids.js';
import type { Issue } from '../../../kernel/issue.js';
import type { Code } from '../../../i18n/messages/en.js';
import type { AddFailure } from '../../../order/adapters/cart-adapter.js';
import type { Submission } from '../../../order/submit.js';
import { baseStyles } from '../../base/base.styles.js';
import { primaryStyles } from '../../base/primary.styles.js';
import { AtelierErrorEvent } from '../../base/events/atelier-fact-event.js';
import { AtelierOrderSubmittedEvent } from '../../base/events/atelier-order-event.js';
import type { Face } from '../../base/face.js';
import type { Inside, InsideView } from '../../base/inside.js';
import { isProofRead, renderProof } from '../../base/proof-text.js';
import { proofStyles } from '../../base/proof.styles.js';
import { orderButtonStyles } from './order-button.styles.js';
import type { OrderFlow } from './order-flow.js';

type State = 'idle' | 'working' | 'done' | 'failed' | 'offline';

/** The inside of `<atelier-order-button>`. */
export const orderButtonInside: Inside<ReactiveElement> = {
  styles: [baseStyles, primaryStyles, proofStyles, orderButtonStyles],
  create: (host, face) => new OrderView(host, face),
};

class OrderView implements InsideView {
  readonly #host: ReactiveElement;
  readonly #face: Face;
  readonly #stopped = new AbortController();
  #flow: Promise<OrderFlow> | null = null;
  #state: State = 'idle';
  #note = '';
  #cartUrl = '';
  /** The design that `done` and `failed` speak of; another one starts at `idle` again. */
  #revision = -1;
  #asksProof = false;
  #focusProof = false;

  constructor(host: ReactiveElement, face: Face) {
    this.#host = host;
    this.#face = face;
    window.addEventListener('online', this.#handleOnline, { signal: this.#stopped.signal });
  }

  render(): TemplateResult {
    const face = this.#face;
    if (this.#state !== 'working' && this.#revision !== face.snapshot.revision) this.#set('idle', '');
    if (this.#asksProof && isProofRead(face)) {
      this.#asksProof = false;
      this.#note = '';
    }
    const label = this.#label();
    return html`${this.#isQuote ? html`<span class="about soft small">${face.t('order/quote-about')}</span>` : nothing}
      <button type="button" class="primary ${this.#state}" part="button" aria-disabled=${this.#state === 'working'} @click=${() => void this.#handleClick()}>
        ${label}
      </button>
      ${this.#renderNote()}`;
  }

  updated(): void {
    if (!this.#focusProof) return;
    this.#focusProof = false;
    this.#host.renderRoot.querySelector<HTMLElement>('.proof input')?.focus();
  }

  dispose(): void {
    this.#stopped.abort();
  }

  get #isQuote(): boolean {
    return this.#face.order.verifierUrl === '' || this.#face.snapshot.price === null;
  }

  #label(): string {
    const face = this.#face;
    const idle: Code = this.#isQuote ? 'order/quote' : 'order/add';
    const done: Code = this.#isQuote ? 'order/done-quote' : 'order/done';
    const codes: Readonly<Record<State, Code>> = {
      idle,
      working: 'order/working',
      done,
      failed: 'order/failed',
      offline: 'order/failed',
    };
    return face.t(codes[this.#state]);
  }

  #renderNote(): TemplateResult {
    const link =
      this.#state === 'done' && this.#cartUrl
        ? html`<a class="link accent" href=${this.#cartUrl}>${this.#face.t('order/view')}</a>`
        : nothing;
    const hasNote = this.#asksProof || this.#note !== '' || link !== nothing;
    return html`<div class="note ${hasNote ? '' : 'hidden'} ${this.#state}" part="note" role="status">
      ${this.#note ? html`<p>${this.#note}</p>` : nothing} ${this.#asksProof ? renderProof(this.#face) : nothing} ${link}
    </div>`;
  }

  async #handleClick(): Promise<void> {
    const face = this.#face;
    if (this.#state === 'working') return;
    const [first] = openPoints(face);
    if (first !== undefined) {
      this.#leadTo(first);
      return;
    }
    if (!isProofRead(face)) {
      this.#askProof();
      return;
    }
    this.#set('working', '');
    this.#flow ??= import('./order-flow.js').then(({ createOrderFlow }) => createOrderFlow(this.#host, face));
    try {
      const { revision } = face.snapshot;
      const [flow, errors] = await Promise.all([this.#flow, face.check()]);
      if (errors.length > 0) return;
      // Another design by now is another intent, with open points and texts of its own.
      if (revision !== face.snapshot.revision) {
        this.#set('idle', '');
        return;
      }
      const ordered = await flow.order(this.#stopped.signal);
      if (ordered.ok) this.#handleAnswer(ordered.value);
      else this.#handleIssues(ordered.error);
    } catch {
      // The script itself did not arrive: as if the network had failed, and the next click fetches it again.
      this.#flow = null;
      this.#handleLost();
    }
  }

  /** An incomplete design: the button shows the way instead of refusing. */
  #leadTo(optionId: string): void {
    const face = this.#face;
    const text = face.t('order/next-open', { title: face.title(optionId) });
    face.announce(text);
    this.#set('idle', text);
    face.goTo(optionId, true);
  }

  #askProof(): void {
    this.#asksProof = true;
    this.#focusProof = true;
    this.#set('idle', this.#face.t('order/confirm-first'));
    this.#face.announce(this.#note);
  }

  #handleAnswer({ item, quote, result }: Submission): void {
    this.#host.dispatchEvent(new AtelierOrderSubmittedEvent(item, quote, result));
    if (!result.ok) {
      this.#handleFailure(result);
      return;
    }
    this.#cartUrl = result.cartUrl ?? '';
    this.#set('done', quote === null ? this.#face.t('order/quote-about') : '');
    this.#face.announce(this.#label());
  }

  #handleFailure({ code, message }: AddFailure): void {
    if (code === 'network' || code === 'conflict') {
      this.#handleLost();
      return;
    }
    const face = this.#face;
    this.#set(
      'failed',
      face.texts.issue({
        code: `order/${code}`,
        severity: 'error',
        path: [],
        params: { say: face.t('order/refused') },
      }),
    );
    const issue: Issue = { code: `order/${code}`, severity: 'error', path: [], params: {}, hint: message };
    this.#host.dispatchEvent(new AtelierErrorEvent(issue, false));
  }

  #handleIssues(issues: readonly Issue[]): void {
    this.#set('failed', issues.map((issue) => this.#face.texts.issue(issue)).join(' '));
    for (const issue of issues) this.#host.dispatchEvent(new AtelierErrorEvent(issue, false));
  }

  #handleLost(): void {
    const isOffline = !navigator.onLine;
    this.#set(isOffline ? 'offline' : 'failed', this.#face.t(isOffline ? 'order/offline' : 'order/unreachable'));
    this.#face.announce(this.#note);
  }

  #set(state: State, note: string): void {
    this.#state = state;
    this.#note = note;
    this.#revision = this.#face.snapshot.revision;
    if (this.#host.hasUpdated) this.#host.requestUpdate();
  }

  /** Back online: the same intent goes on, under the same key. */
  readonly #handleOnline = (): void => {
    if (this.#state === 'offline') void this.#handleClick();
  };
}

/** Where the shopper is still needed, in declared order: a change that is only tried, problems, unanswered questions. */
function openPoints(face: Face): readonly OptionId[] {
  const { issues, options } = face.snapshot;
  // What the picture shows is not what would be ordered: Switch or Keep decides first.
  if (face.trial && face.openOption !== null) return [face.openOption];
  const needed = new Set(
    issues.flatMap(({ severity, path }) => (severity === 'error' && path[0] === 'options' ? [path[1]] : [])),
  );
  return [...options.keys()].filter((id) => needed.has(id) || face.unsettled.has(id));
}
