import { expect } from 'chai';
import sharp from 'sharp';
import { configuredItem } from '../../../src/order/configured-item.js';
import type { ConfiguredItem, ImagePersonalization } from '../../../src/order/item.js';
import { listOrders } from '../../../src/order/order.js';
import type { Quote } from '../../../src/order/quote.js';
import { createVerifier } from '../../../src/order/verifier/create-verifier.js';
import type { ImageValue } from '../../../src/product/configuration.js';
import { designOf } from '../../support/a-design.js';
import { fixedPorts } from '../../support/fixed-ports.js';
import { createMemoryStore } from '../../support/memory-store.js';
import { aProductOf, BOTTLE_FILE } from '../../support/order-products.js';
import { aPicture, asSent, memoryUploads, type SentPicture } from '../../support/server-pictures.js';

const AREAS = { wrap: { part: 'body', mm: [200, 75], uv: [0, 0, 1, 1], wraps: true } };
const bottle = aProductOf({
  ...BOTTLE_FILE,
  model: { src: 'bottle.glb', unit: 'm', parts: { body: 'Body' }, areas: AREAS },
  options: BOTTLE_FILE.options.map((option) =>
    option.id === 'photo' ? { ...option, accept: ['png', 'jpg', 'webp'], bind: { image: { area: 'wrap' } } } : option,
  ),
});

async function itemWith(photo: ImageValue): Promise<ConfiguredItem> {
  const design = designOf(bottle, { market: 'eu', locale: 'en', quantity: 1 }, { photo });
  const item = await configuredItem(bottle, design, { ports: fixedPorts() });
  if (!item.ok) throw new Error(JSON.stringify(item.error));
  return item.value;
}

async function aShop() {
  const uploads = await memoryUploads();
  const store = createMemoryStore();
  const keys = { current: { id: 'k1', secret: new Uint8Array(32).fill(7) } };
  const verifier = createVerifier({ products: [bottle], keys, audience: 'shop', store, uploads, ports: fixedPorts() });
  const post = async (path: string, body: BodyInit, type: string) => {
    const headers = { 'content-type': type };
    const response = await verifier.fetch(
      new Request(`https://verifier.example${path}`, { method: 'POST', headers, body }),
    );
    const answer = (await response.json()) as Quote & {
      code?: string;
      violations?: { code: string }[];
      sha256: string;
    };
    return { status: response.status, answer, code: answer.violations?.[0]?.code ?? answer.code ?? '' };
  };
  const upload = ({ bytes, value }: SentPicture, type: string = value.mediaType) => post('/v1/uploads', bytes, type);
  const quote = (item: object) => post('/v1/quotes', JSON.stringify(item), 'application/json');
  const order = (item: object, { token }: Quote) =>
    post('/v1/orders', JSON.stringify({ item, token }), 'application/json');
  return { uploads, store, upload, quote, order };
}

describe('a picture sent to the verifier', () => {
  for (const format of ['png', 'jpeg', 'webp'] as const) {
    it(`is kept as ${format} under the hash of what came`, async () => {
      const shop = await aShop();
      const picture = await aPicture(format);
      const { status, answer } = await shop.upload(picture);
      expect(status).to.equal(201);
      expect(answer).to.deep.equal({
        sha256: picture.value.sha256,
        mediaType: `image/${format}`,
        widthPx: 60,
        heightPx: 40,
      });
      expect([...shop.uploads.kept.keys()]).to.deep.equal([picture.value.sha256]);
    });
  }

  it('is written anew: what a camera knows of place and time is not kept', async () => {
    const shop = await aShop();
    const plain = sharp((await aPicture('jpeg')).bytes);
    const bytes = new Uint8Array(
      await plain
        .withExif({ IFD0: { Copyright: 'Ada, 12 Home Street' } })
        .jpeg()
        .toBuffer(),
    );
    expect(Buffer.from(bytes).includes('Home Street')).to.equal(true);
    const { status } = await shop.upload(asSent(bytes, 'jpeg', 60, 40));
    expect(status).to.equal(201);
    const [kept] = shop.uploads.kept.values();
    expect(Buffer.from(kept ?? []).includes('Home Street')).to.equal(false);
  });

  it('is one, however often it is sent', async () => {
    const shop = await aShop();
    const picture = await aPicture();
    expect((await shop.upload(picture)).answer).to.deep.equal((await shop.upload(picture)).answer);
    expect(shop.uploads.kept.size).to.equal(1);
  });

  it('is refused where it is another type than it says, or none', async () => {
    const shop = await aShop();
    expect(await shop.upload(await aPicture('png'), 'image/jpeg')).to.include({ status: 415 });
    const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
    for (const type of ['image/svg+xml', 'image/png', 'text/html']) {
      expect(await shop.upload(asSent(svg, 'png', 1, 1), type)).to.include({ status: 415 });
    }
    expect(shop.uploads.kept.size).to.equal(0);
  });

  it('is refused where it was cut off or spoilt', async () => {
    const shop = await aShop();
    const { bytes } = await aPicture('png', { width: 300, height: 300 });
    expect(await shop.upload(asSent(bytes.slice(0, -30), 'png', 300, 300))).to.include({ code: 'picture-unreadable' });
    const spoilt = bytes.slice();
    spoilt.fill(0, 60, 120);
    expect(await shop.upload(asSent(spoilt, 'png', 300, 300))).to.include({ code: 'picture-unreadable' });
  });

  it('is refused before it is decoded where it says it has 50,000 x 50,000 pixels', async () => {
    const shop = await aShop();
    const { bytes } = await aPicture('png');
    const view = new DataView(bytes.buffer);
    view.setUint32(16, 50_000);
    view.setUint32(20, 50_000);
    expect(await shop.upload(asSent(bytes, 'png', 50_000, 50_000))).to.include({ status: 413 });
  });

  it('is refused unread where it is longer than 10 MB', async () => {
    const shop = await aShop();
    const bytes = new Uint8Array(10_000_001);
    bytes.set((await aPicture('png')).bytes);
    expect(await shop.upload(asSent(bytes, 'png', 60, 40))).to.include({ status: 413 });
  });

  it('is refused where it lies on its side, because no page sends it so', async () => {
    const shop = await aShop();
    const plain = sharp((await aPicture('jpeg')).bytes).withMetadata({ orientation: 6 });
    const bytes = new Uint8Array(await plain.jpeg().toBuffer());
    expect(await shop.upload(asSent(bytes, 'jpeg', 60, 40))).to.include({ code: 'picture-unreadable' });
  });
});

