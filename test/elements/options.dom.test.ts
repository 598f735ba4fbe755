import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/index.js';
import type { Session } from '../../src/session/session.js';
import { createSession } from '../../src/session/create-session.js';
import { aProduct } from '../support/a-product.js';
import { ask, optionElementSuite, valueOf } from '../support/option-element-suite.js';

optionElementSuite('atelier-swatches', 'finish', ['group', 'swatch']);
optionElementSuite('atelier-list', 'method', ['group', 'choice']);
optionElementSuite('atelier-color', 'own_color', ['picker', 'code']);
optionElementSuite('atelier-number', 'height', ['field', 'slider', 'limits', 'verdict']);
optionElementSuite('atelier-toggle', 'dimmer', ['switch']);
optionElementSuite('atelier-text', 'name', ['field', 'counter', 'verdict']);
optionElementSuite('atelier-multi', 'motif', ['group', 'choice']);

const inside = (control: HTMLElement, selector: string): HTMLElement =>
  control.shadowRoot!.querySelector<HTMLElement>(selector)!;

describe('choosing a surface', () => {
  it('takes an available one on a tap, after the page has been asked', async () => {
    const asked = await ask('finish');
    inside(asked.control, '[data-id=clay]').click();
    expect(valueOf(asked, 'finish')).to.equal('clay');
    expect(asked.changes.map(({ changes }) => changes[0]?.value)).to.deep.equal(['clay']);
  });

  it('keeps the old one when the page says no', async () => {
    const asked = await ask('finish');
    asked.root.addEventListener('atelier-option-change', (event) => event.preventDefault());
    inside(asked.control, '[data-id=clay]').click();
    expect(valueOf(asked, 'finish')).to.equal('bone');
  });

  it('picks available ones by arrow keys, and only moves over one that is sold out', async () => {
    const asked = await ask('finish');
    inside(asked.control, '[data-id=butter]').focus();
    await sendKeys({ press: 'ArrowRight' });
    expect(asked.control.shadowRoot!.activeElement?.getAttribute('data-id')).to.equal('plum');
    expect(valueOf(asked, 'finish')).to.equal('bone');
    await sendKeys({ press: 'ArrowRight' });
    expect(valueOf(asked, 'finish')).to.equal('moss');
  });

  it('says why one is sold out, where it stands', async () => {
    const { control } = await ask('finish');
    const plum = inside(control, '[data-id=plum]');
    expect(plum.getAttribute('aria-disabled')).to.equal('true');
    expect(inside(control, `#${plum.getAttribute('aria-describedby')}`).textContent).to.contain('Sold out');
  });

  it('never names a color by its code', async () => {
    const { control } = await ask('cable');
    const names = [...control.shadowRoot!.querySelectorAll('[role=radio]')].map((item) =>
      item.getAttribute('aria-label'),
    );
    expect(names).to.deep.equal(['White', 'Black', 'Red']);
  });
});

