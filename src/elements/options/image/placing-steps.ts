/** What buttons and keys do to a picture's place: all that a hand does, without dragging. */
import type { AreaSize } from '../../../artwork/estimate-text.js';
import {
  centred,
  filled,
  fitted,
  moved,
  scaled,
  turned,
  type PlacedPicture,
  type Placement,
} from '../../../artwork/place-picture.js';
import type { Code } from '../../../i18n/messages/en.js';

/** One step. */
export interface PlacingStep {
  readonly id: string;
  /** What it is called. */
  readonly code: Code;
  /** Path of its drawing; `null`: a button with its name. */
  readonly icon: string | null;
  /** Keys that do it on the board. */
  readonly keys: readonly string[];
  place(picture: PlacedPicture, area: AreaSize): Placement;
}

const STEP_MM = 1;
const STEP_SCALE = 1.05;
const STEP_DEG = 15;

const move = (x: number, y: number) => (picture: PlacedPicture, area: AreaSize) => moved(picture, area, [x, y]);
const scale = (factor: number) => (picture: PlacedPicture, area: AreaSize) => scaled(picture, area, factor);
const turn = (deg: number) => (picture: PlacedPicture, area: AreaSize) => turned(picture, area, deg);

/** In the order of the buttons. Left is the picture's left in every language: the product is not mirrored. */
export const PLACING_STEPS: readonly PlacingStep[] = [
  { id: 'left', code: 'image/left', icon: 'M19 12H5M11 6l-6 6 6 6', keys: ['ArrowLeft'], place: move(-STEP_MM, 0) },
  { id: 'right', code: 'image/right', icon: 'M5 12h14M13 6l6 6-6 6', keys: ['ArrowRight'], place: move(STEP_MM, 0) },
  { id: 'up', code: 'image/up', icon: 'M12 19V5M6 11l6-6 6 6', keys: ['ArrowUp'], place: move(0, -STEP_MM) },
  { id: 'down', code: 'image/down', icon: 'M12 5v14M6 13l6 6 6-6', keys: ['ArrowDown'], place: move(0, STEP_MM) },
  { id: 'smaller', code: 'image/smaller', icon: 'M6 12h12', keys: ['-'], place: scale(1 / STEP_SCALE) },
  { id: 'larger', code: 'image/larger', icon: 'M12 6v12M6 12h12', keys: ['+', '='], place: scale(STEP_SCALE) },
  {
    id: 'turn-left',
    code: 'image/turn-left',
    icon: 'M4 5v5h5M4.8 10A8 8 0 1 1 4 13.5',
    keys: ['PageUp'],
    place: turn(-STEP_DEG),
  },
  {
    id: 'turn-right',
    code: 'image/turn-right',
    icon: 'M20 5v5h-5M19.2 10A8 8 0 1 0 20 13.5',
    keys: ['PageDown'],
    place: turn(STEP_DEG),
  },
  { id: 'fit', code: 'image/fit', icon: null, keys: [], place: fitted },
  { id: 'fill', code: 'image/fill', icon: null, keys: [], place: filled },
  { id: 'centre', code: 'image/centre', icon: null, keys: ['Home'], place: centred },
];

/** The step of a key. */
export function stepOfKey(key: string): PlacingStep | undefined {
  return PLACING_STEPS.find(({ keys }) => keys.includes(key));
}
