import { expect } from 'chai';
import type { HTTPRequest } from 'puppeteer-core';
import { openShop, type OpenedShop } from '../support/open-shop.js';
import { PHONE, Shopper } from '../support/shopper.js';
import { order } from './walk.js';

/** Lets requests fail while it is down, so that a test says when the network goes and what it takes along. */
class Network {
  isDown = true;
  readonly lost: string[] = [];
  readonly #takes: RegExp;

  constructor(takes: RegExp) {
    this.#takes = takes;
  }

  /** Stands between a page and its shop. */
  readonly answer = (request: HTTPRequest): void => {
    const { pathname } = new URL(request.url());
    if (!this.isDown || !this.#takes.test(pathname)) return void request.continue();
    this.lost.push(pathname);
    void request.abort();
  };
}

describe('a network that is lost', () => {
  let opened: OpenedShop;

  before(async () => {
    opened = await openShop();
  });

  after(() => opened.close());

  /** Opens the bottle while some of what it needs cannot be fetched. */
  const open = async (takes: RegExp, viewport?: typeof PHONE): Promise<{ shopper: Shopper; network: Network }> => {
    const shopper = await Shopper.open(opened.browser, `${opened.shop.url}icon.svg`, viewport);
    const network = new Network(takes);
    await shopper.intercept('', network.answer);
    await shopper.page.goto(`${opened.shop.url}products/bottle/`, { waitUntil: 'load' });
    return { shopper, network };
  };

  /** The browser has heard that there is a network again. */
  const connect = async (shopper: Shopper, network: Network): Promise<void> => {
    network.isDown = false;
    await shopper.page.evaluate(() => void dispatchEvent(new Event('online')));
  };

  for (const { what, takes } of [
    { what: 'the script of the questions', takes: /\/chunks\/face-/ },
    { what: 'the arrangement', takes: /\/chunks\/side-layout-/ },
    { what: 'the product file and the words of its failure', takes: /product\.json$|\/chunks\/failure-/ },
  ]) {
    it(`costs ${what}: the shopper is told, and tries again`, async () => {
      const { shopper, network } = await open(takes);
      await shopper.untilText('did not arrive');
      network.isDown = false;
      await shopper.clickStarting('Part of this page did not arrive');
      await shopper.untilReady();
      expect(shopper.faults).to.deep.equal([]);
      await shopper.close();
    });
  }

  it('costs parts of the page after its first sight: they come with the network', async () => {
    const takes = /\/chunks\/(upkeep|en|wording|option-notes|order-button|share|quantity|preview|swatches|text)[.-]/;
    const { shopper, network } = await open(takes);
    await shopper.untilReady(false);
    await shopper.untilText('did not arrive');
    await shopper.click('500 ml', 'radio');
    await connect(shopper, network);
    await shopper.untilReady();
    await shopper.clickStarting('Name');
    await (await shopper.find('Name', 'textbox')).type('Ada');
    expect(await shopper.values()).to.include({ name: 'Ada', size: 's500' });
    await shopper.page.waitForFunction(() => location.hash.startsWith('#atelier-name_bottle=1.'));
    await order(shopper);
    expect(await shopper.text()).to.not.include('did not arrive');
    expect(shopper.faults).to.deep.equal([]);
    await shopper.close();
  });

  for (const { what, takes } of [
    { what: 'the script that draws it', takes: /\/chunks\/stage-/ },
    { what: 'its model', takes: /\.glb$/ },
  ]) {
    it(`costs the picture for want of ${what}: it comes with the network`, async () => {
      const { shopper, network } = await open(takes);
      await shopper.untilReady(false);
      await shopper.untilText('3D cannot be shown here.');
      await connect(shopper, network);
      await shopper.untilReady();
      expect(await shopper.text()).to.not.include('3D cannot be shown here.');
      expect(shopper.faults).to.deep.equal([]);
      await shopper.close();
    });
  }

  it('costs no order: the click is kept, and goes on once there is a network', async () => {
    const { shopper, network } = await open(/\/chunks\/(check-product|order-flow)-|\/v1\//, PHONE);
    await shopper.untilReady(false);
    await shopper.startingWith('Add to bag');
    await shopper.page.setOfflineMode(true);
    await shopper.clickStarting('Add to bag');
    await shopper.untilText('You are offline. Your design is kept');
    network.isDown = false;
    await shopper.page.setOfflineMode(false);
    await shopper.untilText('In your bag');
    expect(shopper.faults).to.deep.equal([]);
    await shopper.close();
  });
});
