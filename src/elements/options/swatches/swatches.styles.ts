import { css } from '../../base/css.js';

/** Wrapping row; under a phone's sheet one scrolling row (`row` on the host). */
export const swatchesStyles = css`
  :host {
    display: block;
  }
  .group {
    display: flex;
    flex-wrap: wrap;
    gap: 12px 13px;
    padding: 5px;
    margin-inline: -5px;
  }
  :host([row]) .group {
    flex-wrap: nowrap;
    overflow-x: auto;
    scrollbar-width: none;
    overscroll-behavior-x: contain;
    margin-inline: -20px;
    padding-inline: 20px;
    gap: 14px;
  }
  .swatch {
    position: relative;
    flex: none;
    inline-size: var(--_swatch-size);
    block-size: var(--_swatch-size);
    border-radius: 50%;
    transition: scale 150ms var(--_ease);
  }
  .swatch:hover {
    scale: 1.06;
  }
  .swatch::before {
    content: '';
    position: absolute;
    inset: -4px;
    border: 2px solid transparent;
    border-radius: 50%;
    scale: 0.9;
    transition:
      scale 200ms var(--_ease),
      border-color 200ms;
  }
  .swatch[aria-checked='true']::before {
    border-color: var(--_ink);
    scale: 1;
  }
  .swatch:focus-visible {
    outline-offset: 6px;
    border-radius: 50%;
  }
  .consequence::after {
    content: '';
    position: absolute;
    inset-inline-end: 0;
    inset-block-end: 0;
    inline-size: 11px;
    block-size: 11px;
    border: 2px solid var(--_ink);
    border-radius: 50%;
    background: var(--_sheet);
  }
  .unavailable .sphere {
    opacity: 0.38;
  }
  .unavailable::after {
    content: '';
    position: absolute;
    inset: 50% 4px auto;
    border-block-start: 1.5px solid var(--_ink);
    rotate: -45deg;
  }
  .open .sphere {
    opacity: 0.6;
  }
  @media (forced-colors: active) {
    .swatch[aria-checked='true']::before {
      border-color: Highlight;
    }
  }
`;
