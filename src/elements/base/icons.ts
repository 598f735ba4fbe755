/** The drawings that more than one part of the face uses; none is in the first sight. */
import type { TemplateResult } from 'lit/html.js';
import { drawing } from './drawing.js';

const PATHS = {
  reset: 'M4 4v5h5M4.6 9A8 8 0 1 1 4 12.5',
  fullscreen: 'M8 4H4v4M16 4h4v4M8 20H4v-4M16 20h4v-4',
  share: 'M12 3v11M8 7l4-4 4 4M5 11v9h14v-9',
  back: 'm15 5-7 7 7 7',
  plus: 'M12 6v12M6 12h12',
  minus: 'M6 12h12',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  close: 'M6 6l12 12M18 6 6 18',
  left: 'M20 12a8 4 0 1 0-8 4M15 13l-3 3 3 3',
  right: 'M4 12a8 4 0 1 1 8 4M9 13l3 3-3 3',
  orbit: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M4 12c0 2 3.6 3.5 8 3.5s8-1.5 8-3.5',
  down: 'm6 9 6 6 6-6',
} as const;

/** Name of a drawing. */
export type IconName = keyof typeof PATHS;

/** One drawing, hidden from screen readers. */
export function icon(name: IconName): TemplateResult {
  return drawing(PATHS[name]);
}
