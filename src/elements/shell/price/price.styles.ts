import { css } from 'lit';

/** Total, lead time, and the lines in a sheet above the bar. */
export const priceStyles = css`
  :host {
    position: relative;
    font-size: 15px;
  }
  .bar {
    display: flex;
    align-items: baseline;
    gap: 22px;
  }
  .stacked {
    flex-direction: column-reverse;
    align-items: start;
    gap: 0;
  }
  .stacked .lead {
    font-size: 13px;
  }
  .total {
    font-size: 22px;
    line-height: 1.2;
    white-space: nowrap;
  }
  button.total {
    position: relative;
    min-block-size: 28px;
  }
  /* 44 px to tap without pushing the lines of the bar apart. */
  button.total::after {
    content: '';
    position: absolute;
    inset: -8px -6px;
  }
  button.total:hover .amount {
    text-decoration: underline 1px;
    text-underline-offset: 5px;
  }
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
