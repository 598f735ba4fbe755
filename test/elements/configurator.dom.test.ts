import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { ReactiveElement } from '../../src/elements/base/reactive-element.js';
import '../../src/index.js';
import type { AtelierOrderSubmitEvent } from '../../src/elements/base/events/atelier-order-event.js';
import type { AtelierConfiguratorElement } from '../../src/elements/shell/configurator/configurator.js';
import type { Session } from '../../src/session/session.js';
import { aProduct } from '../support/a-product.js';
import { createDice } from '../rules/random-product.js';
import { sampleProduct } from '../support/option-element-suite.js';
import { shopProduct } from '../support/shop-product.js';

/** First element a selector finds, through every shadow root. */
function find(selector: string, root: ParentNode = document): HTMLElement | null {
  for (const element of root.querySelectorAll('*')) {
    if (element.matches(selector)) return element as HTMLElement;
    const within = element.shadowRoot && find(selector, element.shadowRoot);
    if (within) return within;
  }
  return null;
}

async function there(selector: string): Promise<HTMLElement> {
  await waitUntil(() => find(selector), `${selector} is there`);
  return find(selector)!;
}

async function open(attributes: { lang?: string; picture?: boolean } = {}): Promise<AtelierConfiguratorElement> {
  const root = await fixture<AtelierConfiguratorElement>(
    html`<atelier-configurator .product=${sampleProduct()} market="eu" url-state="off" verifier-url="" lang=${attributes.lang ?? 'en'}>
      ${attributes.picture ? html`<div slot="preview"></div>` : null}
    </atelier-configurator>`,
  );
  await root.ready;
  await there('[part~=control]');
  return root;
}

/** Where the first words that match stand. */
function placeOf(element: HTMLElement, words: RegExp): DOMRect {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const found = words.exec(node.textContent ?? '');
    if (!found) continue;
    const range = document.createRange();
    range.setStart(node, found.index);
    range.setEnd(node, found.index + found[0].length);
    return range.getBoundingClientRect();
  }
  throw new Error(`"${element.textContent}" has no ${String(words)}.`);
}

/** A key with Control held. */
async function keys(key: string): Promise<void> {
  await sendKeys({ down: 'Control' });
  await sendKeys({ press: key });
  await sendKeys({ up: 'Control' });
}

const session = (root: AtelierConfiguratorElement) =>
  find('atelier-option', root.shadowRoot!) as HTMLElement & {
    face: { session: Session };
  };

