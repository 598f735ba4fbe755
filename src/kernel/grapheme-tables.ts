import { countGraphemes as countByTables } from 'unicode-segmenter/grapheme';
import { countBy } from './graphemes.js';

export { countByTables };

/** Texts of any script can be counted from now on. */
export function useGraphemeTables(): void {
  countBy(countByTables);
}
