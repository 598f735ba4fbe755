import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Price, PriceLine } from '../../../pricing/price.js';
import { baseStyles } from '../../base/base.styles.js';
import type { Face } from '../../base/face.js';
import type { Inside, InsideView } from '../../base/inside.js';
import { readyOn } from '../../base/lead-time.js';
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

  constructor(host: PriceHost, face: Face) {
    this.#host = host;
    this.#face = face;
    document.addEventListener('pointerdown', this.#handleOutside);
  }

  render(): TemplateResult {
    const face = this.#face;
    // What is being tried is priced too, so that the bar never contradicts the picture.
    const price = face.trial ? face.trial.price : face.snapshot.price;
    return html`<div class="bar ${this.#host.stacked ? 'stacked' : ''}">
        ${this.#renderLead()}
        ${price ? this.#renderTotal(price) : html`<span class="total">${face.t('price/quote')}</span>`}
      </div>
      ${price && this.#isOpen ? this.#renderLines(price) : nothing}`;
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
      @click=${() => this.#toggle(!this.#isOpen)}
    >
      <span class="amount" data-price=${price.total.minor}>${total}</span>
    </button>`;
  }

  #renderLines(price: Price): TemplateResult {
    const face = this.#face;
    const money = (minor: number): string => face.formats.money({ ...price.unit, minor });
    const line = ({ title, minor, type }: PriceLine): TemplateResult =>
      html`<div class="line"><dt>${title}</dt><dd class="figures">${type === 'base' ? money(minor) : (face.formats.delta({ ...price.unit, minor }) ?? face.t('ui/included'))}</dd></div>`;
    return html`<div class="lines ${this.#host.lines}" part="lines" role="region" aria-label=${face.t('price/lines')} tabindex="-1" @keydown=${(event: KeyboardEvent) => this.#handleKey(event)}>
      <dl>
        ${price.lines.map(line)}
        ${price.quantity > 1 ? html`<div class="line sum"><dt>${face.t('price/unit')}</dt><dd class="figures">${money(price.unit.minor)}</dd></div>` : nothing}
        <div class="line sum">
          <dt>${price.quantity > 1 ? face.t('ui/amount-of', { count: price.quantity, title: face.say(face.product.title) }) : face.t('price/total')}</dt>
          <dd class="figures">${money(price.total.minor)}</dd>
        </div>
      </dl>
      <p class="soft small">${face.t(price.taxIncluded ? 'price/tax-included' : 'price/tax-excluded')}</p>
    </div>`;
  }

  #toggle(isOpen: boolean): void {
    this.#isOpen = isOpen;
    this.#host.requestUpdate();
  }

  #handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    this.#toggle(false);
    this.#host.renderRoot.querySelector<HTMLElement>('.total')?.focus();
  }

  readonly #handleOutside = (event: Event): void => {
    if (this.#isOpen && this.#host.lines === 'up' && !event.composedPath().includes(this.#host)) this.#toggle(false);
  };
}
