import { expect } from 'chai';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { countBy } from '../../src/kernel/graphemes.js';
import type { Change, Context } from '../../src/product/configuration.js';
import { loadProduct } from '../../src/product/load.js';
import type { Product } from '../../src/product/product.js';
import { createSession } from '../../src/session/create-session.js';
import { decodeDesign } from '../../src/session/decode-design.js';
import type { Outcome, Session, Snapshot } from '../../src/session/session.js';

function load(input: unknown): Product {
  const result = loadProduct(input);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function example(id: string): Product {
  return load(readFileSync(new URL(`../products/${id}.json`, import.meta.url), 'utf8'));
}

const BOTTLE = example('name_bottle');
const SHOE = example('aero_runner');

/** A badge whose rows, fields and required texts the examples lack. */
const BADGE = load({
  format: 1,
  id: 'badge',
  title: 'Badge',
  options: [
    { id: 'owner', kind: 'text', title: 'Owner', max: 8, chars: 'letters', case: 'upper', required: true },
    { id: 'width', kind: 'number', title: 'Width', min: 10, max: 50, step: 5 },
    {
      id: 'team',
      kind: 'rows',
      title: 'Team',
      max: 3,
      columns: [
        { id: 'name', kind: 'text', title: 'Name', max: 8 },
        { id: 'pin', kind: 'choice', title: 'Pin', choices: ['none', { id: 'gold', title: 'Gold', price: 4 }] },
      ],
    },
  ],
  pricing: { currency: 'EUR', base: 5 },
});

/** What a snapshot says, as plain data, without the number of its revision. */
function told({ revision: _revision, ...snapshot }: Snapshot): unknown {
  return JSON.parse(JSON.stringify({ ...snapshot, options: [...snapshot.options.values()] }));
}

/** Any change of the bottle by a shopper, sensible or not. */
const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.constantFrom('s350', 's500').map((value) => ({ optionId: 'size', value })),
  fc.constantFrom('sky', 'rose', 'steel').map((value) => ({ optionId: 'body', value })),
  fc.constantFrom('', 'Mia', 'Maximilian', 'Ålesund').map((value) => ({ optionId: 'name', value })),
  fc.constantFrom('round', 'script').map((value) => ({ optionId: 'font', value })),
  fc.constantFrom('#ffffff', '#1b1f3b', '#c2185b').map((value) => ({ optionId: 'ink', value })),
  fc.constantFrom('print', 'laser').map((value) => ({ optionId: 'method', value })),
  fc.constantFrom({}, { fox: 1 }, { fox: 1, star: 1, whale: 1 }).map((value): Change => ({ optionId: 'motif', value })),
  fc.constantFrom('size', 'body', 'method', 'ink').map((optionId) => ({ optionId, value: { release: true as const } })),
);

function walk(session: Session, steps: readonly Change[]): void {
  for (const step of steps) session.apply(step);
}

