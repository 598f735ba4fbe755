/**
 * The main job from end to end, as one walk that several pages take: design by mouse, hit the laser rule, take the offered
 * repair, type a name and see it, undo, share, order, and find the verified order on the desk.
 */
import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { changedShare, meanColor, Shopper, type Box } from '../support/shopper.js';

/** Where the name stands in the front view, and the wall below it. */
const LABEL: Box = { left: 0.38, top: 0.46, right: 0.62, bottom: 0.62 };
const BELOW: Box = { left: 0.38, top: 0.72, right: 0.62, bottom: 0.84 };

/** What a walk leaves behind. */
export interface Walked {
  readonly totalMinor: number;
  readonly name: string;
}

/** Walks the whole way on a shop and checks every station. `states` is called where a picture of its own is shown. */
export async function walkMainJob(
  browser: Browser,
  shopUrl: string,
  states: (shopper: Shopper, name: string) => Promise<void>,
): Promise<Walked> {
  const shopper = await Shopper.open(browser, `${shopUrl}products/bottle/`);
  await shopper.untilReady();
  await states(shopper, 'first look');

  await shopper.clickStarting('Finish');
  await shopper.click('Sage', 'radio');
  expect(await shopper.values()).to.include({ body: 'sage' });
  const [red, green, blue] = meanColor(await shopper.lookAt(), BELOW);
  expect(green, 'sage is a green').to.be.greaterThan(Math.max(red, blue));

  await shopper.clickStarting('Method');
  await shopper.click('Laser engraving', 'radio');
  await shopper.untilText('Laser engraving works on bare steel only.');
  await states(shopper, 'consequence panel');
  expect(await shopper.values(), 'nothing changes before Switch').to.include({ body: 'sage', method: 'print' });
  await shopper.clickStarting('Switch');
  expect(await shopper.values()).to.include({ body: 'steel', method: 'laser', ink: '#3e3e40' });

  await shopper.clickStarting('Name');
  const blank = await shopper.lookAt();
  await (await shopper.find('Name', 'textbox')).type('Ada');
  expect(await shopper.values()).to.include({ name: 'Ada' });
  const lettered = await shopper.lookAt();
  expect(changedShare(blank, lettered, LABEL), 'the name shows on the label').to.be.within(0.01, 0.4);
  expect(changedShare(blank, lettered, BELOW), 'and nowhere else').to.be.lessThan(0.002);

  await shopper.clickStarting('Method');
  await shopper.click('Print', 'radio');
  expect(await shopper.values()).to.include({ method: 'print' });
  await shopper.click('Undo', 'button');
  expect(await shopper.values(), 'undo takes the last step back').to.include({ method: 'laser', name: 'Ada' });

  const totalMinor = await shopper.totalMinor();
  await shopper.click('Share this design', 'button');
  const link = await (
    await shopper.find('Link to this design', 'textbox')
  ).evaluate((field) => (field as HTMLInputElement).value);
  await shopper.page.keyboard.press('Escape');
  await sameDesignElsewhere(browser, link, shopper);

  await order(shopper);
  await states(shopper, 'added to the bag');
  await placeOrder(shopper, shopUrl);
  await states(shopper, 'order received');
  expect(shopper.faults, 'no violation and no error on the way').to.deep.equal([]);
  await shopper.close();
  return { totalMinor, name: 'Ada' };
}

async function sameDesignElsewhere(browser: Browser, link: string, shopper: Shopper): Promise<void> {
  expect(link).to.include('#atelier-name_bottle=1.');
  const friend = await Shopper.open(browser, link);
  await friend.untilReady(false);
  expect(await friend.values()).to.deep.equal(await shopper.values());
  expect(await friend.totalMinor()).to.equal(await shopper.totalMinor());
  await friend.close();
}

/** Adds the design to the bag; the first press asks to proof-read the name. */
export async function order(shopper: Shopper): Promise<void> {
  await shopper.clickStarting('Add to bag');
  await shopper.untilText('I have checked the spelling');
  const box = await shopper.page.waitForSelector('::-p-aria([role="checkbox"])', { visible: true });
  await box?.click();
  await shopper.clickStarting('Add to bag');
  await shopper.untilText('In your bag');
}

/** From the bag to the receipt. */
export async function placeOrder(shopper: Shopper, shopUrl: string): Promise<void> {
  await shopper.page.goto(`${shopUrl}bag.html`, { waitUntil: 'load' });
  await shopper.clickStarting('Place the order');
  await shopper.untilText('Your order is in.');
}
