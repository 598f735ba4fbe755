import { expect } from 'chai';
import * as fc from 'fast-check';
import { LENGTH_UNITS, measureIn } from '../../../src/elements/options/number/measure.js';
import { createFormats } from '../../../src/i18n/formats.js';

const EN = createFormats('en');
const MM = { mm: 1, cm: 10, in: 25.4 } as const;
/** Half of what the last digit shown stands for, in millimetres. */
const EXACT_TO = { mm: 0, cm: 0.05 + 1e-9, in: 25.4 / 32 + 1e-9 } as const;

describe('a length', () => {
  it('reads back in any unit as it was shown, to the last digit that is shown', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40_000 }),
        fc.constantFrom('mm', 'cm', 'in'),
        fc.constantFrom(...LENGTH_UNITS),
        (value, own, unit) => {
          const measure = measureIn(own, unit);
          const read = measure.read(measure.show(EN, value), 'en') ?? NaN;
          const offMm = Math.abs(read - value) * MM[own];
          expect(offMm).to.be.at.most(own === unit ? 0 : EXACT_TO[unit] + (unit === 'mm' ? 0.005 + 1e-9 : 0));
        },
      ),
    );
  });

  it('is read in inches as a tape says it', () => {
    const { read } = measureIn('mm', 'in');
    const texts = ['1', '1"', '1 1/2', '1-1/2 in', '3/4', '0.5″', '12.25', '1/0', 'x'];
    expect(texts.map((text) => read(text, 'en'))).to.deep.equal([
      25.4,
      25.4,
      38.1,
      38.1,
      19.05,
      12.7,
      311.15,
      null,
      null,
    ]);
  });

  it('is shown in inches by the shortest fraction', () => {
    const { show } = measureIn('mm', 'in');
    expect([0, 12.7, 25.4, 31.75, 100].map((value) => show(EN, value))).to.deep.equal([
      '0',
      '1/2',
      '1',
      '1 1/4',
      '3 15/16',
    ]);
  });

  it('alone has other units: pieces and degrees stay what they are', () => {
    expect(measureIn('°', 'in')).to.include({ unit: '°', isOwn: true });
    expect(measureIn('', 'cm').unit).to.equal('');
  });
});
