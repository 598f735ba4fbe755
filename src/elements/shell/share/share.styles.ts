import { css } from '../../base/css.js';

/** A button and a small sheet under it. */
export const shareStyles = css`
  :host {
    position: relative;
    font-size: 15px;
  }
  .open {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-block-size: 44px;
  }
  .panel {
    position: absolute;
    inset-inline-end: 0;
    inset-block-start: 100%;
    z-index: 6;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    inline-size: min(320px, calc(100vw - 32px));
    padding: 18px;
    border: 1px solid var(--_hairline);
    border-radius: var(--_radius);
    background: var(--_sheet);
    color: var(--_ink);
    box-shadow: 0 12px 40px rgb(0 0 0 / 10%);
  }
  :host([opens='up']) .panel {
    inset-block: auto 100%;
    inset-inline: 0 auto;
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    margin-block: -10px -12px;
    margin-inline-end: -12px;
    font-size: 17px;
  }
  .copy {
    display: flex;
    align-items: center;
    border: 1px solid var(--_outline);
    border-radius: 8px;
  }
  .copy:focus-within {
    border-color: currentcolor;
  }
  input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 44px;
    padding-inline: 12px 0;
    border: 0;
    background: none;
    font-size: max(16px, 1em);
    text-overflow: ellipsis;
  }
  .copy .link {
    min-block-size: 44px;
    padding-inline: 12px;
    white-space: nowrap;
  }
  ul {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  ul:empty {
    display: none;
  }
  .action {
    display: flex;
    align-items: center;
    gap: 12px;
    inline-size: 100%;
    min-block-size: 44px;
    text-align: start;
  }
  button.action:hover span {
    text-decoration: underline;
    text-underline-offset: 4px;
  }
  .action[aria-disabled='true'] {
    color: var(--_ink-soft);
  }
  .action progress {
    flex: 1;
    inline-size: 0;
    block-size: 4px;
    accent-color: var(--_accent);
  }
  li p {
    margin: 4px 0;
    padding-inline-start: 36px;
  }
  li p:empty {
    display: none;
  }
  figure {
    display: grid;
    grid-template-columns: 144px 1fr;
    gap: 16px;
    align-items: center;
    margin: 0;
    padding-block-start: 16px;
    border-block-start: 1px solid var(--_hairline);
  }
  figure svg {
    inline-size: 144px;
    block-size: 144px;
    border-radius: 8px;
    forced-color-adjust: none;
    shape-rendering: crispedges;
  }
  .ground {
    fill: #fff;
  }
  .dark {
    fill: #1b1a18;
  }
`;
