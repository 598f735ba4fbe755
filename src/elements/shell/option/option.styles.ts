import { css } from 'lit';

/** Head, control, and the panel of the mock-ups. */
export const optionStyles = css`
  :host([absent]) {
    display: none;
  }
  :host {
    font-size: 15px;
  }
  .head {
    display: flex;
    align-items: baseline;
    gap: 8px;
    inline-size: 100%;
    min-block-size: 52px;
    padding-block: 15px;
  }
  button.head:focus-visible {
    outline-offset: -2px;
  }
  .title {
    font-weight: 500;
  }
  .value {
    margin-inline-start: auto;
    text-align: end;
    overflow-wrap: anywhere;
    display: -webkit-box;
    -webkit-line-clamp: 2;
    -webkit-box-orient: vertical;
    overflow: hidden;
    transition: color 150ms;
  }
  button.head:hover .value {
    color: var(--_ink);
  }
  .dot {
    align-self: center;
    inline-size: 7px;
    block-size: 7px;
    border-radius: 50%;
    background: var(--_problem);
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
  .caption {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 2px 16px;
  }
  .name {
    font-weight: 500;
  }
  .about {
    grid-column: 1 / -1;
    font-size: 13px;
  }
  .issue {
    color: var(--_problem);
  }
  .note .link {
    font-weight: 500;
    color: var(--_ink);
    text-decoration-color: currentcolor;
  }
  .fresh {
    animation: fresh 5s;
  }
  .panel {
    display: grid;
    gap: 8px;
    padding: 14px 16px;
    border-radius: var(--_radius);
    background: var(--_surface);
    animation: open 220ms var(--_ease);
  }
  .panel:focus-visible {
    outline-offset: -2px;
    border-radius: var(--_radius);
  }
  .panel p,
  .panel .actions,
  .changes {
    font-size: 14px;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 20px;
  }
  .actions .link {
    min-block-size: 32px;
  }
  @keyframes open {
    from {
      opacity: 0;
      translate: 0 -4px;
    }
  }
  @keyframes fresh {
    0%,
    80% {
      color: var(--_accent);
    }
  }
  @media (pointer: coarse) {
    .actions .link,
    .note .link {
      min-block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    .panel {
      border: 1px solid CanvasText;
    }
  }
`;