describe('a choice that costs another one', () => {
  it('is tried, explained and priced before it is taken', async () => {
    const asked = await ask('method');
    asked.option.face!.session.apply({ optionId: 'finish', value: 'sage' });
    await asked.option.updateComplete;
    inside(asked.control, '[data-id=laser]').click();
    await asked.option.updateComplete;
    const panel = asked.option.shadowRoot!.querySelector<HTMLElement>('.panel')!;
    expect(panel.textContent).to.contain('Laser engraving works on bare steel only.').and.contain('Keep Sage');
    expect(valueOf(asked, 'method')).to.equal('print');
    expect(asked.option.face!.trial?.values['finish']).to.equal('steel');
    expect(asked.option.shadowRoot!.activeElement).to.equal(panel);
  });

  it('is taken with its repair by Switch, and undone by Undo in the same place', async () => {
    const asked = await ask('method');
    asked.option.face!.session.apply({ optionId: 'finish', value: 'sage' });
    await asked.option.updateComplete;
    inside(asked.control, '[data-id=laser]').click();
    await asked.option.updateComplete;
    asked.option.shadowRoot!.querySelector<HTMLElement>('.actions .accent')!.click();
    expect([valueOf(asked, 'method'), valueOf(asked, 'finish')]).to.deep.equal(['laser', 'steel']);
    await asked.option.updateComplete;
    const note = asked.option.shadowRoot!.querySelector('.note')!;
    expect(note.textContent).to.contain('Finish: Bare steel');
    note.querySelector('button')!.click();
    expect([valueOf(asked, 'method'), valueOf(asked, 'finish')]).to.deep.equal(['print', 'sage']);
  });

  it('says what it changes of the answers that nobody gave, and undoes that too', async () => {
    const asked = await ask('method');
    inside(asked.control, '[data-id=laser]').click();
    await waitUntil(() => asked.option.shadowRoot!.querySelector('.note'), 'the note comes');
    const note = asked.option.shadowRoot!.querySelector('.note')!;
    expect(note.textContent).to.contain('Changed with it: Finish: Bare steel');
    note.querySelector('button')!.click();
    await asked.option.updateComplete;
    expect(valueOf(asked, 'finish')).to.equal('bone');
    expect(asked.option.shadowRoot!.querySelector('.note')).to.equal(null);
  });

  it('names a switch by its title where it offers to keep it', async () => {
    const product = aProduct()
      .toggle('lined', { title: 'Lining' })
      .choice('cloth', ['linen', 'sheer'])
      .rule('bare', { forbid: 'cloth = sheer and lined' })
      .build();
    const asked = await ask('cloth', { product });
    asked.option.face!.session.apply({ optionId: 'lined', value: true });
    await asked.option.updateComplete;
    inside(asked.control, '[data-id=sheer]').click();
    await asked.option.updateComplete;
    expect(asked.option.shadowRoot!.querySelector('.panel')!.textContent).to.contain('Keep “Lining”');
  });

  it('names the limit it brings to a number', async () => {
    const asked = await ask('shade');
    asked.option.face!.session.apply({ optionId: 'height', value: 800 });
    await asked.option.updateComplete;
    inside(asked.control, '[data-id=cone]').click();
    await asked.option.updateComplete;
    expect(asked.option.shadowRoot!.querySelector('#reason')!.textContent).to.equal(
      'Height: At most 600\u00a0mm with Cone.',
    );
  });

  it('is dropped by Escape, and the focus returns to it', async () => {
    const asked = await ask('method');
    asked.option.face!.session.apply({ optionId: 'finish', value: 'sage' });
    await asked.option.updateComplete;
    inside(asked.control, '[data-id=laser]').click();
    await asked.option.updateComplete;
    await sendKeys({ press: 'Escape' });
    await asked.option.updateComplete;
    expect(asked.option.shadowRoot!.querySelector('.panel')).to.equal(null);
    expect(asked.option.face!.trial).to.equal(null);
    expect(asked.control.shadowRoot!.activeElement?.getAttribute('data-id')).to.equal('laser');
  });

  it('only moves the focus under arrow keys', async () => {
    const asked = await ask('method');
    asked.option.face!.session.apply({ optionId: 'finish', value: 'sage' });
    await asked.option.updateComplete;
    inside(asked.control, '[data-id=print]').focus();
    await sendKeys({ press: 'ArrowDown' });
    expect(asked.control.shadowRoot!.activeElement?.getAttribute('data-id')).to.equal('laser');
    expect(asked.option.shadowRoot!.querySelector('.panel')).to.equal(null);
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => asked.option.shadowRoot!.querySelector('.panel'), 'Enter opens the panel');
  });
});

