import { expect } from 'chai';
import * as fc from 'fast-check';
import { readTable } from '../../../src/elements/options/rows/read-table.js';

const SEPARATORS = ['\t', ';', ','] as const;
const cell = fc
  .string({ unit: fc.constantFrom(...Array.from('aÄ7 "\t;,\n')), maxLength: 6 })
  .map((text) => text.trim());

/** As spreadsheets write it: quotes where they are needed. */
function write(table: readonly (readonly string[])[], separator: string, end: string): string {
  const quote = (text: string) => (/["\t;,\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return table.map((cells) => cells.map(quote).join(separator)).join(end) + end;
}

describe('a pasted table', () => {
  it('is read as any spreadsheet wrote it', () => {
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      );
    fc.assert(
      fc.property(table, fc.constantFrom(...SEPARATORS), fc.constantFrom('\n', '\r\n'), (written, separator, end) => {
        const kept = written.filter((cells) => cells.some((text) => text !== ''));
        expect(readTable(write(written, separator, end))).to.deep.equal(kept);
      }),
      { numRuns: 500 },
    );
  });

  it('loses no letter of any text, however it is made', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('ab"\t;,\n \r')), maxLength: 30 }), (text) => {
        const letters = (of: string) => of.replace(/[^ab]/g, '');
        expect(letters(readTable(text).flat().join(''))).to.equal(letters(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('of one column is a list of names, commas and all only where nothing else separates', () => {
    expect(readTable('Ada\nBo\n\nCy')).to.deep.equal([['Ada'], ['Bo'], ['Cy']]);
    expect(readTable('Ada; 1,5; L')).to.deep.equal([['Ada', '1,5', 'L']]);
  });
});
