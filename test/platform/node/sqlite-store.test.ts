import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import { createSqliteStore } from '../../../src/platform/node/sqlite-store.js';

const WRITER = fileURLToPath(new URL('../../support/order-writer.mjs', import.meta.url));

/** Starts a writer and kills it without warning once it has acknowledged some records; gives the last number it said. */
function writeUntilKilled(file: string, first: number, count: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const writer = spawn(process.execPath, ['--import', 'tsx', WRITER, file, String(first)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    writer.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.split('\n').length > count) writer.kill('SIGKILL');
    });
    writer.once('error', reject);
    writer.once('close', () => resolve(Number(said.trimEnd().split('\n').at(-1))));
  });
}

describe('the SQLite store', () => {
  let folder: string;
  let file: string;
  let database: Database.Database;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'atelier-store-'));
    file = join(folder, 'orders.db');
    database = new Database(file);
  });
  afterEach(() => {
    database.close();
    rmSync(folder, { recursive: true });
  });

  it('gives back what was put, and null where nothing was', async () => {
    const store = createSqliteStore(database);
    await store.put('a', '1');
    await store.put('a', '2');
    expect([await store.get('a'), await store.get('b')]).to.deep.equal(['2', null]);
  });

  it('writes an absent key once and then gives what is there', async () => {
    const store = createSqliteStore(database);
    const answers = [await store.putIfAbsent('a', '1'), await store.putIfAbsent('a', '2'), await store.get('a')];
    expect(answers).to.deep.equal([null, '1', '1']);
  });

  it('keeps one of two writers to the same key, from two connections', async () => {
    const other = new Database(file);
    const stores = [createSqliteStore(database), createSqliteStore(other)];
    const answers = await Promise.all(stores.map((store, index) => store.putIfAbsent('a', String(index))));
    other.close();
    expect(answers).to.deep.equal([null, '0']);
  });

  it('lists the records under a prefix, oldest first', async () => {
    const store = createSqliteStore(database);
    for (const [key, value] of [
      ['order/b', '1'],
      ['line/a', '2'],
      ['order/a', '3'],
      ['order0', '4'],
    ] as const)
      await store.put(key, value);
    expect(await store.list?.('order/')).to.deep.equal(['1', '3']);
  });

  it('syncs its log before a write is acknowledged', () => {
    createSqliteStore(database);
    const pragma = (name: string) => Object.values(database.prepare(`PRAGMA ${name}`).get() as object)[0] as unknown;
    expect([pragma('journal_mode'), pragma('synchronous')]).to.deep.equal(['wal', 2]);
  });

  it('holds every acknowledged record, and no half one, after a kill at any moment', async function () {
    this.timeout(60_000);
    let last = -1;
    for (const count of [1, 40, 300]) {
      last = await writeUntilKilled(file, last + 1, count);
      const store = createSqliteStore(database);
      for (let number = 0; number <= last; number++) {
        const { filling } = JSON.parse((await store.get(`order/${number}`)) ?? 'null') as { filling: string };
        expect(filling.length, `record ${number}`).to.equal(number % 5000);
      }
      const all = (await store.list?.('order/')) ?? [];
      // One more may be there: written, but killed before it could say so.
      expect(all.length).to.be.within(last + 1, last + 2);
      expect(all.map((text) => (JSON.parse(text) as { number: number }).number)).to.deep.equal(
        all.map((_, index) => index),
      );
      last = all.length - 1;
      expect(
        database
          .prepare('PRAGMA integrity_check')
          .all()
          .map((row) => Object.values(row as object)[0] as unknown),
      ).to.deep.equal(['ok']);
    }
  });
});
