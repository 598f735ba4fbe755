import { expect } from 'chai';
import { openShop, type OpenedShop } from '../support/open-shop.js';
import { changedShare, PHONE, Shopper } from '../support/shopper.js';
import { placeOrder } from './walk.js';

interface DeskOrder {
  readonly item: { readonly product: { readonly id: string }; readonly price: { readonly totalAmount: number } };
  readonly cut: readonly { readonly part: string; readonly quantity: number; readonly sizesMm: readonly number[] }[];
}

const ALL = { left: 0, top: 0, right: 1, bottom: 1 };

describe('a made-to-measure shelf', () => {
  let opened: OpenedShop;
  before(async () => (opened = await openShop()));
  after(() => opened.close());

  it('follows the measure, is ordered, and reaches the workshop as a cut list with a picture of its own', async () => {
    const shopper = await Shopper.open(opened.browser, `${opened.shop.url}products/shelf/`);
    await shopper.untilReady();
    const before = await shopper.lookAt();
    const slider = await shopper.find('Width, slider', 'slider');
    await slider.press('ArrowRight');
    await slider.press('End');
    expect(await shopper.values()).to.include({ width: 2400 });
    expect(changedShare(before, await shopper.lookAt(), ALL), 'the picture follows').to.be.greaterThan(0.05);
    await shopper.clickStarting('Lowest row');
    await shopper.click('Drawers', 'radio');
    expect(await shopper.values()).to.include({ fronts: 'drawers', back: true });
    const totalMinor = await shopper.totalMinor();
    await shopper.clickStarting('Add to bag');
    await shopper.untilText('In your bag');
    await placeOrder(shopper, opened.shop.url);
    expect(shopper.faults).to.deep.equal([]);
    await shopper.close();

    const [order] = (await (await fetch(`${opened.shop.url}desk/orders`)).json()) as DeskOrder[];
    expect(order?.item.price.totalAmount).to.equal(totalMinor);
    expect(order?.cut[0]).to.deep.include({ part: 'Top and bottom', quantity: 2, sizesMm: [2400, 320, 22] });
    const owner = await Shopper.open(opened.browser, `${opened.shop.url}desk.html`);
    await owner.untilText('2,400 × 320 × 22 mm');
    await owner.page.waitForSelector('.desk-order .line-picture[src^="blob:"]', { timeout: 60_000 });
    expect(await owner.axe()).to.deep.equal([]);
    await owner.close();
  });

  it('has nothing for axe to find on a phone', async () => {
    const shopper = await Shopper.open(opened.browser, `${opened.shop.url}products/shelf/`, PHONE);
    await shopper.untilReady();
    expect(await shopper.axe()).to.deep.equal([]);
    expect(shopper.faults).to.deep.equal([]);
    await shopper.close();
  });
});
