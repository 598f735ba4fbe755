import { css } from '../../base/css.js';

/** One field under another; its guide stands beside it where there is room. */
export const fieldsStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 24px;
    container-type: inline-size;
  }
  .units {
    display: flex;
    justify-self: start;
    padding: 3px;
    border-radius: 99px;
    background: var(--_surface);
  }
  .units button {
    min-inline-size: 56px;
    min-block-size: 40px;
    padding-inline: 14px;
    border-radius: 99px;
    text-align: center;
    color: var(--_ink-soft);
  }
  .units button:focus-visible {
    border-radius: 99px;
  }
  .units [aria-checked='true'] {
    background: var(--_ink);
    color: var(--_on-ink);
  }
  .field {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px 16px;
  }
  h4 {
    margin: 0;
    font: inherit;
    font-weight: 500;
  }
  .guide {
    inline-size: 100%;
    max-block-size: 200px;
    object-fit: contain;
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .answer {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 10px;
  }
  .fault {
    color: var(--_problem);
  }
  @container (inline-size >= 440px) {
    .guided {
      grid-template-columns: 132px minmax(0, 1fr);
      grid-template-rows: auto 1fr;
    }
    .guided .guide {
      grid-area: 1 / 1 / span 2;
      block-size: 132px;
    }
    .guided h4,
    .guided .answer {
      grid-column: 2;
    }
  }
  @media (pointer: coarse) {
    .units button {
      min-block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    .units [aria-checked='true'] {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