describe('<atelier-configurator> on a desktop', () => {
  it('tells the page that the design is complete, also where that was still to be found out at the click', async () => {
    const slices = { begin: () => () => true, later: (work: () => void) => (setTimeout(work), () => undefined) };
    const product = shopProduct(createDice(2)).build();
    const root = await fixture<AtelierConfiguratorElement>(
      html`<atelier-configurator .product=${product} .ports=${{ slices }} url-state="off" verifier-url=""></atelier-configurator>`,
    );
    await root.ready;
    const told: boolean[] = [];
    root.addEventListener('atelier-configuration-changed', ({ snapshot }) => told.push(snapshot.complete));
    const { session } = root;
    for (const change of [
      { optionId: 'o3', value: 'c1' },
      { optionId: 'o7', value: 'c0' },
      { optionId: 'o20', value: 'c2' },
    ])
      session!.apply(change);
    await waitUntil(() => told.at(-1) === true, 'the design is complete');
    expect(told).to.include(false);
  });
  beforeEach(() => setViewport({ width: 1280, height: 800 }));

  it('shows a valid design with its price before anything is chosen', async () => {
    await open();
    expect((await there('.amount')).textContent).to.equal('€89.00');
    expect((await there('.bar .line')).textContent.trim()).to.contain('Bone, Dome, Print');
  });

  it('keeps the words of a product in their own direction on a right-to-left page', async () => {
    document.documentElement.dir = 'rtl';
    try {
      const product = aProduct()
        .choice('size', [{ id: 's', title: '350 ml' }])
        .build();
      await fixture(html`<atelier-configurator .product=${product} url-state="off"></atelier-configurator>`);
      const size = await there('.value');
      const [digits, unit] = [/\d+/, /ml/].map((part) => placeOf(size, part));
      expect(digits!.left, 'the number stands before its unit').to.be.lessThan(unit!.left);
      const head = (await there('.head')).getBoundingClientRect();
      expect((await there('.title')).getBoundingClientRect().right).to.be.closeTo(head.right, 1);
    } finally {
      document.documentElement.dir = '';
    }
  });

  it('points the way on to the left on a right-to-left page', async () => {
    document.documentElement.dir = 'rtl';
    try {
      await open();
      expect(getComputedStyle(await there('.next .arrow')).scale).to.equal('-1 1');
    } finally {
      document.documentElement.dir = '';
    }
  });

  it('stands the price in the middle of its bar, on one line with the date', async () => {
    await open();
    const middle = (of: Element): number => {
      const { top, bottom } = of.getBoundingClientRect();
      return (top + bottom) / 2;
    };
    await waitUntil(() => find('.lead')?.textContent !== '');
    const bar = middle(await there('footer.bar'));
    expect(middle(await there('button.total'))).to.be.closeTo(bar, 2);
    expect(middle(await there('.lead'))).to.be.closeTo(bar, 4);
  });

  it('opens one question at a time', async () => {
    const root = await open();
    const heads = (): HTMLElement[] =>
      [...root.shadowRoot!.querySelectorAll('atelier-option')].flatMap((option) => [
        ...option.shadowRoot!.querySelectorAll<HTMLElement>('button.head'),
      ]);
    heads()[2]!.click();
    await waitUntil(() => heads()[2]!.getAttribute('aria-expanded') === 'true');
    expect(heads().filter((head) => head.getAttribute('aria-expanded') === 'true')).to.have.length(1);
  });

  it('has no accessibility fault', async () => {
    const root = await open();
    await Promise.all(document.getAnimations().map(({ finished }) => finished));
    await expect(root).to.be.accessible();
  });

  it('leads to the first open question instead of refusing the order', async () => {
    await open();
    const button = await there('.primary');
    button.click();
    await waitUntil(() => find('atelier-order-button')!.shadowRoot!.textContent.includes('Still open: Bulb'));
    const bulb = await there('atelier-option[option=bulb]');
    await waitUntil(() => bulb.shadowRoot!.activeElement !== null, 'the question has the focus');
  });

  it('takes undo and redo from keys anywhere but in a field', async () => {
    const root = await open();
    const { face } = session(root);
    (await there('[data-id=clay]')).click();
    (await there('[data-id=clay]')).focus();
    await keys('z');
    expect(face.session.snapshot.values['finish']).to.equal('bone');
    await keys('y');
    expect(face.session.snapshot.values['finish']).to.equal('clay');
  });

  it('shows lines that sum to the price on one tap', async () => {
    const root = await open();
    const { face } = session(root);
    face.session.apply([
      { optionId: 'shade', value: 'cone' },
      { optionId: 'dimmer', value: true },
    ]);
    (await there('button.total')).click();
    const lines = await there('.lines');
    await waitUntil(() => lines.textContent.includes('€109.00'));
    const { price } = face.session.snapshot;
    expect(price!.lines.reduce((sum, { minor }) => sum + minor, 0)).to.equal(price!.unit.minor);
  });

  it('orders no design other than the one that was clicked for', async () => {
    const root = await open();
    let orders = 0;
    root.addEventListener('atelier-order-submit', () => orders++);
    session(root).face.session.apply({ optionId: 'bulb', value: 'none' });
    const button = await there('.primary');
    button.click();
    session(root).face.session.apply({ optionId: 'name', value: 'Eve' });
    await (find('atelier-order-button') as ReactiveElement).updateComplete;
    await waitUntil(() => button.textContent.trim() === 'Request a quote', 'the button can be used again', {
      timeout: 8000,
    });
    expect(orders).to.equal(0);
  });

  it('asks for one confirmation of a personal text, then orders once through the page', async () => {
    const root = await open();
    const orders: AtelierOrderSubmitEvent[] = [];
    root.addEventListener('atelier-order-submit', (event) => {
      orders.push(event);
      event.respondWith(Promise.resolve({ ok: true, line: 'line-1' }));
    });
    session(root).face.session.apply([
      { optionId: 'bulb', value: 'none' },
      { optionId: 'name', value: 'Ada' },
    ]);
    const button = await there('.primary');
    button.click();
    const order = find('atelier-order-button')!.shadowRoot!;
    await waitUntil(() => order.querySelector('.proof input'), 'the confirmation is asked for');
    const box = order.querySelector<HTMLInputElement>('.proof input')!;
    expect(box.closest('label')!.textContent).to.contain('“Ada”');
    expect(orders).to.have.length(0);
    box.click();
    await waitUntil(() => order.querySelector('.proof') === null, 'the confirmation is gone');
    button.click();
    button.click();
    await waitUntil(() => find('.primary')!.textContent.includes('Request sent'), 'the shop has answered', {
      timeout: 8000,
    });
    expect(orders).to.have.length(1);
    expect(orders[0]!.quote).to.equal(null);
  });

  it('says in the shopper’s language what it says', async () => {
    await open({ lang: 'de' });
    expect((await there('h2')).textContent).to.equal('Schreibtischlampe');
    expect((await there('.primary')).textContent.trim()).to.equal('Angebot anfragen');
  });
});

