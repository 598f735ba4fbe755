import { expect } from 'chai';
import * as fc from 'fast-check';
import { createHmac as nodeHmac } from 'node:crypto';
import { createHmac } from '../../src/order/hmac.js';

describe('HMAC-SHA256', () => {
  it("is the platform's own, for every key and text", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 150 }), fc.uint8Array({ maxLength: 300 }), (secret, message) => {
        expect(Buffer.from(createHmac(secret)(message))).to.deep.equal(
          nodeHmac('sha256', secret).update(message).digest(),
        );
      }),
    );
  });
});
