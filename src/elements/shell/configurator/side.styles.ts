import { css } from '../../base/css.js';

/** The wide layout, and the one for products without a picture. */
export const sideStyles = css`
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
  .panel {
    inline-size: calc(var(--_panel-size) + 80px);
    padding: clamp(24px, 22cqh - 136px, 88px) 40px 32px;
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
  .tools {
    display: flex;
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
`;
