import { css } from '../../base/css.js';

/** Full-width cards; with pictures two abreast. */
export const cardsStyles = css`
  :host {
    display: block;
  }
  .group {
    display: grid;
    gap: 8px;
  }
  .pictures {
    grid-template-columns: repeat(auto-fill, minmax(150px, 1fr));
  }
  .card {
    display: grid;
    grid-template-columns: auto 1fr auto;
    gap: 2px 12px;
    align-content: start;
    min-block-size: 56px;
    padding: 14px 16px;
    border: 2px solid transparent;
    border-radius: var(--_radius);
    background: var(--_surface);
    transition: border-color 150ms;
  }
  .card:hover {
    border-color: color-mix(in srgb, var(--_ink) 14%, transparent);
  }
  .card[aria-checked='true'] {
    border-color: var(--_ink);
  }
  .card:focus-visible {
    border-radius: var(--_radius);
  }
  .picture {
    grid-column: 1 / -1;
    inline-size: 100%;
    aspect-ratio: 4 / 3;
    object-fit: contain;
    margin-block-end: 6px;
  }
  .ball {
    grid-row: 1 / span 3;
    inline-size: 32px;
    block-size: 32px;
    align-self: center;
  }
  .title {
    grid-column: 2;
    font-weight: 500;
  }
  .card:not(:has(.ball)) .title {
    grid-column: 1 / 3;
  }
  .help {
    grid-column: 2 / -1;
  }
  .card:not(:has(.ball)) .help {
    grid-column: 1 / -1;
  }
  .price:empty {
    display: none;
  }
  .consequence {
    border-style: dashed;
    border-color: var(--_outline);
  }
  .unavailable .title,
  .unavailable .picture {
    opacity: 0.62;
  }
  .unavailable .title {
    text-decoration: line-through;
    text-decoration-thickness: 1px;
  }
  @media (forced-colors: active) {
    .card[aria-checked='true'] {
      outline: 2px solid Highlight;
    }
  }
`;
