import { expect } from 'chai';
import sharp from 'sharp';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ElementHandle } from 'puppeteer-core';
import { openShop, type OpenedShop } from '../support/open-shop.js';
import { changedShare, PHONE, Shopper } from '../support/shopper.js';
import { placeOrder } from './walk.js';

interface DeskOrder {
  readonly orderId: string;
  readonly item: { readonly price: { readonly totalAmount: number } };
  readonly pictures: readonly { readonly sha256: string; readonly dpi: number; readonly widthMm: number }[];
}

/** Where the back of the bottle carries its picture. */
const LABEL = { left: 0.38, top: 0.4, right: 0.62, bottom: 0.66 };

describe("a shopper's own picture", () => {
  let opened: OpenedShop;
  let photo: string;
  before(async () => {
    opened = await openShop();
    photo = path.join(opened.dataDir, 'holiday.jpg');
    const plain = sharp({ create: { width: 1200, height: 800, channels: 3, background: '#204080' } });
    await writeFile(
      photo,
      await plain
        .withExif({ IFD0: { Copyright: 'Ada, 12 Home Street' } })
        .jpeg()
        .toBuffer(),
    );
  });
  after(() => opened.close());

  async function choose(shopper: Shopper): Promise<void> {
    const input = await shopper.page.waitForSelector('>>> input[type=file]');
    await (input as ElementHandle<HTMLInputElement>).uploadFile(photo);
    await shopper.untilText('sharp in print');
  }

  it('goes from the device onto the bottle, with the order to the desk, and into a print file', async () => {
    const shopper = await Shopper.open(opened.browser, `${opened.shop.url}products/bottle/`);
    await shopper.untilReady();
    await shopper.clickStarting('Your picture');
    const bare = await shopper.lookAt('back');
    await choose(shopper);
    expect(changedShare(bare, await shopper.lookAt('back'), LABEL), 'the bottle shows it').to.be.greaterThan(0.5);
    await shopper.clickStarting('Fit');
    expect(await shopper.axe()).to.deep.equal([]);
    const totalMinor = await shopper.totalMinor();
    const sent: string[] = [];
    shopper.page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(new URL(request.url()).pathname);
    });
    await shopper.clickStarting('Add to bag');
    await shopper.untilText('In your bag');
    expect(sent).to.deep.equal(['/v1/uploads', '/v1/quotes']);
    await placeOrder(shopper, opened.shop.url);
    expect(shopper.faults).to.deep.equal([]);
    await shopper.close();

    const [order] = (await (await fetch(`${opened.shop.url}desk/orders`)).json()) as DeskOrder[];
    expect(order?.item.price.totalAmount).to.equal(totalMinor);
    const [print] = order?.pictures ?? [];
    expect(print?.widthMm).to.be.closeTo(112.5, 0.01);
    const kept = await fetch(`${opened.shop.url}desk/pictures/${print?.sha256 ?? ''}`);
    expect(kept.headers.get('content-disposition')).to.match(/^attachment/);
    expect(kept.headers.get('x-content-type-options')).to.equal('nosniff');
    expect(Buffer.from(await kept.arrayBuffer()).includes('Home Street')).to.equal(false);
    const file = await fetch(`${opened.shop.url}desk/pictures/${order?.orderId ?? ''}/photo.svg`);
    expect(await file.text())
      .to.contain('width="226.2mm"')
      .and.contain('data:image/jpeg;base64,');

    const owner = await Shopper.open(opened.browser, `${opened.shop.url}desk.html`);
    await owner.untilText('112.5 × 75.0 mm on wrap');
    await owner.page.waitForSelector('.desk-order .line-picture[src^="blob:"]', { timeout: 60_000 });
    expect(await owner.axe()).to.deep.equal([]);
    await owner.click('Delete the picture', 'button');
    await owner.untilText('The picture was deleted.');
    expect(owner.faults).to.deep.equal([]);
    await owner.close();
    expect((await fetch(`${opened.shop.url}desk/pictures/${print?.sha256 ?? ''}`)).status).to.equal(404);
  });

  it('is not in the link: another device shows its frame, says so, and is asked for it before it orders', async () => {
    const shopper = await Shopper.open(opened.browser, `${opened.shop.url}products/bottle/`, PHONE);
    await shopper.untilReady(false);
    await shopper.page.evaluate(() => {
      const { session } = document.querySelector('atelier-configurator') as unknown as {
        session: { apply(change: object): void };
      };
      const sha256 = 'ab'.repeat(32);
      const placement = { xUm: 0, yUm: 37_500, widthUm: 60_000, rotationMdeg: 0 };
      const picture = { assetId: `sha256-${sha256}`, sha256, mediaType: 'image/jpeg', widthPx: 1200, heightPx: 800 };
      session.apply({ optionId: 'photo', value: { ...picture, placement } });
    });
    await shopper.clickStarting('Add to bag');
    await shopper.untilText('This picture is not on this device.');
    await choose(shopper);
    expect((await shopper.values())['photo']).to.deep.include({
      placement: { xUm: 0, yUm: 37_500, widthUm: 60_000, rotationMdeg: 0 },
    });
    await shopper.clickStarting('Add to bag');
    await shopper.untilText('In your bag');
    expect(shopper.faults).to.deep.equal([]);
    await shopper.close();
  });
});
