import { css } from '../../base/css.js';

/** Stepper, field and a track that shows what is open. `--_open` and `--_at` are set by the element. */
export const numberStyles = css`
  :host {
    display: block;
  }
  .row {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .step {
    flex: none;
    border: 1px solid color-mix(in srgb, var(--_ink) 16%, transparent);
    color: var(--_ink);
  }
  .frame {
    display: flex;
    flex: 1;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
    padding-inline: 16px;
    border: 1px solid var(--_outline);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .frame:focus-within {
    border-color: var(--_ink);
    box-shadow: inset 0 0 0 1px var(--_ink);
  }
  .frame.wrong {
    border-color: var(--_problem);
  }
  .frame input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 50px;
    padding: 0;
    border: 0;
    background: none;
    font-size: 17px;
  }
  .frame input:focus-visible {
    outline: none;
  }
  input[type='range'] {
    appearance: none;
    display: block;
    inline-size: 100%;
    block-size: 44px;
    margin-block: 4px 0;
    background:
      linear-gradient(var(--_ink), var(--_ink)) 0 50% / var(--_at, 0%) 2px no-repeat,
      var(--_open, none) 0 50% / 100% 2px no-repeat,
      repeating-linear-gradient(90deg, var(--_outline) 0 2px, transparent 2px 6px) 0 50% / 100% 2px no-repeat;
    cursor: pointer;
    touch-action: pan-y;
  }
  input[type='range']:dir(rtl) {
    background-position: 100% 50%;
  }
  input[type='range']::-webkit-slider-thumb {
    appearance: none;
    inline-size: 24px;
    block-size: 24px;
    border: 2px solid var(--_ink);
    border-radius: 50%;
    background: var(--_sheet);
    box-shadow: 0 1px 4px rgb(0 0 0 / 16%);
  }
  input[type='range']::-moz-range-thumb {
    inline-size: 20px;
    block-size: 20px;
    border: 2px solid var(--_ink);
    border-radius: 50%;
    background: var(--_sheet);
  }
  .limits {
    display: grid;
    gap: 2px;
  }
  .verdict:not(:empty) {
    padding-block-start: 8px;
    color: var(--_problem);
  }
  .link {
    min-block-size: 32px;
  }
  @media (forced-colors: active) {
    input[type='range'] {
      appearance: auto;
    }
  }
`;
