import { css } from '../../base/css.js';

/** Canvas over poster; quiet buttons at the foot. */
export const previewStyles = css`
  .region {
    position: absolute;
    inset: 0;
    overflow: hidden;
  }
  .region:focus-visible {
    outline-offset: -4px;
    border-radius: var(--_radius);
  }
  .live,
  canvas {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
  }
  .live,
  .still {
    opacity: 0;
    transition: opacity 300ms var(--_ease);
  }
  .ready :is(.live, .still) {
    opacity: 1;
  }
  .still {
    object-fit: contain;
    pointer-events: none;
  }
  [hidden] {
    display: none;
  }
  .poster {
    position: absolute;
    inset: 0 0 calc(var(--_covered, 0px) + 20px);
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    padding: 8%;
    pointer-events: none;
    transition: opacity 300ms var(--_ease);
  }
  .poster img,
  ::slotted(img) {
    inline-size: 100%;
    block-size: 100%;
    min-block-size: 0;
    object-fit: contain;
  }
  .ready .poster {
    opacity: 0;
  }
  .message {
    position: absolute;
    inset-inline: 72px;
    inset-block-end: calc(var(--_covered, 0px) + 14px);
    text-align: center;
    text-wrap: balance;
  }
  .still {
    inset-inline: 24px;
  }
  .begin {
    position: absolute;
    inset-inline-start: 50%;
    inset-block-end: calc(var(--_covered, 0px) + 72px);
    translate: -50%;
  }
  :host(:dir(rtl)) .begin {
    translate: 50%;
  }
  .tools {
    position: absolute;
    inset-inline-start: 32px;
    inset-block-end: 20px;
    display: flex;
    align-items: center;
    flex-wrap: wrap;
  }
  .controls {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    padding-inline: 4px;
    border-radius: 99px;
    background: var(--_surface);
    animation: show 180ms var(--_ease);
  }
  .view {
    min-block-size: 44px;
    padding-inline: 12px;
  }
  @container (inline-size < 880px) {
    .tools {
      inset-inline: auto 8px;
      inset-block-end: calc(var(--_covered, 0px) + 4px);
      flex-direction: column-reverse;
      max-inline-size: 52px;
    }
    .controls {
      flex-direction: column;
      inline-size: 44px;
      padding: 0;
    }
    .view {
      padding-inline: 0;
      overflow: hidden;
      text-overflow: ellipsis;
      max-inline-size: 44px;
    }
  }
  :host(:fullscreen) {
    background: radial-gradient(110% 120% at 50% 42%, var(--_ground-center), var(--_ground-edge));
  }
  @keyframes show {
    from {
      opacity: 0;
    }
  }
`;
