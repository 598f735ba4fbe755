import { expect } from 'chai';
import { directionOf, firstLocale } from '../../src/i18n/locale.js';

describe('the language of a page', () => {
  for (const [tags, locale] of [
    [['de-ch'], 'de-CH'],
    [['en_US', 'fr'], 'en-US'],
    [['en-US@posix'], 'en-US'],
    [['pt_BR.UTF-8'], 'pt-BR'],
    [['not a tag', 'fr'], 'fr'],
    [[], 'en'],
  ] as const) {
    it(`is ${locale} where ${tags.length > 0 ? tags.join(', then ') : 'nothing'} is written`, () => {
      expect(firstLocale(tags)).to.equal(locale);
    });
  }

  it('runs from right to left in Arabic', () => {
    expect(directionOf('ar-EG')).to.equal('rtl');
  });
});
