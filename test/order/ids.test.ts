import { expect } from 'chai';
import * as fc from 'fast-check';
import { createUuidV7, fromBase64Url, toBase64Url } from '../../src/order/ids.js';
import { fixedPorts } from '../support/fixed-ports.js';

describe('ids of orders', () => {
  it('write bytes as base64url as the platform does, and read them back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(toBase64Url(bytes)).to.equal(Buffer.from(bytes).toString('base64url'));
        expect(fromBase64Url(toBase64Url(bytes))).to.deep.equal(new Uint8Array(bytes));
      }),
    );
  });

  it('refuse a second spelling of the same bytes', () => {
    expect(['AB', 'AA=', 'A', 'A A', '+A'].map(fromBase64Url)).to.deep.equal([null, null, null, null, null]);
  });

  it('start a UUID with its time, marked as version 7', () => {
    const ports = fixedPorts(0x0190_1234_5678);
    expect(createUuidV7(ports)).to.match(/^01901234-5678-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
