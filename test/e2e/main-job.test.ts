import { expect } from 'chai';
import { openShop, type OpenedShop } from '../support/open-shop.js';
import { freePort, startShop } from '../support/processes.mjs';
import { PHONE, Shopper } from '../support/shopper.js';
import { order, walkMainJob } from './walk.js';

/** The bag as the shop keeps it, for shoppers who bend it. */
interface Bag {
  readonly item: {
    price: { unitAmount: number; totalAmount: number; lines: { amount: number }[] };
    selections: { optionId: string; valueId: string }[];
    definition: { version: string };
  };
  readonly quote: { token: string };
}

interface DeskOrder {
  readonly status: string;
  readonly item: { readonly price: { readonly totalAmount: number } };
  readonly texts: readonly { readonly text: string; readonly depthMm: number }[];
  readonly lines: readonly { readonly label: string; readonly value: string }[];
}

describe('the main job', () => {
  let opened: OpenedShop;

  before(async () => {
    opened = await openShop();
  });

  after(() => opened.close());

  const deskOrders = async (): Promise<DeskOrder[]> =>
    (await (await fetch(`${opened.shop.url}desk/orders`)).json()) as DeskOrder[];

  it('leads from the product page to a verified order of the same price, and axe finds nothing on the way', async () => {
    const found: string[] = [];
    const walked = await walkMainJob(opened.browser, opened.shop.url, async (shopper, state) => {
      found.push(...(await shopper.axe()).map((finding) => `${state}: ${finding}`));
    });
    expect(found).to.deep.equal([]);
    const [received] = await deskOrders();
    expect(received?.status).to.equal('verified');
    expect(received?.item.price.totalAmount).to.equal(walked.totalMinor);
    expect(received?.texts[0]).to.include({ text: walked.name, depthMm: 0.15 });
  });

  it('shows the order on the desk with its price, choices, text and a picture of the verified design', async () => {
    const owner = await Shopper.open(opened.browser, `${opened.shop.url}desk.html`);
    await owner.untilText('Price and design verified');
    await owner.untilText('Laser engraving');
    await owner.untilText('Ada');
    await owner.page.waitForSelector('.desk-order .line-picture[src^="blob:"]', { timeout: 60_000 });
    expect(await owner.axe()).to.deep.equal([]);
    expect(owner.faults).to.deep.equal([]);
    await owner.close();
  });

  it('can be done by keyboard alone', async () => {
    const shopper = await Shopper.open(opened.browser, `${opened.shop.url}products/bottle/`);
    await shopper.untilReady();
    const { keyboard } = shopper.page;
    await shopper.tabTo(/^Finish/);
    await keyboard.press('Enter');
    await shopper.tabTo('Bone');
    await keyboard.press('ArrowRight');
    expect(await shopper.values()).to.include({ body: 'sage' });
    await shopper.tabTo(/^Method/);
    await keyboard.press('Enter');
    await shopper.tabTo('Print');
    await keyboard.press('ArrowDown');
    expect(await shopper.focusedName(), 'an arrow only moves to a choice that would cost another').to.equal(
      'Laser engraving',
    );
    expect(await shopper.values()).to.include({ method: 'print' });
    await keyboard.press('Space');
    await shopper.untilText('Laser engraving works on bare steel only.');
    await shopper.tabTo(/^Switch/);
    await keyboard.press('Enter');
    expect(await shopper.values()).to.include({ body: 'steel', method: 'laser' });
    await keyboard.down('Control');
    await keyboard.press('z');
    await keyboard.up('Control');
    expect(await shopper.values()).to.include({ body: 'sage', method: 'print' });
    await shopper.tabTo('Add to bag', 120);
    await keyboard.press('Enter');
    await shopper.untilText('In your bag');
    expect(shopper.faults).to.deep.equal([]);
    await shopper.close();
  });

  it('can be done on a phone, and axe finds nothing there', async () => {
    const shopper = await Shopper.open(opened.browser, `${opened.shop.url}products/bottle/`, PHONE);
    await shopper.untilReady();
    expect(await shopper.axe()).to.deep.equal([]);
    await shopper.clickStarting('Finish');
    await shopper.click('Clay', 'radio');
    await shopper.clickStarting('Name');
    await (await shopper.find('Name', 'textbox')).type('Zoë');
    expect(await shopper.axe()).to.deep.equal([]);
    await order(shopper);
    expect(await shopper.values()).to.include({ body: 'clay', name: 'Zoë' });
    expect(shopper.faults).to.deep.equal([]);
    await shopper.close();
  });

  it('orders neither what is only tried nor a name that is too long', async () => {
    const shopper = await Shopper.open(opened.browser, `${opened.shop.url}products/bottle/`);
    await shopper.untilReady(false);
    await shopper.clickStarting('Finish');
    await shopper.click('Sage', 'radio');
    await shopper.clickStarting('Method');
    await shopper.click('Laser engraving', 'radio');
    await shopper.untilText('Laser engraving works on bare steel only.');
    await shopper.clickStarting('Add to bag');
    await shopper.untilText('Still open: Method');
    await shopper.clickStarting('Keep Sage');
    await shopper.clickStarting('Name');
    await (await shopper.find('Name', 'textbox')).type('Maximiliane-Josephine');
    await shopper.untilText('Too long by 9 characters');
    await shopper.clickStarting('Add to bag');
    await shopper.untilText('Still open: Name');
    expect(await shopper.text()).to.not.include('In your bag');
    await shopper.close();
  });

  it('orders once, however often the button is pressed and whatever answer is lost', async () => {
    const before = (await deskOrders()).length;
    const shopper = await Shopper.open(opened.browser, `${opened.shop.url}products/bottle/`);
    await shopper.untilReady(false);
    const button = await shopper.startingWith('Add to bag');
    await button.click({ count: 2 });
    await shopper.untilText('In your bag');
    await shopper.page.goto(`${opened.shop.url}bag.html`, { waitUntil: 'load' });
    let lost = 0;
    await shopper.intercept('/v1/orders', (request) => {
      if (lost++ > 0) return void request.continue();
      // The shop takes the order, its answer never arrives.
      void request.fetchPostData().then(async (body) => {
        await fetch(request.url(), { method: 'POST', headers: request.headers(), body: body ?? '' });
        await request.abort();
      });
    });
    await shopper.clickStarting('Place the order');
    await shopper.untilText('press again');
    await shopper.clickStarting('Place the order');
    await shopper.untilText('Your order is in.');
    expect((await deskOrders()).length).to.equal(before + 1);
    await shopper.close();
  });

  const FORGERIES: readonly { what: string; bend: (line: Bag) => void; says: string }[] = [
    {
      what: 'price',
      says: 'The price of this line is not the price of this design',
      bend: ({ item }) => void (item.price.unitAmount = item.price.totalAmount = 1),
    },
    {
      what: 'choice',
      says: 'This design cannot be made as it stands',
      bend: ({ item }) => {
        for (const selection of item.selections) if (selection.optionId === 'size') selection.valueId = 's350';
      },
    },
    {
      what: 'definition version',
      says: 'Please open it again',
      bend: ({ item }) => void (item.definition.version = 'sha256:forged'),
    },
    {
      what: 'token',
      says: 'The quote of this line was changed on the way',
      bend: (line) => void (line.quote.token = `${line.quote.token.slice(0, -2)}AA`),
    },
  ];

  for (const { what, bend, says } of FORGERIES) {
    it(`refuses an order with a forged ${what}, and says so`, async () => {
      const before = (await deskOrders()).length;
      const shopper = await Shopper.open(opened.browser, `${opened.shop.url}products/bottle/`);
      await shopper.untilReady(false);
      await shopper.clickStarting('Add to bag');
      await shopper.untilText('In your bag');
      const key = 'hearth-and-field:bag';
      const bag = JSON.parse((await shopper.page.evaluate((name) => localStorage.getItem(name), key)) ?? '[]') as Bag[];
      for (const line of bag) bend(line);
      await shopper.page.evaluate((name, text) => localStorage.setItem(name, text), key, JSON.stringify(bag));
      await shopper.page.goto(`${opened.shop.url}bag.html`, { waitUntil: 'load' });
      await shopper.clickStarting('Place the order');
      await shopper.untilText(says);
      expect((await deskOrders()).length).to.equal(before);
      await shopper.page.evaluate(() => localStorage.clear());
      await shopper.close();
    });
  }

  it('keeps every acknowledged order through a kill and a restart', async () => {
    const before = await deskOrders();
    await opened.shop.stop();
    opened.shop = await startShop({ env: { DATA_DIR: opened.dataDir } });
    expect(await deskOrders()).to.deep.equal(before);
  });
});

describe('the widget from another origin under the exact policy', () => {
  let opened: OpenedShop;

  before(async () => {
    opened = await openShop({ DIST_PORT: String(await freePort()) });
  });

  after(() => opened.close());

  it('does the main job without one violation', async () => {
    await walkMainJob(opened.browser, opened.shop.url, async () => {});
  });
});
