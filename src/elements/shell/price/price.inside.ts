import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ReactiveElement } from '../../base/reactive-element.js';
import type { Price } from '../../../pricing/price.js';
import { baseStyles } from '../../base/base.styles.js';
import type { Face } from '../../base/face.js';
import type { Inside, InsideView } from '../../base/inside.js';
import { Late } from '../../base/late.js';
import { priceStyles } from './price.styles.js';

/** What the view reads of its element. */
export interface PriceHost extends ReactiveElement {
  readonly lines: string;
  readonly stacked: boolean;
}

/** The inside of `<atelier-price>`. */
export const priceInside: Inside<PriceHost> = {
  styles: [baseStyles, priceStyles],
  create: (host, face) => new PriceView(host, face),
};

const lead = new Late(async () => (await import('./price-lead.js')).leadText);
const lines = new Late(async () => (await import('./price-lines.js')).renderPriceLines);

/** Fetches what a price is made of, ahead of the first tap. */
export function preloadPriceLines(): void {
  lines.preload();
}

class PriceView implements InsideView {
  readonly #host: PriceHost;
  readonly #face: Face;
  #isOpen = false;

  constructor(host: PriceHost, face: Face) {
    this.#host = host;
    this.#face = face;
    document.addEventListener('pointerdown', this.#handleOutside);
  }

  render(): TemplateResult {
    const face = this.#face;
    // What is being tried is priced too, so that the bar never contradicts the picture.
    const price = face.snapshot.price;
    return html`<div class="bar ${this.#host.stacked ? 'stacked' : ''}">
        ${this.#renderLead()}
        ${price ? this.#renderTotal(price) : html`<span class="total">${face.t('price/quote')}</span>`}
      </div>
      ${price && this.#isOpen ? this.#renderLines(price) : nothing}`;
  }

  dispose(): void {
    document.removeEventListener('pointerdown', this.#handleOutside);
  }

  /** Its line is there at once, what it says a moment later. */
  #renderLead(): TemplateResult | typeof nothing {
    const face = this.#face;
    if (face.product.output.leadDays === null) return nothing;
    const text = face.wording && lead.get(() => this.#host.requestUpdate())?.(face, this.#host.stacked);
    return html`<span class="lead soft" part="lead">${text}</span>`;
  }

  #renderTotal(price: Price): TemplateResult {
    const face = this.#face;
    const total = face.formats.money(price.total);
    return html`<button
      type="button"
      class="total figures"
      part="price"
      aria-expanded=${this.#isOpen}
      aria-label=${face.t('price/show', { price: total })}
      @click=${() => this.#toggle(!this.#isOpen)}
    >
      <span class="amount" data-price=${price.total.minor}>${total}</span>
    </button>`;
  }

  #renderLines(price: Price): TemplateResult | null | undefined {
    const { wording } = this.#face;
    if (!wording) void this.#face.fillTexts();
    return wording && lines.get(() => this.#host.requestUpdate())?.(this.#host, price, this.#face, () => this.#leave());
  }

  #toggle(isOpen: boolean): void {
    this.#isOpen = isOpen;
    this.#host.requestUpdate();
  }

  #leave(): void {
    this.#toggle(false);
    this.#host.renderRoot.querySelector<HTMLElement>('.total')?.focus();
  }

  readonly #handleOutside = (event: Event): void => {
    if (this.#isOpen && this.#host.lines === 'up' && !event.composedPath().includes(this.#host)) this.#toggle(false);
  };
}
