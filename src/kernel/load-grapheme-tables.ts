import { countBy } from './graphemes.js';

/** Fetches what texts of any script are counted by; at once where it is here already. */
export async function loadGraphemeTables(): Promise<void> {
  countBy((await import('./grapheme-tables.js')).countByTables);
}