describe('a design with a picture', () => {
  it('is quoted and ordered once the picture is here, and tells the workshop where it goes', async () => {
    const shop = await aShop();
    const picture = await aPicture();
    const item = await itemWith(picture.value);
    await shop.upload(picture);
    const quoted = await shop.quote(item);
    expect(quoted.status).to.equal(201);
    expect((await shop.order(item, quoted.answer)).status).to.equal(202);
    const [order] = await listOrders(shop.store);
    expect(order?.pictures).to.deep.equal([
      {
        optionId: 'photo',
        areaId: 'wrap',
        areaMm: [200, 75],
        wraps: true,
        sha256: picture.value.sha256,
        mediaType: 'image/png',
        xMm: 10,
        yMm: 20,
        widthMm: 30,
        heightMm: 20,
        rotationDeg: 0,
        dpi: 50,
      },
    ]);
  });

  it('is one order on a retry', async () => {
    const shop = await aShop();
    const picture = await aPicture();
    const item = await itemWith(picture.value);
    await shop.upload(picture);
    const { answer } = await shop.quote(item);
    const first = await shop.order(item, answer);
    await shop.upload(picture);
    expect(await shop.order(item, answer)).to.deep.equal(first);
    expect(await listOrders(shop.store)).to.have.length(1);
  });

  it('is refused where the picture is missing, at the quote and at the order', async () => {
    const shop = await aShop();
    const picture = await aPicture();
    const item = await itemWith(picture.value);
    expect(await shop.quote(item)).to.include({ status: 422, code: 'order/missing-picture' });
    await shop.upload(picture);
    const { answer } = await shop.quote(item);
    shop.uploads.kept.clear();
    expect(await shop.order(item, answer)).to.include({ status: 422, code: 'order/missing-picture' });
  });

  it('is refused where it says anything else of the picture than its bytes do', async () => {
    const shop = await aShop();
    const picture = await aPicture();
    await shop.upload(picture);
    const forged: readonly Partial<ImageValue>[] = [
      { widthPx: 6000 },
      { heightPx: 4000 },
      { mediaType: 'image/jpeg' },
      { assetId: `sha256-${'0'.repeat(64)}` },
    ];
    for (const lie of forged) {
      const item = await itemWith({ ...picture.value, ...lie });
      expect(await shop.quote(item), JSON.stringify(lie)).to.include({ status: 422, code: 'order/other-picture' });
    }
    const other = await itemWith({ ...picture.value, sha256: '1'.repeat(64) });
    expect(await shop.quote(other)).to.include({ code: 'order/missing-picture' });
  });

  it('cannot be ordered on the quote of another picture or place', async () => {
    const shop = await aShop();
    const [mine, yours] = [await aPicture(), await aPicture('png', { red: 10 })];
    await shop.upload(mine);
    await shop.upload(yours);
    const quote = (await shop.quote(await itemWith(mine.value))).answer;
    const moved = { ...mine.value, placement: { ...mine.value.placement, widthUm: 60_000 } };
    for (const value of [yours.value, moved]) {
      expect(await shop.order(await itemWith(value), quote)).to.include({ status: 403, code: 'token-invalid' });
    }
  });

  it('has a personalization that reads back as it was written', async () => {
    const { value } = await aPicture();
    const [line] = (await itemWith(value)).personalization as readonly ImagePersonalization[];
    expect(line?.placement).to.deep.equal({ x: 10_000, y: 20_000, width: 30_000, rotation: 0 });
  });
});

describe('a verifier that takes no pictures', () => {
  it('has no place to send one to', async () => {
    const keys = { current: { id: 'k1', secret: new Uint8Array(32).fill(7) } };
    const verifier = createVerifier({ products: [bottle], keys, audience: 'shop' });
    const response = await verifier.fetch(
      new Request('https://verifier.example/v1/uploads', { method: 'POST', body: 'x' }),
    );
    expect(response.status).to.equal(404);
  });
});
