import { expect } from 'chai';
import { createHash } from 'node:crypto';
import sharp, { type Sharp } from 'sharp';
import { configuredItem } from '../../../src/order/configured-item.js';
import type { ConfiguredItem } from '../../../src/order/item.js';
import { listOrders } from '../../../src/order/order.js';
import { pictureSheet } from '../../../src/order/picture-sheet.js';
import { findPicture, forgetPicture, pictureResponse } from '../../../src/order/pictures.js';
import type { Quote } from '../../../src/order/quote.js';
import { createVerifier } from '../../../src/order/verifier/create-verifier.js';
import { createPictureCleaner } from '../../../src/platform/node/picture-cleaner.js';
import type { ImageValue } from '../../../src/product/configuration.js';
import { aProduct } from '../../support/a-product.js';
import { designOf } from '../../support/a-design.js';
import { fixedPorts } from '../../support/fixed-ports.js';
import { createMemoryStore } from '../../support/memory-store.js';

const product = aProduct('mug')
  .option({ id: 'photo', kind: 'image', bind: { image: { area: 'wrap', place: 'back' } } })
  .with({
    pricing: { currency: 'EUR', base: 12 },
    model: {
      src: 'mug.glb',
      parts: { body: 'Body' },
      areas: { wrap: { part: 'body', mm: [200, 80], uv: [0, 0, 1, 1] } },
    },
  })
  .build();
const KEYS = { current: { id: 'k1', secret: new Uint8Array(32).fill(7) } };

/** 60 x 40 pixels, its left third red and the rest white. */
function aPhoto(): Sharp {
  return sharp({ create: { width: 60, height: 40, channels: 3, background: '#ffffff' } }).composite([
    { input: { create: { width: 20, height: 40, channels: 3, background: '#d02020' } }, left: 0, top: 0 },
  ]);
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function aShop() {
  const store = createMemoryStore();
  const verifier = createVerifier({
    products: [product],
    keys: KEYS,
    audience: 'shop',
    store,
    ports: fixedPorts(),
    cleanPicture: createPictureCleaner(sharp),
  });
  const ask = async (path: string, body: BodyInit, type = 'application/json') => {
    const request = new Request(`https://shop.example${path}`, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });
    const response = await verifier.fetch(request);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> & { code: string } };
  };
  const send = (bytes: Uint8Array<ArrayBuffer>, type = 'image/jpeg') => ask('/v1/uploads', bytes, type);
  return { ask, send, store };
}

/** An item whose picture is `bytes`. */
async function anItem(bytes: Uint8Array, own: Partial<ImageValue> = {}): Promise<ConfiguredItem> {
  const photo: ImageValue = {
    assetId: 'mine',
    sha256: hashOf(bytes),
    mediaType: 'image/jpeg',
    widthPx: 60,
    heightPx: 40,
    placement: { xUm: 100_000, yUm: 40_000, widthUm: 30_000, rotationMdeg: 15_000 },
    ...own,
  };
  const context = { market: null, locale: 'en', quantity: 1 };
  const item = await configuredItem(product, designOf(product, context, { photo }), { ports: fixedPorts() });
  if (!item.ok) throw new Error(JSON.stringify(item.error));
  return item.value;
}

