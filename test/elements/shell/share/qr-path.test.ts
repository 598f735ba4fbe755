import { expect } from 'chai';
import { qrPath } from '../../../../src/elements/shell/share/qr-path.js';

describe('the code of a link', () => {
  it('is one path of squares, with the light ground round it that readers want', () => {
    const code = qrPath('https://shop.example/bottle#atelier-name_bottle=1.abc')!;
    const squares = [...code.path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => [Number(x), Number(y)]);
    expect(squares.map(([x, y]) => `M${x} ${y}h1v1h-1z`).join('')).to.equal(code.path);
    expect(Math.min(...squares.flat())).to.equal(4);
    expect(Math.max(...squares.flat())).to.equal(code.size - 5);
  });

  it('is none for a link that no phone could read off a screen', () => {
    expect(qrPath('x'.repeat(1500))).to.equal(null);
    expect(qrPath('x'.repeat(5000))).to.equal(null);
  });
});
