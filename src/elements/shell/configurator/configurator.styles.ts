import { css } from '../../base/css.js';

/** Ground, and the regions that every layout has. */
export const configuratorStyles = css`
  :host {
    font-size: 15px;
    color: var(--_ink);
    background: radial-gradient(110% 120% at 50% 42%, var(--_ground-center) 0%, color-mix(in oklab, var(--_ground-center), var(--_ground-edge) 45%) 55%, var(--_ground-edge) 100%);
  }
  :host([ground='page']) {
    background: none;
    color: inherit;
  }
  .wide .stage > *,
  .narrow .stage > *,
  ::slotted([slot='preview']),
  slot[name='preview'] > atelier-preview {
    position: absolute;
    inset: 0;
    block-size: auto;
    inline-size: auto;
  }
  slot[name='preview'] {
    display: contents;
  }
  h2 {
    font-family: var(--_font-heading);
    font-size: var(--_heading-size);
    line-height: 1.1;
    letter-spacing: -0.01em;
    text-wrap: balance;
  }
  .quantity {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding-block: 16px;
    font-weight: 500;
  }
  .notice {
    margin-block-end: 16px;
    padding: 14px 16px;
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .warning {
    padding-block: 12px;
    color: var(--_accent);
  }
  .next {
    display: flex;
    align-items: center;
    gap: 6px;
    min-block-size: 44px;
    font-weight: 500;
  }
  :host(:dir(rtl)) .arrow {
    scale: -1 1;
  }
  .bar {
    position: relative;
    grid-column: 1 / -1;
    z-index: 3;
    display: flex;
    align-items: center;
    gap: 28px;
    min-block-size: var(--_bar-size);
    padding: 12px 40px;
    padding-block-end: max(12px, env(safe-area-inset-bottom));
    border-block-start: 1px solid var(--_hairline);
    background: color-mix(in srgb, var(--_sheet) 62%, transparent);
  }
`;