describe('a picture that is sent', () => {
  it('is kept by the hash of its bytes, written anew, upright and without its place and camera', async () => {
    const { send, store } = aShop();
    const photo = await aPhoto()
      .withExif({ IFD0: { Copyright: 'Ada' }, IFD3: { GPSLatitude: '52/1 30/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const { status, body } = await send(Uint8Array.from(photo));
    expect(status).to.equal(201);
    expect(body).to.deep.equal({ sha256: hashOf(photo), mediaType: 'image/jpeg', widthPx: 40, heightPx: 60 });
    const kept = await findPicture(store, hashOf(photo));
    const { exif, orientation } = await sharp(kept!.bytes).metadata();
    expect([exif, orientation]).to.deep.equal([undefined, undefined]);
    expect(Buffer.from(kept!.bytes).includes('Ada')).to.equal(false);
  });

  it('is kept once, however often it is sent', async () => {
    const { send, store } = aShop();
    const photo = Uint8Array.from(await aPhoto().png().toBuffer());
    const first = await send(photo, 'image/png');
    const records = new Map(store.records);
    expect(await send(photo, 'image/png')).to.deep.equal(first);
    expect(store.records).to.deep.equal(records);
  });

  it('keeps what is clear', async () => {
    const { send, store } = aShop();
    const clear = Uint8Array.from(
      await sharp({ create: { width: 30, height: 30, channels: 4, background: '#ff000080' } })
        .png()
        .toBuffer(),
    );
    await send(clear, 'image/png');
    expect((await sharp((await findPicture(store, hashOf(clear)))!.bytes).stats()).isOpaque).to.equal(false);
  });

  it('can be forgotten', async () => {
    const { send, store } = aShop();
    const photo = Uint8Array.from(await aPhoto().jpeg().toBuffer());
    await send(photo);
    await forgetPicture(store, hashOf(photo));
    expect(await findPicture(store, hashOf(photo))).to.equal(null);
    expect(store.records.size).to.equal(0);
  });

  it('is given to the owner as a file that nothing runs', async () => {
    const photo = Uint8Array.from(await aPhoto().jpeg().toBuffer());
    const { headers } = pictureResponse(
      { bytes: photo, mediaType: 'image/jpeg', widthPx: 60, heightPx: 40 },
      'ord/../1"',
    );
    expect(headers.get('content-disposition')).to.equal('attachment; filename="ord____1_.jpeg"');
    expect(headers.get('x-content-type-options')).to.equal('nosniff');
    expect(headers.get('content-security-policy')).to.contain('sandbox');
  });
});

describe('the print file of a picture', () => {
  const place = {
    optionId: 'photo',
    areaId: 'wrap',
    sha256: '0'.repeat(64),
    mediaType: 'image/png',
    areaWidthMm: 200,
    areaHeightMm: 80,
    wraps: true,
    xMm: 0,
    yMm: 40,
    widthMm: 60,
    heightMm: 40,
    rotationDeg: 0,
    dpi: 25,
  } as const;

  /** Whether a spot of the printed sheet, in millimetres, is red. */
  const isRedAt = async (own: Partial<typeof place> | { wraps: false }, xMm: number, yMm: number): Promise<boolean> => {
    const bytes = Uint8Array.from(await aPhoto().png().toBuffer());
    const svg = pictureSheet({ ...place, ...own }, { bytes, mediaType: 'image/png', widthPx: 60, heightPx: 40 });
    // 72 dpi are 72 / 25.4 pixels a millimetre.
    const { data, info } = await sharp(Buffer.from(svg), { density: 72 }).raw().toBuffer({ resolveWithObject: true });
    const px = (mm: number): number => Math.floor((mm * 72) / 25.4);
    const at = (px(yMm) * info.width + px(xMm)) * info.channels;
    return data[at]! > 180 && data[at + 1]! < 90 && data[at + 3] === 255;
  };

  it('has the picture in its place, in millimetres, and what runs over the seam on the other side', async () => {
    // The picture's left third is red; its middle is on the seam.
    expect(await isRedAt({}, 175, 40)).to.equal(true);
    expect(await isRedAt({}, 195, 40)).to.equal(false);
    expect(await isRedAt({}, 175, 15)).to.equal(false);
    expect(await isRedAt({ wraps: false }, 175, 40)).to.equal(false);
  });

  it('turns it clockwise about its middle', async () => {
    const turned = { xMm: 100, rotationDeg: 90 } as unknown as Partial<typeof place>;
    expect(await isRedAt(turned, 100, 15)).to.equal(true);
    expect(await isRedAt(turned, 100, 40)).to.equal(false);
  });
});

describe('what is no picture', () => {
  /** A PNG that claims a size and has nothing else. */
  const aClaim = (width: number, height: number): Uint8Array<ArrayBuffer> => {
    const bytes = new Uint8Array(64);
    bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
    const view = new DataView(bytes.buffer);
    view.setUint32(16, width);
    view.setUint32(20, height);
    bytes.set([8, 2], 24);
    return bytes;
  };

  it('is refused: cut off, claiming 50,000 pixels each way, a drawing, a page, nothing at all', async () => {
    const { send, store } = aShop();
    const photo = Uint8Array.from(await aPhoto().jpeg().toBuffer());
    const text = (words: string): Uint8Array<ArrayBuffer> => Uint8Array.from(new TextEncoder().encode(words));
    const wrong: readonly (readonly [string, Uint8Array<ArrayBuffer>])[] = [
      ['cut off', photo.subarray(0, photo.length / 2)],
      ['a claim', aClaim(50_000, 50_000)],
      ['a drawing', text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
      ['a page', text('<!doctype html><script>alert(1)</script>')],
      ['nothing', new Uint8Array(0)],
    ];
    for (const [what, bytes] of wrong) expect((await send(bytes)).body.code, what).to.equal('malformed');
    expect(store.records.size).to.equal(0);
  });

  it('is refused by its type before it is read, and by its length before it is kept in memory', async () => {
    const { send } = aShop();
    expect((await send(new Uint8Array(8), 'image/svg+xml')).body.code).to.equal('unsupported-media-type');
    expect((await send(new Uint8Array(20_000_001))).body.code).to.equal('too-large');
  });
});

describe('a design with a picture', () => {
  it('is quoted and ordered when the picture was sent, and the order tells the workshop what to print where', async () => {
    const { ask, send, store } = aShop();
    const photo = Uint8Array.from(await aPhoto().jpeg().toBuffer());
    await send(photo);
    const item = await anItem(photo);
    const quote = await ask('/v1/quotes', JSON.stringify(item));
    expect(quote.status).to.equal(201);
    const { token } = quote.body as unknown as Quote;
    const ordered = await ask('/v1/orders', JSON.stringify({ item, token }));
    expect(ordered.status).to.equal(202);
    const [order] = await listOrders(store);
    expect(order!.pictures).to.deep.equal([
      {
        optionId: 'photo',
        areaId: 'wrap',
        sha256: hashOf(photo),
        mediaType: 'image/jpeg',
        areaWidthMm: 200,
        areaHeightMm: 80,
        wraps: false,
        xMm: 100,
        yMm: 40,
        widthMm: 30,
        heightMm: 20,
        rotationDeg: 15,
        dpi: 50,
      },
    ]);
  });

  for (const { what, code, own } of [
    { what: 'a picture that was never sent', code: 'order/unknown-picture', own: { sha256: '0'.repeat(64) } },
    { what: 'a picture larger than the one sent', code: 'order/other-picture', own: { widthPx: 6000, heightPx: 4000 } },
    {
      what: 'a picture of another type than the one sent',
      code: 'order/other-picture',
      own: { mediaType: 'image/png' },
    },
  ] as const) {
    it(`is refused with ${what}, in a quote, in an order and when it is verified`, async () => {
      const { ask, send } = aShop();
      const photo = Uint8Array.from(await aPhoto().jpeg().toBuffer());
      await send(photo);
      const item = await anItem(photo, own);
      for (const [path, body] of [
        ['/v1/quotes', item],
        ['/v1/orders', { item, token: null }],
      ] as const) {
        const { status, body: answer } = await ask(path, JSON.stringify(body));
        expect(status, path).to.equal(422);
        expect(JSON.stringify(answer), path).to.contain(code);
      }
      const verdict = await ask('/v1/verify', JSON.stringify({ item }));
      expect(verdict.body['status']).to.equal('configuration-invalid');
      expect(verdict.body['reasons']).to.include(code);
    });
  }
});
