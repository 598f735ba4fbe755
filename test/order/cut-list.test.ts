import { expect } from 'chai';
import { cutList } from '../../src/order/cut-list.js';
import { createScope } from '../../src/product/expression/create-scope.js';
import { createSession } from '../../src/session/create-session.js';
import type { Values } from '../../src/product/configuration.js';
import { productNamed } from '../support/products.js';

const product = productNamed('regal');

function cutOf(changes: Values): ReturnType<typeof cutList> {
  const session = createSession(product);
  session.apply(Object.entries(changes).map(([optionId, value]) => ({ optionId, value })));
  return cutList(product, createScope(product, { values: session.snapshot.values, quantity: 1, market: null }), 'en');
}

describe('the cut list of a design', () => {
  it('names the boards of each size, how many, how they are edged and how the grain runs', () => {
    expect(cutOf({ width: 800, height: 1800, levels: 4 })[0]).to.deep.equal({
      part: 'Side and divider',
      quantity: 3,
      sizesMm: [1800, 300, 18],
      edge: '1 long',
      grain: 'long',
    });
  });

  it('leaves out what the design does not have', () => {
    const parts = (changes: Values): string[] => cutOf(changes).map(({ part }) => part);
    expect(parts({ levels: 2 })).to.deep.equal(['Side and divider', 'Top and bottom', 'Shelf', 'Back']);
    expect(parts({ levels: 0, back: false })).to.deep.equal(['Side and divider', 'Top and bottom']);
  });

  it('says nothing of edges and grain that the owner does not name', () => {
    expect(cutOf({}).find(({ part }) => part === 'Back')).to.include({ edge: '', grain: '' });
  });
});
