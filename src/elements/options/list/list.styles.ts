import { css } from '../../base/css.js';

/** Pills in a wrapping row, or full-width lines with a radio mark. */
export const listStyles = css`
  :host {
    display: block;
  }
  .pills {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .pills .choice {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-block-size: 44px;
    padding: 0 18px;
    border: 1px solid color-mix(in srgb, var(--_ink) 16%, transparent);
    border-radius: 99px;
    transition: border-color 150ms, box-shadow 150ms;
  }
  .pills .choice:hover {
    border-color: color-mix(in srgb, var(--_ink) 45%, transparent);
  }
  .pills .choice[aria-checked='true'] {
    border-color: var(--_ink);
    box-shadow: inset 0 0 0 1px var(--_ink);
  }
  .pills .choice:focus-visible {
    border-radius: 99px;
  }
  .price:empty {
    display: none;
  }
  .pills .price {
    font-size: 13px;
  }
  .pills .consequence {
    border-style: dashed;
    border-color: var(--_outline);
  }
  .lines .choice {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0 16px;
    inline-size: 100%;
    min-block-size: 48px;
    padding-block: 11px;
    padding-inline: 34px 0;
    position: relative;
    align-items: center;
  }
  .lines .choice + .hidden + .choice {
    border-block-start: 1px solid var(--_hairline);
  }
  .lines .choice::before {
    content: '';
    position: absolute;
    inset-inline-start: 2px;
    inset-block-start: 14px;
    inline-size: 18px;
    block-size: 18px;
    border: 1.5px solid var(--_outline);
    border-radius: 50%;
    transition: border 150ms var(--_ease);
  }
  .lines .choice[aria-checked='true']::before {
    border: 6px solid var(--_ink);
  }
  .lines .reason {
    grid-column: 1 / -1;
  }
  .unavailable .title {
    color: var(--_ink-soft);
    text-decoration: line-through;
    text-decoration-thickness: 1px;
  }
  .link {
    margin-block-start: 8px;
    min-block-size: 32px;
  }
  @media (forced-colors: active) {
    .choice[aria-checked='true'] {
      border-color: Highlight;
      outline: 2px solid Highlight;
    }
  }
`;
