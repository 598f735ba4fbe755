import { expect } from 'chai';
import type { SerializedAXNode } from 'puppeteer-core';
import { openShop, type OpenedShop } from '../support/open-shop.js';
import { PHONE, Shopper } from '../support/shopper.js';
import { order, placeOrder } from './walk.js';

/** Role, name and state of everything below a node, in reading order. */
function linesOf(node: SerializedAXNode): string[] {
  const { role, name, value, checked, disabled } = node;
  return [JSON.stringify({ role, name, value, checked, disabled }), ...(node.children ?? []).flatMap(linesOf)];
}

describe('a device without WebGL', () => {
  let opened: OpenedShop;

  before(async () => {
    opened = await openShop();
  });

  after(() => opened.close());

  /** Opens the bottle where no canvas gives a WebGL context. */
  const openWithout = async (viewport?: typeof PHONE): Promise<Shopper> => {
    const shopper = await Shopper.open(opened.browser, `${opened.shop.url}icon.svg`, viewport);
    await shopper.page.evaluateOnNewDocument(() => {
      const refuse = (prototype: { getContext: unknown }): void => {
        const real = prototype.getContext as (...asked: unknown[]) => unknown;
        prototype.getContext = function (...asked: unknown[]) {
          return String(asked[0]).startsWith('webgl') ? null : real.apply(this, asked);
        };
      };
      refuse(HTMLCanvasElement.prototype);
      refuse(OffscreenCanvas.prototype);
    });
    await shopper.page.goto(`${opened.shop.url}products/bottle/`, { waitUntil: 'load' });
    return shopper;
  };

  const design = async (shopper: Shopper): Promise<void> => {
    await shopper.clickStarting('Finish');
    await shopper.click('Clay', 'radio');
    await shopper.clickStarting('Name');
    await (await shopper.find('Name', 'textbox')).type('Ada');
  };

  const questions = async (shopper: Shopper): Promise<string[]> => {
    const panel = await shopper.page.waitForSelector('::-p-aria([name="Questions"])');
    const tree = await shopper.page.accessibility.snapshot(panel ? { root: panel } : {});
    return tree ? linesOf(tree) : [];
  };

  it('says that 3D cannot be shown, keeps the poster, and takes an order that arrives verified', async () => {
    const shopper = await openWithout();
    await shopper.untilReady(false);
    await shopper.untilText('3D cannot be shown here.');
    await shopper.page.waitForSelector('img[slot=poster]', { visible: true });
    await design(shopper);
    expect(await shopper.axe()).to.deep.equal([]);
    await order(shopper);
    await placeOrder(shopper, opened.shop.url);
    const [received] = (await (await fetch(`${opened.shop.url}desk/orders`)).json()) as { status: string }[];
    expect(received?.status).to.equal('verified');
    expect(shopper.faults).to.deep.equal([]);
    await shopper.close();
  });

  it('asks the same questions in the same words at the same price', async () => {
    const without = await openWithout();
    const having = await Shopper.open(opened.browser, `${opened.shop.url}products/bottle/`);
    await without.untilReady(false);
    await having.untilReady();
    for (const shopper of [without, having]) await design(shopper);
    const heard = await questions(without);
    expect(heard.length).to.be.greaterThan(15);
    expect(heard).to.deep.equal(await questions(having));
    expect(await without.snapshot()).to.deep.equal(await having.snapshot());
    await without.close();
    await having.close();
  });

  it('leaves a phone its questions and its order', async () => {
    const shopper = await openWithout(PHONE);
    await shopper.untilReady(false);
    await design(shopper);
    await order(shopper);
    expect(shopper.faults).to.deep.equal([]);
    await shopper.close();
  });
});
