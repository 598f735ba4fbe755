import { css } from '../../base/css.js';

/** The one primary button; its notes rise above it where it stands in a bar (`bar` on the host). */
export const orderButtonStyles = css`
  :host {
    position: relative;
    font-size: 15px;
  }
  .about {
    display: block;
    padding-block-end: 8px;
  }
  .primary {
    inline-size: 100%;
  }
  .working {
    opacity: 0.6;
    cursor: progress;
  }
  .note {
    display: grid;
    gap: 10px;
    padding-block-start: 10px;
  }
  .note.failed,
  .note.offline {
    color: var(--_problem);
  }
  .note .link {
    color: var(--_accent);
  }
  :host([bar]) {
    display: flex;
    align-items: center;
    gap: 20px;
  }
  :host([bar]) .about {
    max-inline-size: 34ch;
    padding: 0;
  }
  :host([bar]) .note:not(.hidden) {
    position: absolute;
    inset-block-end: calc(100% + 24px);
    inset-inline-end: 0;
    z-index: 4;
    inline-size: min(340px, calc(100vw - 32px));
    padding: 16px 18px;
    border: 1px solid var(--_hairline);
    border-radius: var(--_radius);
    background: var(--_sheet);
    box-shadow: 0 12px 40px rgb(0 0 0 / 10%);
    animation: rise 180ms var(--_ease);
  }
  :host([bar='narrow']) .about {
    display: none;
  }
  /* A phone without a picture: price and button fill the bar. */
  @container (inline-size < 560px) {
    :host([bar]) .about {
      display: none;
    }
  }
  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 6px;
    }
  }
`;
