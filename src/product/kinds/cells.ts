import { choiceKind } from './choice.js';
import { colorKind } from './color.js';
import { imageKind } from './image.js';
import { multiKind } from './multi.js';
import { numberKind } from './number.js';
import { textKind } from './text.js';
import { toggleKind } from './toggle.js';

/** The kinds that fit into one cell of a row; rows hold them, `kinds/registry.ts` holds these and the rows. */
export const CELL_KINDS = {
  choice: choiceKind,
  multi: multiKind,
  toggle: toggleKind,
  number: numberKind,
  text: textKind,
  color: colorKind,
  image: imageKind,
} as const;
