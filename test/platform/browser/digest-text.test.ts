import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { digestText } from '../../../src/platform/browser/digest-text.js';

const TEXTS = ['', 'abc', '{"title":"Größe – 日本 👩‍👩‍👧"}', 'a'.repeat(10_000)];

describe('the digest that a page hashes its product by', () => {
  afterEach(() => {
    Reflect.deleteProperty(crypto, 'subtle');
  });

  it('is SHA-256', async () => {
    expect(crypto.subtle).not.to.equal(undefined);
    await expectSha256();
  });

  it('is the same where an insecure connection has no crypto.subtle', async () => {
    Object.defineProperty(crypto, 'subtle', { value: undefined, configurable: true });
    await expectSha256();
  });
});

async function expectSha256(): Promise<void> {
  for (const text of TEXTS) {
    const digest = await digestText(text);
    expect([...digest]).to.deep.equal([...createHash('sha256').update(text).digest()]);
  }
}
