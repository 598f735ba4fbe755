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
  input {
    min-inline-size: 0;
    min-block-size: 44px;
    padding-inline: 12px;
    border: 1px solid var(--_outline);
    border-radius: 8px;
    background: none;
    font-size: max(16px, 1em);
    text-overflow: ellipsis;
  }
  .actions {
    display: flex;
    gap: 20px;
  }
  .actions .link {
    min-block-size: 32px;
  }
`;
