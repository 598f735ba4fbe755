import { css } from './css.js';

/** The one button that an arrangement leads to. */
export const primaryStyles = css`
  .primary {
    min-block-size: 48px;
    padding: 0 26px;
    border-radius: 99px;
    background: var(--_ink);
    color: var(--_on-ink);
    font-weight: 500;
    text-align: center;
    white-space: nowrap;
    transition: opacity 150ms;
  }
  .primary:hover {
    opacity: 0.88;
  }
  .primary:focus-visible {
    border-radius: 99px;
  }
  @media (forced-colors: active) {
    .primary {
      border: 1px solid ButtonText;
      forced-color-adjust: none;
      background: ButtonText;
      color: ButtonFace;
    }
  }
`;
