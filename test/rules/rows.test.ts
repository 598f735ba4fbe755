import { expect } from 'chai';
import { createSession } from '../../src/session/create-session.js';
import type { Session } from '../../src/session/session.js';
import { player, players, TEAM } from '../support/team-product.js';

const begin = (rows?: readonly unknown[], cut = 'short'): Session => {
  const session = createSession(TEAM);
  session.apply({ optionId: 'cut', value: cut });
  if (rows) expect(session.apply({ optionId: 'roster', value: rows as never }).accepted).to.equal(true);
  return session;
};

const cell = (session: Session, index: number, columnId: string) => {
  const domain = session.snapshot.options.get('roster')?.domain;
  return domain?.form === 'rows' ? domain.rows[index]?.get(columnId) : undefined;
};

describe('rows', () => {
  it('begin with as many rows as there must be, each with its columns’ defaults', () => {
    const { snapshot } = begin();
    expect(snapshot.values['roster']).to.deep.equal([
      { name: '', number: null, size: 'm' },
      { name: '', number: null, size: 'm' },
    ]);
    expect(snapshot.values['coach']).to.deep.equal([{ chest: null, loose: false }]);
  });

  it('are complete when every required cell of enough rows is answered, and no sooner', () => {
    const session = begin();
    const isComplete = () => [
      session.snapshot.complete,
      session.snapshot.issues.map(({ code, path }) => [code, ...path].join(' ')).join(),
    ];
    const open = [false, 'session/unanswered options roster'];
    expect(isComplete()).to.deep.equal(open);
    session.apply({ optionId: 'roster', value: [player('Ada', 7)] });
    expect(isComplete()).to.deep.equal(open);
    session.apply({ optionId: 'roster', value: [player('Ada', 7), player('Bo', null)] });
    expect(isComplete()).to.deep.equal(open);
    session.apply({ optionId: 'roster', value: 8, row: { index: 1, columnId: 'number' } });
    expect(isComplete()).to.deep.equal([true, '']);
  });

  it('say at both cells that an answer is there twice where it must not be, naming the other row', () => {
    const session = begin([player('Ada', 7), player('Bo', 8), player('Cy', 7)]);
    expect(session.snapshot.complete).to.equal(false);
    expect(cell(session, 0, 'number')?.issues).to.deep.equal([
      { code: 'rows/repeated', severity: 'error', path: ['options', 'roster', 0, 'number'], params: { row: 3 } },
    ]);
    expect(cell(session, 2, 'number')?.issues[0]?.params).to.deep.equal({ row: 1 });
    expect(cell(session, 1, 'number')?.issues).to.deep.equal([]);
    expect(session.snapshot.options.get('roster')?.issues).to.have.length(2);
    session.apply({ optionId: 'roster', value: 9, row: { index: 2, columnId: 'number' } });
    expect(session.snapshot.complete).to.equal(true);
  });

  it('judge a choice of a cell by stock and by what stands elsewhere, the product’s own options too', () => {
    const session = begin([player('Ada', 7, 'xl'), player('Bo', 8, 'xs')]);
    const status = () => {
      const domain = cell(session, 0, 'size')?.domain;
      return domain?.form === 'choices' ? domain.choices.map((choice) => choice.status).join() : '';
    };
    expect(status()).to.equal('available,available,available,available,unavailable');
    expect(session.snapshot.issues.map(({ code, path }) => [code, path[2]])).to.deep.equal([['rows/out', 1]]);
    session.apply({ optionId: 'cut', value: 'long' });
    expect(status()).to.equal('available,available,available,unavailable,unavailable');
    expect(cell(session, 0, 'size')?.issues[0]?.code).to.equal('rows/out');
  });

  it('have a cell only while its condition holds, and its answer sleeps meanwhile', () => {
    const session = begin([player('Ada', 7, 's'), player('Bo', 8)], 'long');
    expect(session.snapshot.values['roster']).to.deep.include({ name: 'ADA', number: 7, size: 's', sleeve: 500 });
    session.apply({ optionId: 'roster', value: 650, row: { index: 0, columnId: 'sleeve' } });
    expect(cell(session, 0, 'sleeve')?.issues[0]?.code).to.equal('rows/out');
    const domain = cell(session, 1, 'sleeve')?.domain;
    expect(domain?.form === 'ranges' && domain.available).to.deep.equal([{ min: 500, max: 700 }]);
    session.apply({ optionId: 'cut', value: 'short' });
    expect(cell(session, 0, 'sleeve')?.present).to.equal(false);
    expect((session.snapshot.values['roster'] as readonly object[])[0]).to.not.have.property('sleeve');
    session.apply({ optionId: 'roster', value: 'Eve', row: { index: 0, columnId: 'name' } });
    session.apply({ optionId: 'cut', value: 'long' });
    expect(session.snapshot.values['roster']).to.deep.include({ name: 'EVE', number: 7, size: 's', sleeve: 650 });
  });

  it('are counted by rules as they stand, and never give way to another choice', () => {
    const session = begin(players(31));
    const outcome = session.apply({ optionId: 'cut', value: 'long' });
    expect(outcome.accepted).to.equal(false);
    expect(outcome.refused?.reasons[0]?.say).to.equal('Long sleeves are made for up to 30 players.');
    session.apply({ optionId: 'roster', value: players(30) });
    session.apply({ optionId: 'cut', value: 'long' });
    const { accepted, repaired } = session.apply({ optionId: 'roster', value: players(31) });
    expect([accepted, repaired.map(({ optionId, value }) => [optionId, value])]).to.deep.equal([
      true,
      [['cut', 'short']],
    ]);
  });

  it('wait while a row is empty, for an empty row can be neither made nor ordered', () => {
    const session = begin([player('Ada', 7), player('Bo', 8), { name: '', number: null, size: null }]);
    expect(session.snapshot.complete).to.equal(false);
    expect(session.snapshot.steps.map(({ status }) => status)).to.deep.equal(['todo']);
  });
});