describe('<atelier-configurator> on a phone', () => {
  beforeEach(() => setViewport({ width: 390, height: 844 }));
  after(() => setViewport({ width: 1280, height: 800 }));

  it('asks one question in a sheet that leaves more than half to the product', async () => {
    const root = await open({ picture: true });
    const sheet = await there('.sheet');
    await waitUntil(() => document.getAnimations().length === 0);
    expect(root.shadowRoot!.querySelectorAll('atelier-option')).to.have.length(1);
    expect(sheet.getBoundingClientRect().top).to.be.at.least(844 * 0.56);
    expect((await there('.tabs')).getBoundingClientRect().width).to.be.at.most(390);
  });

  it('names the next question and leads to it', async () => {
    const root = await open({ picture: true });
    const next = await there('.next');
    expect(next.textContent).to.contain('Next: Shade');
    next.click();
    await waitUntil(() => root.shadowRoot!.querySelector('atelier-option')?.option === 'shade');
    expect((await there('[role=tab][aria-selected=true]')).textContent.trim()).to.equal('Shade');
  });

  it('moves its sheet by tap and by keys', async () => {
    await open({ picture: true });
    const handle = await there('.handle');
    const sheet = await there('.sheet');
    const half = sheet.style.getPropertyValue('--_size');
    handle.click();
    expect(Number.parseInt(sheet.style.getPropertyValue('--_size'))).to.be.above(Number.parseInt(half));
    handle.focus();
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowDown' });
    expect(sheet.style.getPropertyValue('--_size')).to.equal('96px');
  });

  it('keeps field, counter and 160 px of the product in sight beside a keyboard', async () => {
    const root = await open({ picture: true });
    const tab = [...root.shadowRoot!.querySelectorAll<HTMLElement>('[role=tab]')].find((each) =>
      each.textContent.includes('Name'),
    )!;
    tab.click();
    await there('atelier-text');
    await setViewport({ width: 390, height: 430 });
    const field = await there('atelier-text');
    field.shadowRoot!.querySelector('input')!.focus();
    await waitUntil(() => root.hasAttribute('typing'));
    await waitUntil(() => field.getBoundingClientRect().bottom <= 430, 'the field is in sight');
    expect((await there('.sheet')).getBoundingClientRect().top).to.be.at.least(160);
    expect(field.shadowRoot!.querySelector('[part=counter]')!.getBoundingClientRect().bottom).to.be.at.most(430);
  });

  it('has no accessibility fault', async () => {
    const root = await open({ picture: true });
    await Promise.all(document.getAnimations().map(({ finished }) => finished));
    await expect(root).to.be.accessible();
  });
});

describe('a product that cannot be used', () => {
  it('shows a reason with its place and a way to try again, and tells the page', async () => {
    const errors: Event[] = [];
    const listen = (event: Event): number => errors.push(event);
    document.addEventListener('atelier-error', listen);
    await fixture(html`<atelier-configurator src="/no-such-product.json" lang="en"></atelier-configurator>`);
    const panel = await there('[part=error]');
    document.removeEventListener('atelier-error', listen);
    expect(panel.textContent).to.contain('This product cannot be shown').and.contain('error/fetch');
    expect(panel.querySelector('button')!.textContent).to.equal('Try again');
    expect(errors).to.have.length(1);
  });
});

describe('a page that asks for what its product does not have', () => {
  it('is told, with what there is', async () => {
    const root = html`<atelier-configurator .product=${sampleProduct()} market="moon" lang="en"></atelier-configurator>`;
    await fixture(root);
    expect((await there('[part=error]')).textContent)
      .to.contain('session/unknown-market')
      .and.contain('Known: eu');
  });

  it('keeps its product where it is sold, and is told, when it asks later', async () => {
    const root = await open();
    const told: string[] = [];
    root.addEventListener('atelier-error', (event: Event) => {
      const { error, fatal } = event as Event & { readonly error: { readonly code: string }; readonly fatal: boolean };
      told.push(`${error.code} ${fatal}`);
    });
    root.market = 'moon';
    await root.updateComplete;
    expect(told).to.deep.equal(['session/unknown-market false']);
    expect(root.session?.snapshot.context.market).to.equal('eu');
    expect((await there('.amount')).textContent).to.equal('€89.00');
  });
});