describe('a session', () => {
  it('starts complete where nothing is asked, and says what is asked where something is', () => {
    const bottle = createSession(BOTTLE).snapshot;
    expect([bottle.complete, bottle.price?.unit.minor, bottle.revision, bottle.settled]).to.deep.equal([
      true,
      2490,
      1,
      true,
    ]);
    const shoe = createSession(SHOE).snapshot;
    expect(shoe.complete).to.equal(false);
    expect(shoe.issues).to.deep.equal([
      { code: 'session/unanswered', severity: 'error', path: ['options', 'size'], params: { optionId: 'size' } },
    ]);
    expect(shoe.steps.map(({ id, status }) => `${id} ${status}`)).to.deep.equal([
      'style done',
      'personal done',
      'fit todo',
    ]);
    expect(createSession(BADGE).snapshot.issues.map(({ path }) => path[1])).to.deep.equal(['owner']);
  });

  it('keeps the newest change and repairs the fewest others', () => {
    const session = createSession(BOTTLE);
    walk(session, [
      { optionId: 'body', value: 'sky' },
      { optionId: 'name', value: 'Mia' },
    ]);
    const considered = session.consider({ optionId: 'method', value: 'laser' });
    expect(session.snapshot.values['method']).to.equal('print');
    const outcome = session.apply({ optionId: 'method', value: 'laser' });
    expect([outcome.accepted, outcome.repaired, outcome.changed]).to.deep.equal([
      true,
      [{ optionId: 'body', value: 'steel', source: 'suggestion' }],
      ['body', 'method', 'motif', 'photo'],
    ]);
    expect([
      considered.status,
      considered.values,
      considered.price,
      considered.derived,
      considered.changes,
    ]).to.deep.equal([
      'consequence',
      outcome.snapshot.values,
      outcome.snapshot.price,
      outcome.snapshot.derived,
      [{ optionId: 'method', value: 'laser' }, ...outcome.repaired],
    ]);
    expect(considered.delta?.minor).to.equal(100);
    expect([
      outcome.snapshot.options.get('ink')?.source,
      outcome.snapshot.options.get('ink')?.setBy[0]?.say,
    ]).to.deep.equal(['rule', 'Engraving is dark grey.']);
  });

  it('explains with the owner’s words and priced ways out', () => {
    const session = createSession(BOTTLE, { context: { locale: 'fr' } });
    session.apply({ optionId: 'body', value: 'rose' });
    const { reasons, repairs } = session.explain('method', 'laser');
    expect(reasons[0]?.say).to.equal('La gravure laser exige l’acier brut.');
    expect(
      repairs.map(({ changes: [change], delta }) => [change?.optionId, change?.value, change?.from, delta?.minor]),
    ).to.deep.equal([['body', 'steel', 'rose', 100]]);
    expect(session.explain('method', 'print')).to.deep.equal({ reasons: [], repairs: [], settled: true });
  });

  it('refuses what no design can hold, changes nothing, and never throws for it', () => {
    const session = createSession(BADGE);
    session.apply({ optionId: 'width', value: 20 });
    const before = session.snapshot;
    for (const change of [
      { optionId: 'width', value: 23 },
      { optionId: 'width', value: 55 },
      { optionId: 'width', value: 'wide' },
      { optionId: 'owner', value: 'ABCDEFGHI' },
      { optionId: 'owner', value: 'R2D2' },
      { optionId: 'team', value: 'x', row: { index: 1, columnId: 'name' } },
      { optionId: 'team', value: 'x', row: { index: 0, columnId: 'rank' } },
      { optionId: 'width', value: 'x', row: { index: 0, columnId: 'name' } },
    ] as const) {
      const outcome = session.apply(change);
      expect(
        [outcome.accepted, outcome.refused?.reasons[0]?.cause, outcome.snapshot === before],
        JSON.stringify(change),
      ).to.deep.equal([false, 'limit', true]);
      expect(session.consider(change).status).to.equal('unavailable');
    }
    expect(
      session.apply([
        { optionId: 'width', value: 30 },
        { optionId: 'owner', value: '123' },
      ]).accepted,
    ).to.equal(false);
    expect(session.snapshot.values['width']).to.equal(20);
    expect(() => session.apply({ optionId: 'widht', value: 20 }))
      .to.throw()
      .with.deep.include({ code: 'session/unknown-option', path: ['options', 'widht'] });
    expect(() => session.applyPreset('none'))
      .to.throw()
      .with.property('code', 'session/unknown-preset');
    expect(() => session.setContext({ market: 'mars' }))
      .to.throw()
      .with.property('code', 'session/unknown-market');
    expect(session.setContext({ quantity: 0.5 }).refused?.reasons[0]?.cause).to.equal('limit');
  });

  it('takes text in its canonical form, without characters that hide or turn', () => {
    const session = createSession(BADGE);
    session.apply({ optionId: 'owner', value: 'a\u030A\u202Ebc\u0007\r' });
    expect(session.snapshot.values['owner']).to.equal('ÅBC');
    expect(session.snapshot.complete).to.equal(true);
    session.apply({ optionId: 'team', value: [{ name: 'A\u202Enn', pin: 'none' }] });
    expect(session.snapshot.values['team']).to.deep.equal([{ name: 'Ann', pin: 'none' }]);
  });

  it('writes cells into their rows and prices them', () => {
    const session = createSession(BADGE);
    session.apply([
      { optionId: 'team', value: 'Ann', row: { index: 0, columnId: 'name' } },
      { optionId: 'team', value: 'gold', row: { index: 0, columnId: 'pin' } },
    ]);
    expect(session.snapshot.values['team']).to.deep.equal([{ name: 'Ann', pin: 'gold' }]);
    expect(session.snapshot.price?.unit.minor).to.equal(900);
  });

  it('undoes and redoes everything, a hundred steps deep', () => {
    const session = createSession(SHOE, { context: { market: 'eu' } });
    const seen = [told(session.snapshot)];
    const steps: readonly (() => Outcome)[] = [
      () => session.apply({ optionId: 'upper', value: 'suede' }),
      () => session.setContext({ quantity: 3 }),
      () => session.apply({ optionId: 'sole', value: 'trail' }),
      () => session.setContext({ market: 'ch' }),
      () => session.applyPreset('night'),
      () => session.reset('sole'),
      () => session.reset(),
    ];
    for (const step of steps) {
      expect(step().accepted).to.equal(true);
      seen.push(told(session.snapshot));
    }
    for (const state of seen.slice(0, -1).reverse()) {
      session.undo();
      expect(told(session.snapshot)).to.deep.equal(state);
    }
    expect([session.canUndo, session.undo()]).to.deep.equal([false, null]);
    for (const state of seen.slice(1)) {
      session.redo();
      expect(told(session.snapshot)).to.deep.equal(state);
    }
    expect([session.canRedo, session.redo()]).to.deep.equal([false, null]);
    for (let index = 0; index < 110; index += 1) session.apply({ optionId: 'heel_text', value: `A${index}` });
    let undone = 0;
    while (session.undo() !== null) undone += 1;
    expect(undone).to.equal(100);
  });

  it('merges a burst of typing into one step and leaves skipped changes out', () => {
    const session = createSession(BOTTLE);
    session.apply({ optionId: 'size', value: 's500' });
    session.apply({ optionId: 'name', value: 'M' }, { history: 'record' });
    session.apply({ optionId: 'name', value: 'Mi' }, { history: 'merge' });
    session.apply({ optionId: 'name', value: 'Mia' }, { history: 'merge' });
    session.undo();
    expect([session.snapshot.values['name'], session.snapshot.values['size']]).to.deep.equal(['', 's500']);
    session.apply({ optionId: 'body', value: 'rose' }, { history: 'skip' });
    session.undo();
    expect(session.canUndo).to.equal(false);
    session.apply({ optionId: 'size', value: 's350' });
    const before = session.snapshot;
    session.apply({ optionId: 'size', value: 's350' });
    expect(session.snapshot).to.equal(before);
  });

  it('keeps what a market still sells and lists what it does not', () => {
    const session = createSession(SHOE, { context: { market: 'eu' } });
    walk(session, [
      { optionId: 'upper', value: 'suede' },
      { optionId: 'size', value: '40' },
    ]);
    const { changed, repaired, snapshot } = session.setContext({ market: 'ch' });
    expect(changed).to.include('upper').and.not.include('size');
    expect(repaired.map(({ optionId }) => optionId)).to.deep.equal(['upper']);
    expect([snapshot.price?.unit.currency, snapshot.design.market, snapshot.values['size']]).to.deep.equal([
      'CHF',
      'ch',
      '40',
    ]);
    session.undo();
    expect(session.snapshot.values['upper']).to.equal('suede');
  });

  it('tells each listener once, and keeps what did not change', () => {
    const session = createSession(BOTTLE);
    const heard: (Outcome | null)[] = [];
    const stop = session.subscribe((_, outcome) => heard.push(outcome));
    const before = session.snapshot;
    const outcome = session.apply({ optionId: 'size', value: 's500' });
    expect(heard).to.deep.equal([outcome]);
    expect(session.snapshot.options.get('font')).to.equal(before.options.get('font'));
    expect(session.snapshot.options.get('size')).not.to.equal(before.options.get('size'));
    session.apply({ optionId: 'size', value: 's500' });
    session.apply({ optionId: 'size', value: 'xxl' });
    expect(heard.length).to.equal(1);
    stop();
    session.undo();
    expect(heard.length).to.equal(1);
    expect(
      [session.snapshot, session.snapshot.options.get('size'), session.snapshot.design].every((part) =>
        Object.isFrozen(part),
      ),
    ).to.equal(true);
  });

  it('shows for each choice the price that choosing it makes', () => {
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 5 }), fc.integer({ min: 1, max: 4 }), (steps, quantity) => {
        const session = createSession(BOTTLE, { context: { quantity } });
        walk(session, steps);
        const { price, options } = session.snapshot;
        for (const { id, domain } of options.values()) {
          if (domain.form !== 'choices' || id === 'motif') continue;
          for (const { id: value, status, delta } of domain.choices) {
            expect(delta === null).to.equal(status === 'unavailable');
            if (delta === null) continue;
            const other = createSession(BOTTLE, { design: session.snapshot.design });
            const after = other.apply({ optionId: id, value }).snapshot.price;
            expect((after?.unit.minor ?? 0) - (price?.unit.minor ?? 0), `${id} ${value}`).to.equal(delta.minor);
          }
        }
      }),
      { numRuns: 6 },
    );
  });

  it('is a function of its decisions: the code brings back the same snapshot, sources included', () => {
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 8 }), fc.boolean(), (steps, preset) => {
        const session = createSession(BOTTLE);
        if (preset) session.applyPreset('kid');
        walk(session, steps);
        const decoded = decodeDesign(session.design);
        if (!decoded.ok) throw new Error('unreadable');
        expect(decoded.value).to.deep.equal(session.snapshot.design);
        const restored = createSession(BOTTLE, { design: decoded.value });
        expect(told(restored.snapshot)).to.deep.equal(told(session.snapshot));
        expect(restored.design).to.equal(session.design);
      }),
      { numRuns: 15 },
    );
  });

  it('does what it was considered to do', () => {
    fc.assert(
      fc.property(
        fc.array(changes, { maxLength: 5 }),
        fc.array(changes, { minLength: 1, maxLength: 2 }),
        (steps, last) => {
          const session = createSession(BOTTLE);
          walk(session, steps);
          const considered = session.consider(last);
          const { accepted, snapshot } = session.apply(last);
          expect(considered.status !== 'unavailable').to.equal(accepted);
          if (accepted) expect([considered.values, considered.price]).to.deep.equal([snapshot.values, snapshot.price]);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('takes a design of its product and a context that outranks it', async () => {
    const context: Partial<Context> = { quantity: 7 };
    const design = {
      productId: 'aero_runner',
      rev: 'old',
      market: 'ch',
      quantity: 2,
      decisions: [
        { optionId: 'sole', value: 'trail', source: 'shopper' },
        { optionId: 'gone', value: 1, source: 'shopper' },
      ],
    } as const;
    const session = createSession(SHOE, { design, context });
    expect([
      session.snapshot.context.market,
      session.snapshot.context.quantity,
      session.snapshot.values['sole'],
    ]).to.deep.equal(['ch', 7, 'trail']);
    expect(session.snapshot.design.decisions.length).to.equal(1);
    expect(() => createSession(BOTTLE, { design }))
      .to.throw()
      .with.property('code', 'session/wrong-product');
    expect(await session.settled()).to.equal(session.snapshot);
  });

  it('leaves a text open that it cannot count yet, and takes it once it has settled', async () => {
    countBy(null);
    const session = createSession(BOTTLE);
    const change = { optionId: 'name', value: 'José\u0323' };
    const { accepted, refused, snapshot } = session.apply(change);
    expect([accepted, snapshot]).to.deep.equal([false, session.snapshot]);
    expect(refused).to.deep.equal({ reasons: [], repairs: [], settled: false });
    expect(session.consider(change).status).to.equal('open');
    expect(session.explain('name', change.value)).to.deep.equal(refused);
    await session.settled();
    expect(session.apply(change).accepted).to.equal(true);
  });

  it('has a short code once it has settled, and says so when that is no longer awaited', async () => {
    const session = createSession(BOTTLE);
    session.apply({ optionId: 'name', value: 'Ada' });
    await session.settled();
    expect(session.design.length).to.be.lessThan((JSON.stringify(session.snapshot.design).length * 4) / 3);
    const reason = new Error('left');
    const awaited = session.settled({ signal: AbortSignal.abort(reason) });
    expect(await awaited.catch((error: unknown) => error)).to.equal(reason);
  });
});