describe('typing', () => {
  it('shows every key at once and keeps a text that is too long, with its verdict after a pause', async () => {
    const asked = await ask('name');
    const field = inside(asked.control, '[part=field]') as HTMLInputElement;
    field.focus();
    await sendKeys({ type: 'Ada' });
    expect(valueOf(asked, 'name')).to.equal('Ada');
    await sendKeys({ type: ' Lovelace Byron' });
    await waitUntil(() => inside(asked.control, '[part=verdict]').textContent !== '', 'the verdict comes');
    expect(field.value).to.equal('Ada Lovelace Byron');
    expect(inside(asked.control, '[part=verdict]').textContent).to.contain('Too long by 6 characters');
  });

  it('keeps no spaces around a text once the shopper has left it, and every one until then', async () => {
    const asked = await ask('name');
    const field = inside(asked.control, '[part=field]') as HTMLInputElement;
    field.focus();
    await sendKeys({ type: ' Ada ' });
    expect(valueOf(asked, 'name')).to.equal(' Ada ');
    expect(field.value).to.equal(' Ada ');
    field.blur();
    await waitUntil(() => field.value === 'Ada', 'the field shows what is made');
    expect(valueOf(asked, 'name')).to.equal('Ada');
    expect(asked.option.face!.session.undo()?.accepted, 'typing is one step').to.equal(true);
    expect(valueOf(asked, 'name')).to.equal('');
  });

  it('keeps a number out of range, says what is available and offers the nearest', async () => {
    const asked = await ask('height');
    const field = inside(asked.control, '[part=field]') as HTMLInputElement;
    field.value = '1,200';
    field.dispatchEvent(new Event('change'));
    await (asked.control as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;
    expect(field.value).to.equal('1,200');
    expect(inside(asked.control, '[part=verdict]').textContent).to.equal('1,200\u00a0mm is not available.');
    expect(inside(asked.control, '[part=limits]').textContent).to.contain('300 to 900');
    inside(asked.control, '.link').click();
    expect(valueOf(asked, 'height')).to.equal(900);
  });

  it('steps a number by its buttons and by arrow keys', async () => {
    const asked = await ask('height');
    inside(asked.control, '.step:last-child').click();
    expect(valueOf(asked, 'height')).to.equal(460);
    inside(asked.control, '[part=field]').focus();
    await sendKeys({ press: 'ArrowDown' });
    expect(valueOf(asked, 'height')).to.equal(450);
  });
});

/** A session that finds out one thing at a time, the next one when told; tight is chosen, and both other modes would cost it. */
function halfway(): { readonly session: Session; readonly goOn: () => void } {
  let next: (() => void) | null = null;
  const slices = {
    begin: () => () => true,
    later: (work: () => void) => {
      next = work;
      return () => void (next = null);
    },
  };
  const same = (a: string, b: string): { forbid: string } => ({ forbid: `tight and mode != free and ${a} = ${b}` });
  const product = aProduct()
    .toggle('tight')
    .choice('p', ['a', 'b'])
    .choice('q', ['a', 'b'])
    .choice('r', ['a', 'b'])
    .choice('mode', ['free', 'strict', 'stern'])
    .number('n', 0, 200)
    .rule('pq', same('p', 'q'))
    .rule('qr', same('q', 'r'))
    .rule('pr', same('p', 'r'))
    .rule('short', { forbid: 'tight and n > 150' })
    .build();
  const session = createSession(product, { ports: { slices } });
  const goOn = (): void => {
    for (let work = next; work !== null; work = next) {
      next = null;
      work();
    }
  };
  goOn();
  session.apply({ optionId: 'tight', value: true });
  return { session, goOn };
}

describe('what is not found out yet', () => {
  it('is found out for a choice that is tapped: nothing is given up unasked', async () => {
    const { session } = halfway();
    const asked = await ask('mode', { session });
    const { domain } = session.snapshot.options.get('mode')!;
    expect(domain.form === 'choices' && domain.choices[2]!.status).to.equal('open');
    inside(asked.control, '[data-id=stern]').click();
    await waitUntil(() => asked.option.shadowRoot!.querySelector('.panel'), 'the panel comes');
    expect([valueOf(asked, 'mode'), valueOf(asked, 'tight')]).to.deep.equal(['free', true]);
  });

  it('neither hides the slider of a number nor says that nothing is possible, and a number typed is taken', async () => {
    const { session, goOn } = halfway();
    const asked = await ask('n', { session });
    const limits = inside(asked.control, '[part=limits]');
    expect(limits.textContent.trim()).to.equal('Being checked');
    expect(inside(asked.control, '[part=slider]').getAttribute('max')).to.equal('200');
    const field = inside(asked.control, '[part=field]') as HTMLInputElement;
    field.value = '100';
    field.dispatchEvent(new Event('change'));
    expect(valueOf(asked, 'n')).to.equal(100);
    goOn();
    await asked.option.updateComplete;
    await waitUntil(() => limits.textContent.includes('0 to 150'), 'the limits come');
  });
});

describe('choosing several', () => {
  it('adds and takes away, each on one tap', async () => {
    const asked = await ask('motif');
    inside(asked.control, '[data-id=fox]').click();
    inside(asked.control, '[data-id=star]').click();
    expect(valueOf(asked, 'motif')).to.deep.equal({ fox: 1, star: 1 });
  });

  it('keeps the lines of a tile where they are, with the price, once it is chosen', async () => {
    const asked = await ask('motif');
    const tile = inside(asked.control, '[data-id=fox]');
    const where = (): readonly unknown[] => {
      const title = tile.querySelector('.title')!.getBoundingClientRect();
      return [title.x, title.y, tile.querySelector('.price')!.textContent];
    };
    const before = where();
    tile.click();
    await (asked.control as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;
    expect(where()).to.deep.equal(before);
  });
});
