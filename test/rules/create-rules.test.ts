import { expect } from 'chai';
import type { Decision, OptionValue } from '../../src/product/configuration.js';
import { createRules } from '../../src/rules/create-rules.js';
import { aProduct } from '../support/a-product.js';

const CONTEXT = { market: null, locale: 'en', quantity: 1 };

function decided(values: Readonly<Record<string, OptionValue>>): Decision[] {
  return Object.entries(values).map(([optionId, value]) => ({ optionId, value, source: 'shopper' }));
}

describe('judging a bottle', () => {
  const bottle = aProduct('bottle')
    .choice('body', ['sky', 'rose', 'steel'])
    .choice('method', ['print', 'laser'])
    .multi('motif', ['fox', 'star', 'whale'], { max: 2, when: 'method = print' })
    .rule('laser_bare', { when: 'method = laser', require: 'body = steel', say: 'Laser works on bare steel only.' })
    .build();
  const rules = createRules(bottle);

  it('lets a machine-set colour give way without asking, and says why', () => {
    const { values, options } = rules.evaluate(CONTEXT, decided({ method: 'laser' }));
    expect(values).to.deep.equal({ body: 'steel', method: 'laser' });
    expect(options.get('body')).to.include({ source: 'rule' });
    expect(options.get('body')!.setBy[0]).to.include({ ruleId: 'laser_bare', say: 'Laser works on bare steel only.' });
  });

  it("explains laser on a sky bottle by the owner's words and offers bare steel", () => {
    const { reasons, repairs } = rules.explain(CONTEXT, decided({ body: 'sky' }), 'method', 'laser');
    expect(reasons).to.deep.equal([
      {
        cause: 'rule',
        ruleId: 'laser_bare',
        say: 'Laser works on bare steel only.',
        choices: [{ optionId: 'body', value: 'sky' }],
      },
    ]);
    expect(repairs[0]!.changes).to.deep.equal([
      { optionId: 'body', value: 'steel', from: 'sky', source: 'suggestion' },
    ]);
  });

  it('calls laser a consequence while stickers are chosen, and lets them sleep and wake with the method', () => {
    const before = decided({ motif: { fox: 1 } });
    const laser = rules.rule(CONTEXT, before, [{ optionId: 'method', value: 'laser' }]);
    expect(laser.accepted && rules.evaluate(CONTEXT, laser.decisions).values).to.deep.equal({
      body: 'steel',
      method: 'laser',
    });
    const print = rules.rule(CONTEXT, laser.accepted ? laser.decisions : [], [{ optionId: 'method', value: 'print' }]);
    expect(print.accepted && rules.evaluate(CONTEXT, print.decisions).values['motif']).to.deep.equal({ fox: 1 });
  });

  it('swaps a sticker when the most are chosen', () => {
    const full = decided({ motif: { fox: 1, star: 1 } });
    const { domain } = rules.evaluate(CONTEXT, full).options.get('motif')!;
    expect(domain.form === 'choices' && domain.choices.map(({ status }) => status)).to.deep.equal([
      'available',
      'available',
      'consequence',
    ]);
    const ruling = rules.rule(CONTEXT, full, [{ optionId: 'motif', value: { fox: 1, star: 1, whale: 1 } }]);
    expect(ruling.accepted && ruling.decisions[0]!.value).to.deep.equal({ star: 1, whale: 1 });
  });

  it('calls what is sold out or not in the market unavailable, with its cause', () => {
    const stocked = aProduct()
      .choice('top', [
        { id: 'oak', sku: 'OAK' },
        { id: 'ash', sku: 'ASH' },
      ])
      .build();
    const { domain } = createRules(stocked)
      .evaluate({ ...CONTEXT, stock: { OAK: 'out' } }, [])
      .options.get('top')!;
    expect(domain.form === 'choices' && domain.choices[0]).to.include({ status: 'unavailable', cause: 'stock' });
  });
});

describe('judging what is seldom sold', () => {
  it('knows the status of every choice of a long list, and of every amount', () => {
    const ids = Array.from({ length: 100 }, (_, at) => `c${at}`);
    const product = aProduct()
      .choice('color', ids)
      .toggle('matt')
      .multi('dots', ['x', 'y'], { maxAmount: 100 })
      .rule('r', { forbid: 'matt and color = c7' })
      .build();
    const { options, settled } = createRules(product).evaluate(CONTEXT, decided({ matt: true }));
    const { domain } = options.get('color')!;
    const out = domain.form === 'choices' ? domain.choices.filter(({ status }) => status !== 'available') : [];
    expect(out.map(({ id, status }) => [id, status])).to.deep.equal([['c7', 'consequence']]);
    expect(settled).to.equal(true);
  });

  it('allows each row of a table in which the same fraction stands twice', () => {
    const product = aProduct()
      .choice('body', ['x', 'y', 'z'])
      .number('n', 0, 4)
      .value('half', 'n / 2')
      .table(
        't',
        ['body', 'half'],
        [
          ['x', 0.5],
          ['y', 0.5],
          ['z', 1],
        ],
      )
      .rule('r', { allow: 't' })
      .build();
    const { domain } = createRules(product).evaluate(CONTEXT, []).options.get('body')!;
    expect(domain.form === 'choices' && domain.choices.map(({ status }) => status)).to.deep.equal(
      Array(3).fill('available'),
    );
  });

  it('takes a condition that is unknown for not true', () => {
    const product = aProduct()
      .choice('shape', ['disc', 'box'])
      .toggle('tall', { when: 'shape = disc' })
      .number('n', 0, 5, { default: 0 })
      .number('m', 0, 5, { default: 5 })
      .rule('r', { forbid: 'if(tall, n, m) > 3' })
      .build();
    const { values, options } = createRules(product).evaluate(CONTEXT, decided({ shape: 'box' }));
    expect(values).to.include({ n: 0, m: 3 });
    expect(options.get('m')?.domain).to.deep.include({ available: [{ min: 0, max: 3 }] });
  });

  it('moves a number to the nearest number, never to no answer', () => {
    const values = (rule: string, initial: number) =>
      createRules(
        aProduct().number('n', 0, 5, { required: false, default: initial }).rule('r', { forbid: rule }).build(),
      ).complete(CONTEXT, []).values;
    expect(values('n = 0', 0)).to.deep.equal({ n: 1 });
    expect(values('n < 3', 1)).to.deep.equal({ n: 3 });
  });
});

describe('judging what is too hard', () => {
  it('ends by its budget, and calls open what it has not found out', () => {
    // Twelve guests, eleven chairs: a search without counting tries nearly all ways to seat them.
    const chairs = Array.from({ length: 11 }, (_, at) => `chair${at}`);
    const guests = Array.from({ length: 12 }, (_, at) => `guest${at}`);
    let product = aProduct('dinner');
    for (const guest of guests) product = product.choice(guest, chairs);
    guests.forEach((guest, at) => {
      for (const other of guests.slice(at + 1))
        for (const chair of chairs)
          product = product.rule(`${guest}_${other}_${chair}`, {
            forbid: `${guest} = ${chair} and ${other} = ${chair}`,
          });
    });
    const { settled, options } = createRules(product.build()).evaluate(CONTEXT, []);
    expect(settled).to.equal(false);
    for (const { domain } of options.values())
      expect(domain.form === 'choices' && domain.choices.every(({ status }) => status === 'open')).to.equal(true);
  });
});
