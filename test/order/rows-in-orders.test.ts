import { expect } from 'chai';
import * as fc from 'fast-check';
import { configuredItem } from '../../src/order/configured-item.js';
import type { ConfiguredItem, Selection } from '../../src/order/item.js';
import type { Quote } from '../../src/order/quote.js';
import { toDecisions } from '../../src/order/item-decisions.js';
import { toItemLines } from '../../src/order/item-lines.js';
import { printTexts } from '../../src/order/print-texts.js';
import { readableLines } from '../../src/order/readable-lines.js';
import { createVerifier } from '../../src/order/verifier/create-verifier.js';
import type { RowValue } from '../../src/product/configuration.js';
import { createScope } from '../../src/product/expression/create-scope.js';
import { createSession } from '../../src/session/create-session.js';
import { openDesign } from '../../src/session/open-design.js';
import type { Snapshot } from '../../src/session/session.js';
import { fixedPorts } from '../support/fixed-ports.js';
import { createMemoryStore } from '../support/memory-store.js';
import { player, players, TEAM } from '../support/team-product.js';

const KEYS = { current: { id: 'k1', secret: new Uint8Array(32).fill(7) } };

function designed(rows: readonly RowValue[], cut = 'short'): Snapshot {
  const session = createSession(TEAM);
  session.apply({ optionId: 'cut', value: cut });
  session.apply({ optionId: 'roster', value: rows });
  return session.snapshot;
}

async function itemOf(rows: readonly RowValue[], cut?: string): Promise<ConfiguredItem> {
  const item = await configuredItem(TEAM, designed(rows, cut), { ports: fixedPorts() });
  if (!item.ok) throw new Error(JSON.stringify(item.error));
  return item.value;
}

async function quote(item: unknown) {
  const verifier = createVerifier({
    products: [TEAM],
    keys: KEYS,
    audience: 'shop',
    store: createMemoryStore(),
    ports: fixedPorts(),
  });
  const headers = { 'content-type': 'application/json' };
  const request = new Request('https://shop.example/v1/quotes', {
    method: 'POST',
    headers,
    body: JSON.stringify(item),
  });
  const response = await verifier.fetch(request);
  const body = (await response.json()) as Quote & { code?: string; violations?: { code: string; path: unknown[] }[] };
  return { status: response.status, body };
}

