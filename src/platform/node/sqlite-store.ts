/**
 * Orders in embedded SQLite: one row per record, each written by one statement, in a write-ahead log that is synced before
 * the write is acknowledged. So whatever kills the process or the machine, every acknowledged record is there, whole.
 *
 * The database is handed in open (`libsql`, `better-sqlite3` and the like share this face), so that no native package is
 * anybody's dependency who does not want it.
 */
import type { OrderStore } from '../../order/order-store.js';

/** The little of a synchronous SQLite driver that is needed. */
export interface SqliteDatabase {
  exec(sql: string): unknown;
  prepare(sql: string): SqliteStatement;
}

/** One prepared statement. */
export interface SqliteStatement {
  run(...parameters: unknown[]): unknown;
  get(...parameters: unknown[]): unknown;
  all(...parameters: unknown[]): unknown[];
}

/** `synchronous = FULL`: in WAL mode anything less may lose the last commits with the power. */
const SETUP = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA busy_timeout = 5000;
  CREATE TABLE IF NOT EXISTS records (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
  );
`;

/**
 * A store over an open database file, which it sets up; the caller closes it.
 * Calls are synchronous inside, a millisecond or so each; the promise is the port's shape.
 */
export function createSqliteStore(database: SqliteDatabase): OrderStore {
  database.exec(SETUP);
  const select = database.prepare('SELECT value FROM records WHERE key = ?');
  const upsert = database.prepare(
    'INSERT INTO records (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const insert = database.prepare(
    'INSERT INTO records (key, value) VALUES (?, ?) ON CONFLICT (key) DO NOTHING RETURNING 1 AS written',
  );
  const range = database.prepare('SELECT value FROM records WHERE key >= ? AND key < ? ORDER BY sequence');
  const read = (key: string): string | null => valueOf(select.get(key));
  return {
    get: (key) => settled(() => read(key)),
    put: (key, value) => settled(() => void upsert.run(key, value)),
    putIfAbsent: (key, value) => settled(() => (insert.all(key, value).length > 0 ? null : read(key))),
    // U+FFFF sorts behind every letter of a key.
    list: (prefix) => settled(() => range.all(prefix, `${prefix}\uffff`).map((row) => valueOf(row) ?? '')),
  };
}

/** The result as a promise; what the driver throws rejects it. */
function settled<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(work());
  });
}

function valueOf(row: unknown): string | null {
  return typeof row === 'object' && row !== null && 'value' in row && typeof row.value === 'string' ? row.value : null;
}
