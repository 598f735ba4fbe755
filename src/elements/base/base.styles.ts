import { css } from './css.js';
import { TOKEN_CSS } from '../../theme/tokens.js';

/** Tokens, type and the few building blocks that every inside shares. */
export const baseStyles = css`
  :host {
    ${TOKEN_CSS}
    --_ease: cubic-bezier(0.2, 0.8, 0.2, 1);
    --_ring: 0 0 0 2px var(--_sheet), 0 0 0 4px var(--_ink);
    line-height: 1.4;
    -webkit-tap-highlight-color: transparent;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  button,
  input,
  textarea {
    margin: 0;
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  button {
    padding: 0;
    border: 0;
    background: none;
    text-align: start;
    cursor: pointer;
    touch-action: manipulation;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
    border-radius: 4px;
  }
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
    font: inherit;
    list-style: none;
  }
  /* A product's words keep their own direction, whatever the page's: else "500 ml" reads "ml 500" from right to left. */
  h2,
  h3,
  p,
  span {
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  svg {
    display: block;
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .soft {
    color: var(--_ink-soft);
  }
  .small {
    font-size: 13px;
  }
  .figures {
    font-variant-numeric: tabular-nums;
  }
  .link {
    min-block-size: 24px;
    font-weight: 500;
    text-decoration: underline transparent;
    text-underline-offset: 4px;
    transition: text-decoration-color 150ms;
  }
  .link:hover {
    text-decoration-color: currentcolor;
  }
  .accent {
    color: var(--_accent);
  }
  .icon {
    display: grid;
    place-content: center;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 50%;
    color: var(--_ink-soft);
    transition: color 150ms;
  }
  .icon:hover {
    color: var(--_ink);
  }
  .icon:focus-visible {
    border-radius: 50%;
  }
  .icon[aria-disabled='true'] {
    opacity: 0.4;
    cursor: default;
  }
  .icon svg,
  svg.line {
    inline-size: 20px;
    block-size: 20px;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  :host(:dir(rtl)) svg.turns {
    scale: -1 1;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      transition: none !important;
      animation: none !important;
    }
  }
  @media (forced-colors: active) {
    .icon {
      color: ButtonText;
    }
  }
`;
