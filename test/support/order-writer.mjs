/** Run as a child: writes numbered records into a SQLite file as fast as it can, saying each one that is acknowledged. */
import Database from 'libsql';
import { writeSync } from 'node:fs';
import { createSqliteStore } from '../../src/platform/node/sqlite-store.js';

const [, , file = '', firstText = '0'] = process.argv;
const store = createSqliteStore(new Database(file));

for (let number = Number(firstText); ; number++) {
  const value = JSON.stringify({ number, filling: 'x'.repeat(number % 5000) });
  await store.putIfAbsent(`order/${number}`, value);
  // Written at once, past any buffer that would die with the process.
  writeSync(1, `${number}\n`);
}
