import { expect } from 'chai';
import { createUuidV7 } from '../../src/order/ids.js';
import { fixedPorts } from '../support/fixed-ports.js';

describe('ids of orders', () => {
  it('start a UUID with its time, marked as version 7', () => {
    const ports = fixedPorts(0x0190_1234_5678);
    expect(createUuidV7(ports)).to.match(/^01901234-5678-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
