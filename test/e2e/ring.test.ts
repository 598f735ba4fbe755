import { expect } from 'chai';
import { openShop, type OpenedShop } from '../support/open-shop.js';
import { changedShare, meanColor, PHONE, Shopper, type Box } from '../support/shopper.js';
import { order, placeOrder } from './walk.js';

/** In the view of the inside: where the letters stand. */
const WITHIN: Box = { left: 0.2, top: 0.2, right: 0.8, bottom: 0.6 };
/** The front of the band. */
const BAND: Box = { left: 0.4, top: 0.45, right: 0.6, bottom: 0.55 };

interface DeskOrder {
  readonly status: string;
  readonly item: { readonly price: { readonly totalAmount: number } };
  readonly texts: readonly { readonly text: string }[];
}

describe('the engraved ring', () => {
  let opened: OpenedShop;
  before(async () => (opened = await openShop()));
  after(() => opened.close());

  it('is weighed, engraved and ordered, and the desk has it verified', async () => {
    const shopper = await Shopper.open(opened.browser, `${opened.shop.url}products/ring/`);
    await shopper.untilReady();
    const goldMinor = await shopper.totalMinor();
    await shopper.click('Rose gold', 'radio');
    expect(await shopper.totalMinor(), 'rose gold is lighter').to.be.lessThan(goldMinor);
    const [red, , blue] = meanColor(await shopper.lookAt(), BAND);
    expect(red, 'rose is a red').to.be.greaterThan(blue);

    await shopper.clickStarting('Inside');
    const blank = await shopper.lookAt('within');
    await (await shopper.find('Inside', 'textbox')).type('Ada & Noah');
    expect(await shopper.values()).to.include({ inside: 'Ada & Noah', lettering: 'roman' });
    expect(changedShare(blank, await shopper.lookAt('within'), WITHIN), 'the words show').to.be.within(0.002, 0.3);

    const totalMinor = await shopper.totalMinor();
    await order(shopper);
    await placeOrder(shopper, opened.shop.url);
    expect(shopper.faults, 'no violation and no error on the way').to.deep.equal([]);
    await shopper.close();

    const [received] = (await (await fetch(`${opened.shop.url}desk/orders`)).json()) as DeskOrder[];
    expect(received?.status).to.equal('verified');
    expect(received?.item.price.totalAmount).to.equal(totalMinor);
    expect(received?.texts[0]).to.include({ text: 'Ada & Noah' });
  });

  it('has nothing for axe to find on a phone', async () => {
    const shopper = await Shopper.open(opened.browser, `${opened.shop.url}products/ring/`, PHONE);
    await shopper.untilReady();
    expect(await shopper.axe()).to.deep.equal([]);
    expect(shopper.faults).to.deep.equal([]);
    await shopper.close();
  });
});
