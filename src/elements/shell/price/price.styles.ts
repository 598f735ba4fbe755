import { css } from '../../base/css.js';

/** Total and lead time. */
export const priceStyles = css`
  :host {
    position: relative;
    display: grid;
    align-content: center;
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
  .lead {
    min-block-size: 1lh;
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
`;
