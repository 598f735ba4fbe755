import { css } from '../../base/css.js';

/** Chips with pictures, two abreast where there is room. */
export const multiStyles = css`
  :host {
    display: block;
  }
  .group {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(156px, 1fr));
    gap: 8px;
  }
  .choice {
    display: flex;
    flex-direction: column;
    border: 2px solid transparent;
    border-radius: var(--_radius);
    background: var(--_surface);
    transition: border-color 150ms;
  }
  .choice:hover {
    border-color: color-mix(in srgb, var(--_ink) 14%, transparent);
  }
  .choice.chosen {
    border-color: var(--_ink);
  }
  .pick {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0 10px;
    align-items: center;
    min-block-size: 52px;
    padding: 8px 12px;
    border-radius: inherit;
  }
  .pick:focus-visible {
    border-radius: var(--_radius);
  }
  .pick:has(.picture) {
    grid-template-columns: auto 1fr auto;
  }
  .picture {
    grid-row: 1 / span 2;
    inline-size: 34px;
    block-size: 34px;
    object-fit: contain;
  }
  .title {
    align-self: end;
  }
  .title:has(+ .price:empty) {
    grid-row: 1 / span 2;
    align-self: center;
  }
  .price {
    grid-column: -3;
    grid-row: 2;
    align-self: start;
  }
  .mark {
    grid-column: -2;
    grid-row: 1 / span 2;
    inline-size: 20px;
    block-size: 20px;
  }
  .reason {
    grid-column: 1 / -1;
    padding-block-start: 4px;
  }
  .limited .title,
  .unavailable .title {
    color: var(--_ink-soft);
  }
  .limited .picture,
  .unavailable .picture {
    opacity: 0.45;
  }
  .unavailable .title {
    text-decoration: line-through;
    text-decoration-thickness: 1px;
  }
  .consequence {
    border-style: dashed;
    border-color: var(--_outline);
  }
  .stepper {
    display: flex;
    align-items: center;
    justify-content: space-between;
    border-block-start: 1px solid var(--_hairline);
  }
  .count {
    padding-block-start: 10px;
  }
`;
