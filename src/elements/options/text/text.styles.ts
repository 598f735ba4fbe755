import { css } from '../../base/css.js';

/** One line with its counter inside; 17 px, so that phones do not zoom the page on focus. */
export const textStyles = css`
  :host {
    display: block;
  }
  .frame {
    display: flex;
    align-items: center;
    gap: 12px;
    padding-inline: 16px;
    border: 1px solid var(--_outline);
    border-radius: var(--_radius);
    background: var(--_surface);
    transition: border-color 150ms, box-shadow 150ms;
  }
  .frame:focus-within {
    border-color: var(--_ink);
    box-shadow: inset 0 0 0 1px var(--_ink);
  }
  .frame.wrong {
    border-color: var(--_problem);
  }
  input,
  textarea {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 50px;
    padding: 0;
    border: 0;
    background: none;
    font-size: 17px;
    resize: none;
  }
  textarea {
    padding-block: 12px;
  }
  input:focus-visible,
  textarea:focus-visible {
    outline: none;
  }
  .upper {
    text-transform: uppercase;
  }
  .lower {
    text-transform: lowercase;
  }
  .over,
  .verdict {
    color: var(--_problem);
  }
  .verdict:not(:empty) {
    padding-block-start: 8px;
  }
`;
