import { expect } from '@open-wc/testing';
import { readPicture, type ReadPicture } from '../../../../src/elements/options/image/read-picture.js';
import { bomb, cutOff, disguisedSvg, pictureFile, turnedPhoto } from '../../../support/picture-files.js';

const ALL = ['image/png', 'image/jpeg', 'image/webp'] as const;

async function read(file: File, accept: readonly (typeof ALL)[number][] = ALL): Promise<ReadPicture> {
  const result = await readPicture(file, accept);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

async function refusal(file: File, accept: readonly (typeof ALL)[number][] = ALL): Promise<unknown> {
  const result = await readPicture(file, accept);
  return result.ok ? null : [result.error.code, result.error.params['name'] ?? ''];
}

async function colorAt(file: Blob, x: number, y: number): Promise<readonly number[]> {
  const bitmap = await createImageBitmap(file);
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  return [...context.getImageData(x, y, 1, 1).data];
}

describe('a picture that is read', () => {
  it('is known by the hash of what was written, which is its name as well', async () => {
    const { sha256, assetId, file } = await read(await pictureFile('a.png', 'image/png'));
    const own = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
    expect(sha256).to.equal(Array.from(own, (byte) => byte.toString(16).padStart(2, '0')).join(''));
    expect(assetId).to.equal(`sha256-${sha256}`);
  });

  it('stays what it is: a photo a JPEG, a drawing a PNG, whole or with holes', async () => {
    const kinds = await Promise.all(
      [
        await pictureFile('a.jpg', 'image/jpeg'),
        await pictureFile('a.png', 'image/png'),
        await pictureFile('b.png', 'image/png', { alpha: true }),
        await pictureFile('b.webp', 'image/webp', { alpha: true }),
      ].map(async (file) => (await read(file)).mediaType),
    );
    expect(kinds).to.deep.equal(['image/jpeg', 'image/png', 'image/png', 'image/png']);
    const holed = await read(await pictureFile('b.png', 'image/png', { alpha: true }));
    expect((await colorAt(holed.file, 5, 15))[3]).to.equal(0);
  });

  it('stands as the camera was held, and forgets what else the camera knew', async () => {
    const { widthPx, heightPx, file } = await read(await turnedPhoto());
    expect([widthPx, heightPx]).to.deep.equal([20, 40]);
    const [red = 0, , blue = 255] = await colorAt(file, 10, 5);
    expect(red - blue, 'the left half is on top now').to.be.greaterThan(150);
    expect(await file.text()).not.to.contain('Exif');
  });

  it('is made smaller where no print needs so much', async () => {
    const { widthPx, heightPx } = await read(await pictureFile('wide.jpg', 'image/jpeg', { width: 5000, height: 500 }));
    expect([widthPx, heightPx]).to.deep.equal([4096, 410]);
  });

  it('is told by its bytes, not by its name', async () => {
    const { mediaType } = await read(new File([await pictureFile('a.png', 'image/png')], 'photo.heic'));
    expect(mediaType).to.equal('image/png');
  });
});

describe('a file that is not read', () => {
  it('is an SVG, whatever it calls itself', async () => {
    expect(await refusal(disguisedSvg())).to.deep.equal(['image/wrong-type', 'SVG']);
  });

  it('is of a type that the option does not take', async () => {
    const file = await pictureFile('a.webp', 'image/webp');
    expect(await refusal(file, ['image/png'])).to.deep.equal(['image/wrong-type', 'WEBP']);
  });

  it('is no picture at all, or nothing', async () => {
    expect(await refusal(new File(['hello'], 'a.png'))).to.deep.equal(['image/no-picture', '']);
    expect(await refusal(new File([], 'a.png'))).to.deep.equal(['image/no-picture', '']);
  });

  it('was cut off, as PNG, JPEG or WebP', async () => {
    for (const type of ALL) {
      const file = cutOff(await pictureFile('a', type, { width: 200, height: 200 }), 0.8);
      expect(await refusal(file), type).to.deep.equal(['image/damaged', '']);
    }
  });

  it('says it has more pixels than fit in a memory, and is not decoded', async () => {
    expect(await refusal(await bomb())).to.deep.equal(['image/too-large', '']);
  });

  it('is heavier than any photo', async () => {
    expect(await refusal(new File([new Uint8Array(20_000_001)], 'a.png'))).to.deep.equal(['image/too-heavy', '']);
  });
});
