import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import team from '../../demo/elements/team.json';
import '../../src/index.js';
import type { RowValue } from '../../src/product/configuration.js';
import { loadProduct } from '../../src/product/load.js';
import type { Product } from '../../src/product/product.js';
import { ask, optionElementSuite, valueOf, type Asked } from '../support/option-element-suite.js';

function teamProduct(): Product {
  const loaded = loadProduct(team);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  return loaded.value;
}

const product = teamProduct();
optionElementSuite('atelier-rows', 'roster', ['table', 'row', 'field'], { product });
optionElementSuite('atelier-fields', 'coach', ['units', 'field', 'progress'], { product });

const field = ({ control }: Asked, key: string): HTMLInputElement =>
  control.shadowRoot!.querySelector<HTMLInputElement>(`[data-key="${key}"]`)!;
const text = ({ control }: Asked): string => control.shadowRoot!.textContent.replace(/\s+/g, ' ');
const button = ({ control }: Asked, name: string): HTMLButtonElement =>
  [...control.shadowRoot!.querySelectorAll('button')].find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent.trim()) === name,
  )!;
const rows = (asked: Asked) => valueOf(asked, 'roster') as readonly RowValue[];
const focused = ({ control }: Asked) => control.shadowRoot!.activeElement as HTMLElement | null;
const settled = async ({ control }: Asked) =>
  (control as HTMLElement & { updateComplete: Promise<void> }).updateComplete;

async function openRoster(): Promise<Asked> {
  const asked = await ask('roster', { product });
  await waitUntil(() => asked.option.face?.wording, 'the words are here');
  return asked;
}

function paste(asked: Asked, key: string, pasted: string): void {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', pasted);
  field(asked, key).dispatchEvent(
    new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true, cancelable: true }),
  );
}

