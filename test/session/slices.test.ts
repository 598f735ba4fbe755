import { expect } from 'chai';
import type { Slices } from '../../src/kernel/ports.js';
import { createSession } from '../../src/session/create-session.js';
import type { OptionState, Session, Snapshot } from '../../src/session/session.js';
import { createDice } from '../rules/random-product.js';
import { shopProduct } from '../support/shop-product.js';

/** Slices that are over after one piece of work, taken up by hand. */
function oneByOne(): Slices & { readonly goOn: () => boolean } {
  const waiting = new Set<() => void>();
  return {
    begin: () => () => true,
    later: (work) => {
      waiting.add(work);
      return () => void waiting.delete(work);
    },
    goOn: () => {
      const [work] = waiting;
      if (work === undefined) return false;
      waiting.delete(work);
      work();
      return true;
    },
  };
}

const product = shopProduct(createDice(2)).build();

function statusesOf({ domain }: OptionState): readonly string[] {
  return domain.form === 'choices' ? domain.choices.map(({ status }) => status) : [];
}

function allStatuses({ options }: Snapshot): ReadonlyMap<string, readonly string[]> {
  return new Map([...options].map(([id, option]) => [id, statusesOf(option)]));
}

function isOpen(session: Session, id: string): boolean {
  return statusesOf(session.snapshot.options.get(id)!).includes('open');
}

describe('a session that answers in slices', () => {
  it('says what is not found out yet is open, and comes to what it would have said at once', () => {
    const slices = oneByOne();
    const session = createSession(product, { ports: { slices } });
    const whole = createSession(product);
    let unsettled = Number(!session.snapshot.settled);
    for (const [optionId, value] of [
      ['o3', 'c1'],
      ['o7', 'c0'],
      ['o20', 'c2'],
      ['o33', 'c1'],
      ['o44', 'c0'],
    ] as const) {
      session.apply({ optionId, value });
      whole.apply({ optionId, value });
      const isSettled = ![...allStatuses(session.snapshot).values()].flat().includes('open');
      expect(session.snapshot.settled).to.equal(isSettled);
      expect(session.snapshot.complete).to.equal(isSettled);
      unsettled += Number(!isSettled);
      for (const [id, statuses] of allStatuses(session.snapshot)) {
        const known = allStatuses(whole.snapshot).get(id)!;
        statuses.forEach((status, at) => expect([known[at], 'open']).to.include(status));
      }
      while (slices.goOn());
      expect(session.snapshot.settled).to.equal(true);
      expect(allStatuses(session.snapshot)).to.deep.equal(allStatuses(whole.snapshot));
    }
    expect(unsettled).to.be.greaterThan(1);
  });

  it('tells its listeners of a refinement under the same revision, as the outcome of nothing', () => {
    const slices = oneByOne();
    const session = createSession(product, { ports: { slices } });
    const { revision } = session.snapshot;
    const told: [number, boolean, unknown][] = [];
    session.subscribe((snapshot, outcome) => told.push([snapshot.revision, snapshot.settled, outcome]));
    while (slices.goOn());
    expect(told).to.deep.equal([[revision, true, null]]);
  });

  it('finds out first what is on screen', () => {
    const openOf = (session: Session): string[] => [...product.optionById.keys()].filter((id) => isOpen(session, id));
    const [first, ...others] = openOf(createSession(product, { ports: { slices: oneByOne() } }));
    const last = others.at(-1)!;
    const slices = oneByOne();
    const session = createSession(product, { ports: { slices }, shown: () => [last] });
    while (isOpen(session, last)) expect(slices.goOn()).to.equal(true);
    expect(openOf(session)).to.include(first);
  });

  it('forgets the old question when a new one is asked, and all when it is disposed', () => {
    const slices = oneByOne();
    const session = createSession(product, { ports: { slices } });
    session.apply({ optionId: 'o3', value: 'c1' });
    const revisions: number[] = [];
    session.subscribe(({ revision }) => revisions.push(revision));
    while (slices.goOn());
    expect(revisions).to.deep.equal([session.snapshot.revision]);
    session.apply({ optionId: 'o7', value: 'c0' });
    session.dispose();
    expect(slices.goOn()).to.equal(false);
  });

  it('waits in settled() until nothing is open', async () => {
    const slices: Slices = { begin: () => () => true, later: (work) => (queueMicrotask(work), () => undefined) };
    const session = createSession(product, { ports: { slices } });
    expect((await session.settled()).settled).to.equal(true);
  });
});
