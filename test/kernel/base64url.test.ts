import { expect } from 'chai';
import * as fc from 'fast-check';
import { fromBase64Url, toBase64Url } from '../../src/kernel/base64url.js';

describe('base64url', () => {
  it('writes bytes as the platform does, and reads them back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(toBase64Url(bytes)).to.equal(Buffer.from(bytes).toString('base64url'));
        expect(fromBase64Url(toBase64Url(bytes))).to.deep.equal(new Uint8Array(bytes));
      }),
    );
  });

  it('refuses a second spelling of the same bytes', () => {
    expect(['AB', 'AA=', 'A', 'A A', '+A'].map(fromBase64Url)).to.deep.equal([null, null, null, null, null]);
  });
});
