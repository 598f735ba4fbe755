import { css } from '../../base/css.js';

/** A phone: stage behind, sheet over it, bar below. `--_size` and `--_covered` are set by `Sheet`. */
export const sheetStyles = css`
  .narrow {
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
    --atelier-bar-size: 64px;
  }
  .narrow .stage {
    position: absolute;
    inset: 0 0 64px;
  }
  .top {
    position: relative;
    z-index: 2;
    display: grid;
    grid-template-columns: minmax(44px, 88px) minmax(0, 1fr) 44px 44px;
    align-items: center;
    min-block-size: 60px;
    padding-inline: 12px;
    /* Keeps the name legible where a close view brings the product up here. */
    background: linear-gradient(color-mix(in srgb, var(--_ground-center) 88%, transparent) 45%, transparent);
    pointer-events: none;
  }
  .top > * {
    pointer-events: auto;
  }
  slot[name='back'] {
    display: block;
  }
  ::slotted([slot='back']) {
    display: grid;
    place-content: center;
    inline-size: 44px;
    block-size: 44px;
    color: inherit;
    font-size: 22px;
    text-decoration: none;
  }
  .top .name {
    text-align: center;
    pointer-events: none;
  }
  .top h2 {
    font-size: 20px;
    line-height: 1.15;
    overflow: hidden;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .sheet {
    position: relative;
    z-index: 2;
    display: flex;
    flex-direction: column;
    margin-block-start: auto;
    block-size: var(--_size, auto);
    border-block-start: 1px solid color-mix(in srgb, var(--_ink) 12%, transparent);
    border-radius: 22px 22px 0 0;
    background: var(--_sheet);
    transition: block-size 240ms var(--_ease);
  }
  .sheet.dragged {
    transition: none;
  }
  .grip {
    flex: none;
    display: grid;
    justify-content: center;
    touch-action: none;
    cursor: grab;
  }
  .handle {
    inline-size: 88px;
    block-size: 26px;
    background: linear-gradient(color-mix(in srgb, var(--_ink) 18%, transparent) 0 0) 50% 50% / 36px 4px no-repeat;
    border-radius: 4px;
  }
  .handle:focus-visible {
    outline-offset: -4px;
  }
  .tabs {
    flex: none;
    display: flex;
    gap: 22px;
    padding-inline: 20px;
    overflow-x: auto;
    scrollbar-width: none;
    overscroll-behavior-x: contain;
    scroll-padding-inline: 20px;
  }
  .tabs button {
    flex: none;
    display: flex;
    align-items: center;
    gap: 5px;
    min-block-size: 44px;
    color: var(--_ink-soft);
    white-space: nowrap;
    transition: color 150ms;
  }
  .tabs [aria-selected='true'] {
    color: var(--_ink);
    font-weight: 500;
  }
  .tabs button:focus-visible {
    outline-offset: -2px;
  }
  .dot {
    inline-size: 7px;
    block-size: 7px;
    border-radius: 50%;
    background: var(--_problem);
  }
  .content {
    flex: 1;
    display: flex;
    flex-direction: column;
    gap: 12px;
    min-block-size: 0;
    padding: 12px 20px 16px;
    overflow: hidden auto;
    overscroll-behavior-y: contain;
    scrollbar-width: none;
  }
  .content > * {
    flex: none;
  }
  .content .next {
    align-self: end;
  }
  .narrow .bar {
    flex: none;
    justify-content: space-between;
    gap: 16px;
    padding: 8px 20px;
    padding-block-end: max(8px, env(safe-area-inset-bottom));
    background: var(--_sheet);
  }
  .peek .content {
    visibility: hidden;
  }
  @container (block-size < 560px) {
    .sheet {
      max-block-size: calc(100% - 124px);
    }
  }
`;