describe('a roster', () => {
  it('is typed by keyboard alone, Enter going down a row and adding one at the end', async () => {
    const asked = await openRoster();
    field(asked, '0/name').focus();
    for (const name of ['Ada', 'Bo', 'Cy', 'Di']) {
      await sendKeys({ type: name });
      await sendKeys({ press: 'Enter' });
      await settled(asked);
    }
    expect(rows(asked).map(({ name }) => name)).to.deep.equal(['ADA', 'BO', 'CY', 'DI', '']);
    expect(focused(asked)?.dataset['key']).to.equal('4/name');
    await sendKeys({ press: 'ArrowUp' });
    await settled(asked);
    expect(focused(asked)?.getAttribute('aria-label')).to.equal('Player 4, Name');
  });

  it('shows the row in hand in the picture', async () => {
    const asked = await openRoster();
    field(asked, '2/number').focus();
    expect(asked.option.face?.rows).to.deep.equal({ roster: 2 });
  });

  it('keeps what cannot be a value where it was typed, says why once the hand has left, and lets no order go', async () => {
    const asked = await openRoster();
    field(asked, '0/name').focus();
    await sendKeys({ type: 'R2D2' });
    await settled(asked);
    expect(text(asked)).to.not.contain('cannot be made');
    await sendKeys({ press: 'Tab' });
    await settled(asked);
    expect(field(asked, '0/name').value).to.equal('R2D2');
    expect(text(asked)).to.contain('These characters cannot be made: 2');
    expect(asked.option.face?.unsettled.has('roster')).to.equal(true);
    field(asked, '0/name').select();
    await sendKeys({ type: 'Ada' });
    await settled(asked);
    expect([rows(asked)[0]?.['name'], asked.option.face?.unsettled.size]).to.deep.equal(['ADA', 0]);
  });

  it('names a number that is there twice at both cells, and takes the shopper to it', async () => {
    const asked = await openRoster();
    for (const [key, typed] of [
      ['0/number', '7'],
      ['1/number', '7'],
    ] as const) {
      field(asked, key).focus();
      await sendKeys({ type: typed });
    }
    field(asked, '2/name').focus();
    await settled(asked);
    expect(field(asked, '0/number').getAttribute('aria-invalid')).to.equal('true');
    expect(text(asked)).to.contain('Also in row 2.').and.contain('Also in row 1.');
    button(asked, 'Player 2, Number: Also in row 1.').click();
    await settled(asked);
    expect(focused(asked)?.dataset['key']).to.equal('1/number');
  });

  it('takes a list from a spreadsheet after showing what was understood, and keeps every cell it could not read', async () => {
    const asked = await openRoster();
    paste(asked, '0/name', 'Nr.\tSpieler\tGröße\n7\tAda\tL\n8\tMaximilian-Alexander\tm\n107\tCy\tXXL\n');
    await settled(asked);
    expect(text(asked)).to.contain('3 rows found').and.contain('Left out: Ada, Maximilian-Alexander, Cy');
    const meaning = asked.control.shadowRoot!.querySelectorAll<HTMLSelectElement>('.sample select')[1]!;
    meaning.value = 'name';
    meaning.dispatchEvent(new Event('change'));
    await settled(asked);
    expect(text(asked)).to.contain('Line 2, “Maximilian-Alexander”: 8 characters too long');
    button(asked, 'Add 3 rows').click();
    await settled(asked);
    expect(rows(asked)).to.deep.equal([
      { name: 'ADA', number: 7, size: 'l' },
      { name: '', number: 8, size: 'm' },
      { name: 'CY', number: null, size: null },
    ]);
    expect(field(asked, '1/name').value).to.equal('Maximilian-Alexander');
    expect(field(asked, '2/number').value).to.equal('107');
    expect(focused(asked)?.dataset['key']).to.equal('1/name');
    asked.option.face?.session.undo();
    await settled(asked);
    expect(rows(asked)).to.have.length(3);
    expect(field(asked, '1/name').value).to.equal('');
  });

  it('takes thirty lines at once, keeps the lines it has no room for, and tells sizes and the next price', async () => {
    const asked = await openRoster();
    const line = (at: number) => `P${'ABCDEFGHIJKLMNOPQRSTUVWXYZABCD'[at] ?? ''}\t${at}\t${at % 2 ? 'S' : 'XL'}`;
    paste(asked, '0/name', Array.from({ length: 11 }, (_, at) => line(at)).join('\n'));
    await settled(asked);
    button(asked, 'Add 11 rows').click();
    await settled(asked);
    expect(text(asked)).to.contain('Size: S 5, XL 6').and.contain('1 more and each costs €2.00 less');
    button(asked, 'Paste a list').click();
    await settled(asked);
    paste(asked, '0/name', Array.from({ length: 30 }, (_, at) => line(at)).join('\n'));
    await settled(asked);
    expect(text(asked)).to.contain('17 lines are too many: 24 rows is the most.');
    button(asked, 'Replace all by 24 rows').click();
    await settled(asked);
    expect(rows(asked)).to.have.length(24);
    expect(asked.control.shadowRoot!.querySelector('textarea')?.value.split('\n')).to.have.length(6);
    expect(button(asked, 'Add a row').getAttribute('aria-disabled')).to.equal('true');
  });

  it('takes whoever is sent to it to the first cell that is to be put right', async () => {
    const asked = await openRoster();
    const row = (name: string, number: number | null) => ({ name, number, size: 'm' });
    asked.option.face?.session.apply({ optionId: 'roster', value: [row('Ada', 7), row('Bo', null), row('Cy', 7)] });
    await settled(asked);
    asked.option.face?.goTo('roster', true);
    await waitUntil(() => focused(asked)?.dataset['key'] === '0/number', 'the number that is there twice');
    asked.option.face?.session.apply({ optionId: 'roster', value: 9, row: { index: 2, columnId: 'number' } });
    await settled(asked);
    asked.option.face?.goTo('roster', true);
    await waitUntil(() => focused(asked)?.dataset['key'] === '1/number', 'the number that is missing');
  });

  it('duplicates and removes a row, moves focus along, and takes it back', async () => {
    const asked = await openRoster();
    field(asked, '0/name').focus();
    await sendKeys({ type: 'Ada' });
    await settled(asked);
    button(asked, 'Duplicate Player 1').click();
    await settled(asked);
    expect(rows(asked).map(({ name }) => name)).to.deep.equal(['ADA', 'ADA', '', '']);
    expect(focused(asked)?.dataset['key']).to.equal('1/name');
    button(asked, 'Remove Player 1').click();
    await settled(asked);
    expect(rows(asked)).to.have.length(3);
    expect(text(asked)).to.contain('Player 1 removed.');
    button(asked, 'Undo').click();
    await settled(asked);
    expect(rows(asked).map(({ name }) => name)).to.deep.equal(['ADA', 'ADA', '', '']);
  });
});

