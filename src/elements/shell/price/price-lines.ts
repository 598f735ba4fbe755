import { html, nothing, type TemplateResult } from 'lit/html.js';
import { adoptStyles, css } from '../../base/css.js';
import type { ReactiveElement } from '../../base/reactive-element.js';
import type { Price, PriceLine } from '../../../pricing/price.js';
import type { Face } from '../../base/face.js';

const priceLinesStyles = css`
  .lines {
    padding-block: 12px;
  }
  .lines.up {
    position: absolute;
    inset-block-end: calc(100% + 26px);
    inset-inline-end: 0;
    z-index: 5;
    inline-size: min(360px, calc(100vw - 32px));
    max-block-size: 60svh;
    overflow: auto;
    padding: 20px;
    border: 1px solid var(--_hairline);
    border-radius: var(--_radius);
    background: var(--_sheet);
    box-shadow: 0 12px 40px rgb(0 0 0 / 10%);
    animation: rise 180ms var(--_ease);
  }
  :host([stacked]) .lines.up {
    inset-inline: 0 auto;
  }
  .line {
    display: flex;
    justify-content: space-between;
    gap: 24px;
    padding-block: 5px;
  }
  .sum {
    margin-block-start: 6px;
    padding-block-start: 11px;
    border-block-start: 1px solid var(--_hairline);
    font-weight: 500;
  }
  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 6px;
    }
  }
`;

/**
 * What a price is made of: its lines sum to it.
 *
 * @param host - Whose they are; its `lines` says where: `up`: above, over the page; else under the total.
 * @param leave - Called when the shopper leaves by Escape.
 */
export function renderPriceLines(
  host: ReactiveElement & { readonly lines: string },
  price: Price,
  face: Face,
  leave: () => void,
): TemplateResult {
  adoptStyles(host.renderRoot, priceLinesStyles);
  const money = (minor: number): string => face.formats.money({ ...price.unit, minor });
  const line = ({ title, minor, type }: PriceLine): TemplateResult =>
    html`<div class="line"><dt>${title}</dt><dd class="figures">${type === 'base' ? money(minor) : (face.formats.delta({ ...price.unit, minor }) ?? face.t('ui/included'))}</dd></div>`;
  const keydown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') leave();
  };
  return html`<div class="lines ${host.lines}" part="lines" role="region" aria-label=${face.t('price/lines')} tabindex="-1" @keydown=${keydown}>
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
