import { expect } from 'chai';
import { openShop, type OpenedShop } from '../support/open-shop.js';
import { changedShare, meanColor, Shopper, type Box } from '../support/shopper.js';
import { order, placeOrder } from './walk.js';

/** In the side view: the middle of the shoe, and the tab in the heel view. */
const SHOE: Box = { left: 0.2, top: 0.4, right: 0.8, bottom: 0.65 };
const TAB: Box = { left: 0.3, top: 0.3, right: 0.7, bottom: 0.7 };

interface DeskOrder {
  readonly status: string;
  readonly item: { readonly price: { readonly totalAmount: number } };
  readonly texts: readonly { readonly text: string }[];
}

describe('the knit runner', () => {
  let opened: OpenedShop;

  before(async () => {
    opened = await openShop();
  });

  after(() => opened.close());

  it('is designed zone by zone, lettered and ordered, and the desk has it verified', async () => {
    const shopper = await Shopper.open(opened.browser, `${opened.shop.url}products/runner/`);
    await shopper.untilReady();

    await shopper.clickStarting('Sides');
    await shopper.click('Ink', 'radio');
    const [red, , blue] = meanColor(await shopper.lookAt('side'), SHOE);
    expect(blue, 'ink is a blue').to.be.greaterThan(red);

    await shopper.clickStarting('Sole');
    await shopper.click('Chalk', 'radio');
    await shopper.clickStarting('Rubber');
    await shopper.click('Carbon black', 'radio');
    await shopper.untilText('Carbon rubber rubs off on plain chalk foam');
    await shopper.clickStarting('Switch');
    expect(await shopper.values()).to.include({ outsole: 'carbon', midsole: 'regrind' });

    await shopper.clickStarting('Collar');
    await shopper.clickStarting('Heel text');
    const blank = await shopper.lookAt('heel');
    await (await shopper.find('Heel text', 'textbox')).type('ada 7');
    expect(await shopper.values()).to.include({ text: 'ADA 7', ink: 'chalk' });
    expect(changedShare(blank, await shopper.lookAt('heel'), TAB), 'the text shows on the tab').to.be.within(
      0.002,
      0.3,
    );

    await shopper.clickStarting('Fit');
    await shopper.click('42', 'radio');
    const totalMinor = await shopper.totalMinor();
    await order(shopper);
    await placeOrder(shopper, opened.shop.url);
    expect(shopper.faults, 'no violation and no error on the way').to.deep.equal([]);
    await shopper.close();

    const [received] = (await (await fetch(`${opened.shop.url}desk/orders`)).json()) as DeskOrder[];
    expect(received?.status).to.equal('verified');
    expect(received?.item.price.totalAmount).to.equal(totalMinor);
    expect(received?.texts[0]).to.include({ text: 'ADA 7' });
  });
});
