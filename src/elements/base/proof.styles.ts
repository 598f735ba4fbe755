import { css } from './css.js';

/** Goes with every use of `renderProof`. */
export const proofStyles = css`
  .proof {
    display: flex;
    gap: 12px;
    align-items: start;
    cursor: pointer;
  }
  .proof span {
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  .proof input {
    flex: none;
    inline-size: 24px;
    block-size: 24px;
    accent-color: var(--_ink);
  }
`;
