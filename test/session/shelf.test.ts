import { expect } from 'chai';
import { createSession } from '../../src/session/create-session.js';
import { productNamed } from '../support/products.js';

describe('the made-to-measure shelf', () => {
  const shelf = productNamed('regal');

  it('opens within a second, complete, with every choice judged', () => {
    const { snapshot } = createSession(shelf, { context: { market: null, locale: 'en' } });
    expect(snapshot.complete).to.equal(true);
    expect(snapshot.settled).to.equal(true);
  }).timeout(1000);
});
