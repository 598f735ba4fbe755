import { expect } from 'chai';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createFileUploadStore } from '../../../src/platform/node/file-upload-store.js';

describe('pictures as files', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'atelier-pictures-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const hash = 'ab'.repeat(32);
  const store = createFileUploadStore(path.join(folder, 'made'));

  it('are there after they were written, whole, and gone after they were deleted', async () => {
    expect(await store.get(hash)).to.equal(null);
    await store.put(hash, new Uint8Array([1, 2, 3]));
    await store.put(hash, new Uint8Array([1, 2, 3]));
    expect([...((await store.get(hash)) ?? [])]).to.deep.equal([1, 2, 3]);
    expect(readdirSync(path.join(folder, 'made'))).to.deep.equal([hash]);
    await store.delete(hash);
    await store.delete(hash);
    expect(await store.get(hash)).to.equal(null);
  });

  it('lie in their folder alone: a name that is no hash names nothing', async () => {
    expect(await store.get('../../etc/passwd')).to.equal(null);
    let refused = false;
    await store.put('../x', new Uint8Array(1)).catch(() => (refused = true));
    expect(refused).to.equal(true);
  });
});
