import { countGraphemes } from 'unicode-segmenter/grapheme';
import { countBy } from './graphemes.js';

/** Texts of any script can be counted from now on. */
export function useGraphemeTables(): void {
  countBy(countGraphemes);
}