/** Rosters with names, numbers and sizes of every kind, right or not. */
const anyRow = fc.record({
  name: fc.stringMatching(/^[A-ZÄ '-]{0,10}$/u),
  number: fc.option(fc.integer({ min: 0, max: 99 })),
  size: fc.constantFrom('s', 'm', 'l', 'xl', null),
});
const anyRoster = fc.array(anyRow, { maxLength: 12 });

describe('rows in an order', () => {
  it('come back from their lines as they were, in their order', () => {
    fc.assert(
      fc.property(
        anyRoster.filter((rows) => rows.length > 0),
        (rows) => {
          const { values } = designed(rows);
          const { selections, personalization } = toItemLines(TEAM, values, 'en');
          const back = toDecisions(TEAM, selections, personalization);
          expect(back.ok && back.value.find(({ optionId }) => optionId === 'roster')?.value).to.deep.equal(
            (values['roster'] as readonly RowValue[]).map((row) => ({ sleeve: null, ...row })),
          );
        },
      ),
    );
  });

  it('come back from a design code as they were', async () => {
    await fc.assert(
      fc.asyncProperty(anyRoster, async (rows) => {
        const session = createSession(TEAM);
        session.apply({ optionId: 'roster', value: rows });
        await session.settled();
        const opened = openDesign(TEAM, session.design);
        if (!opened.ok) throw new Error(JSON.stringify(opened.error));
        const again = createSession(TEAM, { design: opened.value.design });
        expect(again.snapshot.values).to.deep.equal(session.snapshot.values);
        expect(again.snapshot.price).to.deep.equal(session.snapshot.price);
      }),
      { numRuns: 30 },
    );
  });

  it('are quoted exactly where the page calls the design complete', async function () {
    this.timeout(20_000);
    await fc.assert(
      fc.asyncProperty(anyRoster, fc.constantFrom('short', 'long'), async (rows, cut) => {
        const snapshot = designed(rows, cut);
        const item = await configuredItem(TEAM, snapshot, { ports: fixedPorts() });
        expect(item.ok).to.equal(snapshot.complete);
        if (item.ok) expect((await quote(item.value)).status).to.equal(201);
      }),
      { numRuns: 60 },
    );
  });

  it('cost what their number and their choices say, to the cent', async () => {
    const total = async (count: number, size = 'm') =>
      (await quote(await itemOf(players(count).map((row) => ({ ...row, size }))))).body.item.price?.unitAmount;
    expect(await total(2)).to.equal(2 * 2990 + 2 * 300);
    expect(await total(4)).to.equal(4 * 2990 + 4 * 300);
    expect(await total(5)).to.equal(5 * 2750 + 5 * 300);
    expect(await total(10, 'l')).to.equal(10 * 2550 + 10 * 300 + 10 * 200);
  });

  const TWO = [player('Ada', 7), player('Bo', 8)];
  const ofCell = (index: number, columnId: string) => (line: Selection) =>
    line.row?.index === index && line.row.columnId === columnId;
  const tampered: Readonly<Record<string, [change: (item: ConfiguredItem) => object, code: string]>> = {
    'a number given twice': [(item) => withCell(item, 1, 'number', { input: '7' }), 'rows/repeated'],
    'a size that is sold out': [(item) => withCell(item, 1, 'size', { valueId: 'xs' }), 'rows/out'],
    'a size nobody makes': [(item) => withCell(item, 1, 'size', { valueId: 'xxl' }), 'order/no-such-value'],
    'a number out of bounds': [(item) => withCell(item, 1, 'number', { input: '100' }), 'order/no-such-value'],
    'a cell left out': [
      (item) => ({ ...item, selections: item.selections.filter((line) => !ofCell(1, 'number')(line)) }),
      'order/unanswered',
    ],
    'a row left out': [
      (item) => ({
        ...item,
        selections: item.selections.filter(({ row }) => row?.index !== 1),
        personalization: item.personalization.filter(({ row }) => row?.index !== 1),
      }),
      'order/unanswered',
    ],
    'a row beside the others': [
      (item) => ({
        ...item,
        selections: item.selections.map((line) => (ofCell(1, 'size')(line) ? moved(line, 900) : line)),
      }),
      'order/malformed-line',
    ],
    'a cell of no column': [
      (item) => ({
        ...item,
        selections: item.selections.map((line) =>
          ofCell(1, 'size')(line) ? { ...line, row: { index: 1, columnId: 'price' } } : line,
        ),
      }),
      'order/malformed-line',
    ],
    'a cell that is absent': [
      (item) => ({
        ...item,
        selections: [
          ...item.selections,
          { optionId: 'roster', row: { index: 0, columnId: 'sleeve' }, input: '500', optionLabel: '', valueLabel: '' },
        ],
      }),
      'order/other-value',
    ],
    'another name': [
      (item) => ({
        ...item,
        personalization: item.personalization.map((line) => ({ ...line, value: 'WRONG7' })),
      }),
      'order/no-such-value',
    ],
  };
  for (const [what, [change, code]] of Object.entries(tampered)) {
    it(`are refused with ${what}`, async () => {
      const { status, body } = await quote(change(await itemOf(TWO)));
      expect([status, body.violations?.map((violation) => violation.code)]).to.deep.equal([
        422,
        code === 'rows/repeated' ? [code, code] : [code],
      ]);
    });
  }

  it('are refused under a hash that was made of other rows', async () => {
    const item = await itemOf(TWO);
    const { body } = await quote({ ...item, ...pick(await itemOf([player('Ada', 7), player('Bo', 9)])) });
    expect(body.violations?.[0]?.code).to.equal('order/other-hash');
  });

  it('are read at the desk one line a row, its cells in the order they are asked', async () => {
    const lines = readableLines(TEAM, await itemOf([player('Ada', 7), player('Bo', 8, 'l')], 'long'));
    expect(lines.map(({ label, value }) => `${label} | ${value}`)).to.deep.equal([
      'cut | long',
      'Player 1 | Name: ADA, Number: 7, Size: M, Sleeve: 500 mm',
      'Player 2 | Name: BO, Number: 8, Size: L, Sleeve: 500 mm',
      'Coach: Loose | –',
    ]);
  });

  it('are printed row by row', () => {
    const { values } = designed(TWO);
    const bound = {
      ...TEAM,
      options: TEAM.options.map((option) =>
        'columns' in option
          ? {
              ...option,
              columns: option.columns.map((column) =>
                column.id === 'size' ? column : { ...column, bind: { ...column.bind, text: TEXT } },
              ),
            }
          : option,
      ),
    };
    const texts = printTexts(bound as never, createScope(TEAM, { values, quantity: 1, market: null }));
    expect(texts.map(({ text, row }) => [row?.index, row?.columnId, text])).to.deep.equal([
      [0, 'name', 'ADA'],
      [0, 'number', '7'],
      [1, 'name', 'BO'],
      [1, 'number', '8'],
    ]);
  });
});

const FALSE = { type: 'boolean', value: false, span: { start: 0, end: 0 } } as const;
const TEXT = {
  areaId: 'back',
  font: { ...FALSE, type: 'text', value: 'Saira' },
  color: null,
  foil: FALSE,
  depth: { ...FALSE, type: 'number', value: 0 },
};

function withCell(item: ConfiguredItem, index: number, columnId: string, change: Partial<Selection>): object {
  return {
    ...item,
    selections: item.selections.map((line) =>
      line.row?.index === index && line.row.columnId === columnId ? { ...line, ...change } : line,
    ),
  };
}

function moved(line: Selection, index: number): Selection {
  return { ...line, row: { index, columnId: line.row?.columnId ?? '' } };
}

function pick({ selections, personalization }: ConfiguredItem): object {
  return { selections, personalization };
}