describe('a product whose file has a mistake that can be built', () => {
  /** The address of the sample's file with a currency in small letters. */
  function faultyFile(): string {
    const file = sampleProduct().file as { readonly pricing: object };
    const faulty = { ...file, pricing: { ...file.pricing, base: { EUR: 24.9, eur: 30 } } };
    return `data:application/json,${encodeURIComponent(JSON.stringify(faulty))}`;
  }

  it('is shown, then ends in the designed failure with the mistake and its place, and the page is told', async function () {
    this.timeout(30_000);
    const told: string[] = [];
    const listen = (event: Event): void => {
      const { fatal, error } = event as Event & { fatal?: boolean; error?: { code: string } };
      told.push(event.type === 'atelier-ready' ? 'ready' : `${fatal ? 'fatal ' : ''}${error?.code ?? ''}`);
    };
    for (const type of ['atelier-ready', 'atelier-error']) document.addEventListener(type, listen);
    const root = await fixture<AtelierConfiguratorElement>(
      html`<atelier-configurator src=${faultyFile()} lang="en" url-state="off"></atelier-configurator>`,
    );
    await waitUntil(() => find('[part=error]'), 'the failure is there', { timeout: 20_000 });
    const panel = find('[part=error]')!;
    for (const type of ['atelier-ready', 'atelier-error']) document.removeEventListener(type, listen);
    expect(panel.textContent).to.contain('This product cannot be shown').and.contain('product/bad-format pricing.base');
    expect(told).to.deep.equal(['ready', 'fatal product/bad-format']);
    expect(root.session).to.equal(null);
  });
});

describe('defining the tags', () => {
  it('twice changes nothing', async () => {
    const { defineElements } = await import('../../src/elements/define.js');
    const before = customElements.get('atelier-configurator');
    defineElements();
    expect(customElements.get('atelier-configurator')).to.equal(before);
  });
});

describe('the first sight of <atelier-configurator>', () => {
  it('has the poster in the place of the stage before anything is fetched', async () => {
    await setViewport({ width: 1280, height: 800 });
    const root = await fixture<AtelierConfiguratorElement>(
      html`<atelier-configurator url-state="off"><img slot="poster" width="300" height="300" alt="" /></atelier-configurator>`,
    );
    const poster = root.querySelector('img')!.getBoundingClientRect();
    expect(poster.width).to.be.greaterThan(200);
    expect(poster.left + poster.width / 2).to.be.closeTo((1280 - 480) / 2, 1);
  });

  it('is ready when the first question can be operated, not earlier', async () => {
    let rendered: boolean | null = null;
    document.addEventListener(
      'atelier-ready',
      () => (rendered = (find('[part~=control]')?.shadowRoot?.querySelector('[role=radio]') ?? null) !== null),
      { once: true },
    );
    await open();
    expect(rendered).to.equal(true);
  });

  it('opens the default design when the page takes its design away', async () => {
    const root = await fixture<AtelierConfiguratorElement>(
      html`<atelier-configurator .product=${sampleProduct()} design="" url-state="off"></atelier-configurator>`,
    );
    await root.ready;
    const before = root.session;
    root.removeAttribute('design');
    await waitUntil(() => root.session !== null && root.session !== before, 'it is opened anew');
    expect(root.session?.snapshot.price).to.not.equal(null);
  });

  it('is ready without a single question in the page', async () => {
    const root = await fixture<HTMLElementTagNameMap['atelier-session']>(
      html`<atelier-session .product=${sampleProduct()} url-state="off"><atelier-price></atelier-price></atelier-session>`,
    );
    await root.ready;
    expect(root.session?.snapshot.price).to.not.equal(null);
  });

  it('shows the poster and nothing of 3D for a product that is only a picture', async () => {
    const product = sampleProduct();
    const model = {
      src: null,
      generator: null,
      params: {},
      unit: 'm',
      poster: 'no-such-poster.jpg',
      fonts: {},
      parts: new Map(),
      areas: new Map(),
      views: new Map(),
    } as const;
    const root = await fixture<AtelierConfiguratorElement>(
      html`<atelier-configurator .product=${{ ...product, model }} url-state="off"></atelier-configurator>`,
    );
    await root.ready;
    await there('atelier-preview');
    const shadow = find('atelier-preview')!.shadowRoot!;
    await waitUntil(() => shadow.querySelector('[part=tools]'));
    expect(shadow.querySelector('[part=poster]')).to.not.equal(null);
    expect(shadow.querySelector('[part=message]')!.textContent).to.contain('The picture is an example');
    expect(shadow.querySelector('canvas, [role=application], .icon')).to.equal(null);
  });
});
