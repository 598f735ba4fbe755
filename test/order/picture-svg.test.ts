import { expect } from 'chai';
import sharp from 'sharp';
import { pictureSvg } from '../../src/order/picture-svg.js';
import type { PrintPicture } from '../../src/order/print-pictures.js';
import { aPicture } from '../support/server-pictures.js';

const PRINT: PrintPicture = {
  optionId: 'photo',
  areaId: 'wrap',
  areaMm: [200, 75],
  wraps: true,
  sha256: '0'.repeat(64),
  mediaType: 'image/png',
  xMm: 100,
  yMm: 40,
  widthMm: 60,
  heightMm: 40,
  rotationDeg: 0,
  dpi: 25,
};

/** The print file as pixels, ten to the millimetre; `at`: red of a place in millimetres, null where nothing is printed. */
async function printed(print: PrintPicture): Promise<(xMm: number, yMm: number) => number | null> {
  const { bytes } = await aPicture();
  const svg = pictureSvg(print, bytes);
  expect(svg).to.contain('width="200mm" height="75mm" viewBox="0 0 200 75"');
  const pixels = sharp(Buffer.from(svg), { density: 254 }).resize(2000, 750).ensureAlpha().raw();
  const data = await pixels.toBuffer();
  return (xMm, yMm) => {
    const at = (Math.round(yMm * 10) * 2000 + Math.round(xMm * 10)) * 4;
    return data[at + 3] === 0 ? null : (data[at] ?? null);
  };
}

describe("a picture's print file", () => {
  it('is the area in millimetres with the picture where the shopper put it', async () => {
    const at = await printed(PRINT);
    expect(at(100, 40)).to.equal(200);
    expect([at(70.5, 20.5), at(129.5, 59.5)]).to.deep.equal([200, 200]);
    expect([at(69.5, 40), at(130.5, 40), at(100, 19.5), at(100, 60.5)]).to.deep.equal([null, null, null, null]);
  });

  it('turns it clockwise round its centre', async () => {
    const at = await printed({ ...PRINT, rotationDeg: 90 });
    expect([at(100, 11), at(100, 69)]).to.deep.equal([200, 200]);
    expect([at(79, 40), at(121, 40)]).to.deep.equal([null, null]);
  });

  it('goes on round the other side where the area wraps, and is cut where it does not', async () => {
    const over = { ...PRINT, xMm: 0 };
    const round = await printed(over);
    expect([round(10, 40), round(190, 40)]).to.deep.equal([200, 200]);
    const flat = await printed({ ...over, wraps: false });
    expect([flat(10, 40), flat(190, 40)]).to.deep.equal([200, null]);
  });
});
