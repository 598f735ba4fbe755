import { css } from '../../base/css.js';

/** A quiet frame to drop into; then the area with the picture, its facts, and buttons in one line. */
export const imageStyles = css`
  :host {
    display: block;
  }
  .file {
    display: none;
  }
  .drop {
    display: grid;
    justify-items: center;
    gap: 4px;
    padding: 20px 16px 16px;
    border: 1px dashed var(--_outline);
    border-radius: var(--_radius);
    text-align: center;
    transition: border-color 150ms, background 150ms;
  }
  .drop.over {
    border-color: var(--_accent);
    background: var(--_surface);
  }
  .drop p {
    text-align: center;
    text-wrap: balance;
  }
  .choose {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 48px;
    margin-block-end: 6px;
    padding-inline: 20px;
    border: 1px solid var(--_outline);
    border-radius: 99px;
    background: var(--_surface);
    font-weight: 500;
    transition: border-color 150ms;
  }
  .choose:hover {
    border-color: var(--_ink);
  }
  .choose:focus-visible {
    border-radius: 99px;
  }
  .board {
    border-radius: var(--_radius);
    background: color-mix(in srgb, var(--_ink) 4%, transparent);
  }
  .board:focus-visible {
    border-radius: var(--_radius);
  }
  canvas {
    display: block;
    margin-inline: auto;
    color: var(--_outline);
    caret-color: var(--_sheet);
    outline-color: var(--_accent);
    cursor: grab;
    touch-action: none;
  }
  canvas:active {
    cursor: grabbing;
  }
  .facts {
    display: grid;
    gap: 2px;
    padding-block-start: 12px;
  }
  .name {
    overflow: hidden;
    font-weight: 500;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .soft-print {
    color: var(--_problem);
  }
  .steps {
    display: grid;
    gap: 4px;
    padding-block: 8px 4px;
    direction: ltr;
  }
  .nudges {
    display: grid;
    grid-template-columns: repeat(8, 44px);
    justify-content: space-between;
    margin-inline: -12px;
  }
  .wholes {
    display: grid;
    grid-template-columns: repeat(3, 1fr);
    gap: 8px;
  }
  .named {
    min-block-size: 44px;
    padding-inline: 8px;
    border: 1px solid var(--_hairline);
    border-radius: 99px;
    text-align: center;
    transition: border-color 150ms;
  }
  .named:hover {
    border-color: var(--_outline);
  }
  .named:focus-visible {
    border-radius: 99px;
  }
  .actions {
    display: flex;
    gap: 24px;
  }
  .actions .link,
  .elsewhere ~ .link {
    min-block-size: 44px;
  }
  .elsewhere {
    padding-block-end: 12px;
  }
  .verdict:not(:empty) {
    padding-block-start: 8px;
    color: var(--_problem);
  }
  @media not (pointer: fine) {
    .fine {
      display: none;
    }
  }
  @container (inline-size < 352px) {
    .nudges {
      grid-template-columns: repeat(4, 1fr);
      justify-items: center;
    }
  }
  @media (forced-colors: active) {
    .named {
      border-color: ButtonText;
    }
  }
`;
