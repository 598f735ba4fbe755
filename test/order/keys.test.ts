import { expect } from 'chai';
import { createKeyText, parseKeys } from '../../src/order/keys.js';
import { fixedPorts } from '../support/fixed-ports.js';

const ports = fixedPorts();

describe('the keys of a verifier', () => {
  it('are read from one text, the signing key first', () => {
    const keys = parseKeys(`${createKeyText('new', ports)}, ${createKeyText('old', ports)}`);
    expect([keys.current.id, keys.previous?.id]).to.deep.equal(['new', 'old']);
    expect(keys.current.secret).to.have.length(32);
  });

  for (const [what, text] of Object.entries({
    'no key': '',
    'a key without an id': createKeyText('', ports),
    'three keys': ['a', 'b', 'c'].map((id) => createKeyText(id, ports)).join(','),
    'two keys of one id': `${createKeyText('a', ports)},${createKeyText('a', ports)}`,
    'a short secret': 'a:AAAA',
    'a secret that is not base64url': `a:${'!'.repeat(43)}`,
  })) {
    it(`are refused: ${what}`, () => {
      expect(() => parseKeys(text))
        .to.throw()
        .with.property('code', 'order/bad-keys');
    });
  }
});
