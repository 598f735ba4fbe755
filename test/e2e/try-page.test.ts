import { expect } from 'chai';
import { openShop, type OpenedShop } from '../support/open-shop.js';
import { Shopper } from '../support/shopper.js';

describe('the page to try a product', () => {
  let opened: OpenedShop;
  let owner: Shopper;

  before(async () => {
    opened = await openShop();
    owner = await Shopper.open(opened.browser, `${opened.shop.url}try.html`);
    await owner.untilReady(false);
    await owner.untilText('Proved');
  });

  after(() => opened.close());

  /** Types another text in place of the first occurrence of one; `thenFix` presses the first offer to mend in the same moment. */
  const edit = (from: string, to: string, thenFix = false): Promise<void> =>
    owner.page.evaluate(
      (before, after, fixes) => {
        const field = document.querySelector<HTMLTextAreaElement>('.try-text')!;
        field.value = field.value.replace(before, after);
        field.dispatchEvent(new Event('input', { bubbles: true }));
        if (fixes) document.querySelector<HTMLElement>('.try-list button + p + button')?.click();
      },
      from,
      to,
      thenFix,
    );

  const file = (): Promise<string> => owner.page.$eval('.try-text', (field) => (field as HTMLTextAreaElement).value);

  it('finds a mistake with its line, mends it, and the widget follows', async () => {
    await edit('"body": "Body"', '"body": "Bodi"');
    await owner.untilText('Bodi');
    const place = await owner.startingWith('Line');
    const line = Number((await place.evaluate((button) => button.textContent)).replace(/\D/g, ''));
    expect((await file()).split('\n')[line - 1]).to.include('Bodi');
    await owner.clickStarting('Fix');
    expect(await file()).to.include('"body": "Body"');
    await edit('Name bottle', 'Trail bottle');
    await owner.untilText('Trail bottle');
    expect(owner.faults).to.deep.equal([]);
  });

  it('mends nothing but the text that it has checked', async () => {
    await edit('"body": "Body"', '"body": "Bodi"');
    await owner.startingWith('Fix');
    await edit('Trail bottle', 'Field bottle', true);
    expect(await file())
      .to.include('Field bottle')
      .and.include('"body": "Bodi"');
    await owner.untilText('Field bottle');
    await owner.clickStarting('Fix');
    expect(await file())
      .to.include('Field bottle')
      .and.include('"body": "Body"');
  });
});
