import { css } from 'lit';

/** Ground, the wide layout and the one for products without a picture. */
export const configuratorStyles = css`
  :host {
    font-size: 15px;
    color: var(--_ink);
    background: radial-gradient(110% 120% at 50% 42%, var(--_ground-center) 0%, color-mix(in oklab, var(--_ground-center), var(--_ground-edge) 45%) 55%, var(--_ground-edge) 100%);
    container-type: size;
  }
  :host([ground='page']) {
    background: none;
    color: inherit;
  }
  .wide ::slotted([slot='back']),
  .form ::slotted([slot='back']) {
    display: none;
  }
  .wide,
  .form {
    display: grid;
    block-size: 100%;
  }
  .wide {
    grid-template: minmax(0, 1fr) auto / minmax(0, 1fr) auto;
  }
  .wide .stage {
    position: relative;
    min-inline-size: 0;
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
  .panel {
    inline-size: calc(var(--_panel-size) + 80px);
    padding: clamp(24px, 9cqh, 88px) 40px 32px;
    overflow: auto;
    scrollbar-width: thin;
    scrollbar-color: color-mix(in srgb, var(--_ink) 16%, transparent) transparent;
    scroll-padding-block: 24px;
  }
  header {
    display: grid;
    gap: 8px;
    padding-block-end: 24px;
  }
  h2 {
    font-family: var(--_font-heading);
    font-size: var(--_heading-size);
    line-height: 1.1;
    letter-spacing: -0.01em;
    text-wrap: balance;
  }
  .questions {
    border-block-end: 1px solid var(--_hairline);
  }
  .question {
    border-block-start: 1px solid var(--_hairline);
  }
  slot[name='steps'] > * {
    margin-block-end: 12px;
  }
  .panel .next {
    margin-block-start: 8px;
    margin-inline-start: auto;
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
  .tools {
    display: flex;
  }
  .next {
    display: flex;
    align-items: center;
    gap: 6px;
    min-block-size: 44px;
    font-weight: 500;
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
  .bar .line {
    display: flex;
    flex: 1;
    align-items: center;
    min-inline-size: 0;
    min-block-size: 44px;
  }
  slot[name='summary'] {
    display: flex;
    flex: 1;
    min-inline-size: 0;
  }
  .bar .line span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .bar .line:hover {
    color: var(--_ink);
  }
  .design {
    position: absolute;
    inset-block-end: calc(100% + 12px);
    inset-inline-start: 28px;
    inline-size: min(560px, calc(100% - 56px));
    max-block-size: calc(100cqh - 140px);
    overflow: auto;
    padding: 12px 24px 24px;
    border: 1px solid var(--_hairline);
    border-radius: var(--_radius);
    background: var(--_sheet);
    box-shadow: 0 12px 40px rgb(0 0 0 / 10%);
  }
  .form {
    grid-template: minmax(0, 1fr) auto / minmax(0, 1fr) auto;
  }
  .form .about {
    display: flex;
    flex-direction: column;
    max-inline-size: 640px;
    inline-size: 100%;
    margin-inline: auto;
    padding: clamp(24px, 9cqh, 88px) 40px 24px;
    overflow: auto;
  }
  .form .tools {
    margin-block-start: auto;
    margin-inline-start: -12px;
    padding-block-start: 16px;
  }
  @container (inline-size < 880px) {
    .form {
      display: block;
      overflow: auto;
      scroll-padding-block: 24px 96px;
    }
    .form .about,
    .form .panel {
      display: block;
      inline-size: auto;
      max-inline-size: 560px;
      margin-inline: auto;
      padding: 28px 20px 0;
      overflow: visible;
    }
    .form .about .tools {
      padding: 0;
    }
    .form header {
      padding-block-end: 8px;
    }
    .form .panel {
      padding-block: 8px 24px;
    }
    .form .bar {
      position: sticky;
      inset-block-end: 0;
      justify-content: space-between;
      gap: 16px;
      padding-inline: 20px;
      background: var(--_sheet);
    }
  }
  @container (inline-size < 1100px) {
    .panel {
      inline-size: calc(var(--_panel-size) + 40px);
      padding-inline: 16px 24px;
    }
  }
  @media (forced-colors: active) {
    .bar,
    .question {
      border-color: CanvasText;
    }
  }
`;
