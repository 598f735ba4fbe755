/**
 * Steps from one `format` to the next: `MIGRATIONS[n - 1]` turns a file of format n into one of format n + 1, as a pure function of plain
 * data. `format: 1` is the first, so there are none yet. Each to come lies in a file of its own, `0001-<what-changed>.ts`, with a test on
 * every published example.
 */
export const MIGRATIONS: readonly ((file: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>)[] =
  [];

/** The format this engine reads. */
export const FORMAT = 1;
