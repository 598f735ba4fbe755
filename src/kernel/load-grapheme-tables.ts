/** Fetches what texts of any script are counted by; at once where it is here already. */
export async function loadGraphemeTables(): Promise<void> {
  (await import('./grapheme-tables.js')).useGraphemeTables();
}
