import { expect } from 'chai';
import fc from 'fast-check';
import { placeStickers } from '../../../src/preview/plan/place-stickers.js';

describe('placing stickers', () => {
  const bottle = { widthMm: 210, heightMm: 90, wraps: true };
  const name = [80, 30, 130, 60] as const;

  it('puts few in a row over the text', () => {
    const spots = placeStickers(3, 'around', bottle, name);
    expect(spots.map(({ xMm }) => Math.round(xMm))).to.deep.equal([74, 105, 136]);
    expect(new Set(spots.map(({ yMm }) => yMm))).to.deep.equal(new Set([15]));
  });

  it('puts more over and under it', () => {
    const spots = placeStickers(5, 'around', bottle, name);
    expect(spots.filter(({ yMm }) => yMm < 30)).to.have.length(3);
    expect(spots.filter(({ yMm }) => yMm > 60)).to.have.length(2);
  });

  it('puts them beside a text that fills the height', () => {
    const [right, left] = placeStickers(2, 'around', { widthMm: 60, heightMm: 16, wraps: false }, [20, 1, 40, 15]);
    expect(right?.xMm).to.be.above(40);
    expect(left?.xMm).to.be.below(20);
  });

  it('puts a single one in the middle where there is no text, and at the seam for the back', () => {
    expect(placeStickers(1, 'around', bottle, null)).to.deep.equal([{ xMm: 105, yMm: 45, widthMm: 22 }]);
    expect(placeStickers(1, 'back', bottle, null)[0]?.xMm).to.equal(0);
    expect(placeStickers(1, 'nowhere_known', bottle, null)[0]?.xMm).to.equal(105);
  });

  it('never covers the text or another sticker and never leaves the area', () => {
    const sizes = fc.record({
      count: fc.integer({ min: 1, max: 30 }),
      widthMm: fc.integer({ min: 20, max: 400 }),
      heightMm: fc.integer({ min: 8, max: 300 }),
      wraps: fc.boolean(),
      w: fc.double({ min: 0.05, max: 0.9, noNaN: true }),
      h: fc.double({ min: 0.05, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(sizes, ({ count, widthMm, heightMm, wraps, w, h }) => {
        const box = [
          (widthMm * (1 - w)) / 2,
          (heightMm * (1 - h)) / 2,
          (widthMm * (1 + w)) / 2,
          (heightMm * (1 + h)) / 2,
        ] as const;
        const spots = placeStickers(count, 'around', { widthMm, heightMm, wraps }, box);
        expect(spots).to.have.length(count);
        const apart = (a: number, b: number): number =>
          wraps ? Math.min(Math.abs(a - b), widthMm - Math.abs(a - b)) : Math.abs(a - b);
        spots.forEach((spot, at) => {
          const half = spot.widthMm / 2 - 1e-9;
          expect(spot.yMm - half).to.be.at.least(0);
          expect(spot.yMm + half).to.be.at.most(heightMm);
          if (!wraps) expect(Math.min(spot.xMm - half, widthMm - spot.xMm - half)).to.be.at.least(0);
          const clear =
            apart(spot.xMm, widthMm / 2) >= (box[2] - box[0]) / 2 + half ||
            Math.abs(spot.yMm - heightMm / 2) >= (box[3] - box[1]) / 2 + half;
          expect(clear, JSON.stringify({ spot, box })).to.equal(true);
          for (const other of spots.slice(0, at))
            expect(apart(spot.xMm, other.xMm) >= 2 * half || Math.abs(spot.yMm - other.yMm) >= 2 * half).to.equal(true);
        });
      }),
      { numRuns: 60 },
    );
  });
});
