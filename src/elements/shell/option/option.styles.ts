import { css } from '../../base/css.js';

/** What every question needs; head, notes and panel bring their own. */
export const optionStyles = css`
  :host([absent]) {
    display: none;
  }
  :host {
    font-size: 15px;
  }
  .body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
    padding-block-end: 20px;
  }
  :host([fold]) .body {
    animation: open 220ms var(--_ease);
  }
  :host([bare]) .body {
    padding-block-end: 0;
  }
  .help {
    max-inline-size: 46ch;
  }
  @keyframes open {
    from {
      opacity: 0;
      translate: 0 -4px;
    }
  }
`;