describe('a set of measurements', () => {
  const controls = ({ control }: Asked) =>
    [...control.shadowRoot!.querySelectorAll('atelier-number')].map((number) => number.shadowRoot!);

  async function openCoach(): Promise<Asked> {
    const asked = await ask('coach', { product });
    await waitUntil(
      () => controls(asked).length === 2 && controls(asked)[1]?.childElementCount,
      'the fields are there',
    );
    return asked;
  }

  const measure = async (asked: Asked, at: number, typed: string): Promise<void> => {
    const input = controls(asked)[at]!.querySelector('input')!;
    input.focus();
    input.select();
    await sendKeys({ type: typed });
    await sendKeys({ press: 'Enter' });
    await settled(asked);
  };

  it('is typed field by field, says what is open, and is one answer of the design', async () => {
    const asked = await openCoach();
    expect(text(asked)).to.contain('Still open: Chest and Waist');
    await measure(asked, 0, '950');
    expect(text(asked)).to.contain('Still open: Waist');
    await measure(asked, 1, '820');
    expect(text(asked)).to.contain('All answered.');
    expect(valueOf(asked, 'coach')).to.deep.equal([{ chest: 950, waist: 820, fit: 'regular' }]);
    expect(asked.changes.every(({ changes }) => changes[0]?.optionId === 'coach')).to.equal(true);
  });

  it('is read in centimetres and in inches, with fractions, and keeps its millimetres', async () => {
    const asked = await openCoach();
    button(asked, 'cm').click();
    await settled(asked);
    await measure(asked, 0, '95.5');
    button(asked, 'in').click();
    await settled(asked);
    expect(controls(asked)[0]!.querySelector('input')?.value).to.equal('37 5/8');
    await measure(asked, 1, '32 1/4');
    expect(valueOf(asked, 'coach')).to.deep.equal([{ chest: 955, waist: 820, fit: 'regular' }]);
    button(asked, 'mm').click();
    await settled(asked);
    expect(controls(asked)[1]!.querySelector('input')?.value).to.equal('820');
  });

  it('explains a number out of range at its field and keeps it there', async () => {
    const asked = await openCoach();
    await measure(asked, 0, '95');
    await waitUntil(() => controls(asked)[0]!.querySelector('#verdict')?.textContent !== '');
    expect(controls(asked)[0]!.querySelector('#verdict')?.textContent).to.contain('95\u00a0mm is not available.');
    expect(controls(asked)[0]!.textContent).to.contain('800 to 1,300\u00a0mm');
    expect(valueOf(asked, 'coach')).to.deep.equal([{ chest: null, waist: null, fit: 'regular' }]);
  });

  it('switches its unit by arrow keys', async () => {
    const asked = await openCoach();
    button(asked, 'mm').focus();
    await sendKeys({ press: 'ArrowRight' });
    await settled(asked);
    expect([focused(asked)?.textContent.trim(), focused(asked)?.getAttribute('aria-checked')]).to.deep.equal([
      'cm',
      'true',
    ]);
  });
});
