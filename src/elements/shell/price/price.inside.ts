import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Price } from '../../../pricing/price.js';
import { baseStyles } from '../../base/base.styles.js';
import type { Face } from '../../base/face.js';
import { adoptStyles, type Inside, type InsideView } from '../../base/inside.js';
import { readyOn } from '../../base/lead-time.js';
import type { RenderPriceLines } from './price-lines.js';
import { priceStyles } from './price.styles.js';

/** What the view reads of its element. */
export interface PriceHost extends LitElement {
  readonly lines: string;
  readonly stacked: boolean;
}

/** The inside of `<atelier-price>`. */
export const priceInside: Inside<PriceHost> = {
  styles: [baseStyles, priceStyles],
  create: (host, face) => new PriceView(host, face),
};

class PriceView implements InsideView {
  readonly #host: PriceHost;
  readonly #face: Face;
  #isOpen = false;
  #renderLines: RenderPriceLines | null = null;

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
      ${price && this.#isOpen && this.#renderLines ? this.#renderLines(price, face, this.#host.lines, () => this.#leave()) : nothing}`;
  }

  dispose(): void {
    document.removeEventListener('pointerdown', this.#handleOutside);
  }

  #renderLead(): TemplateResult | typeof nothing {
    const face = this.#face;
    const ready = readyOn(face);
    if (ready === null) return nothing;
    const date = face.formats.day(ready);
    return html`<span class="lead soft" part="lead">${face.t(this.#host.stacked ? 'price/ships' : 'price/ready', { date })}</span>`;
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
      @click=${() => void this.#toggle(!this.#isOpen)}
    >
      <span class="amount" data-price=${price.total.minor}>${total}</span>
    </button>`;
  }

  /** The lines are fetched on the first tap; ahead of it while the page is idle. */
  async #toggle(isOpen: boolean): Promise<void> {
    this.#isOpen = isOpen;
    if (isOpen && !this.#renderLines) {
      const [{ renderPriceLines, priceLinesStyles }] = await Promise.all([
        import('./price-lines.js'),
        this.#face.fillTexts(),
      ]);
      adoptStyles(this.#host, priceLinesStyles);
      this.#renderLines = renderPriceLines;
    }
    this.#host.requestUpdate();
  }

  #leave(): void {
    void this.#toggle(false);
    this.#host.renderRoot.querySelector<HTMLElement>('.total')?.focus();
  }

  readonly #handleOutside = (event: Event): void => {
    if (this.#isOpen && this.#host.lines === 'up' && !event.composedPath().includes(this.#host))
      void this.#toggle(false);
  };
}
