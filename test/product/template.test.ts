import { expect } from 'chai';
import { parseTemplate } from '../../src/product/check/expression-issue.js';
import { localized, renderTemplate } from '../../src/product/template.js';
import { NAMES, scopeOf } from './expression/tiny-product.js';

function render(source: string, locale: string | null = null): string {
  const parsed = parseTemplate(source, NAMES);
  if (!parsed.ok) return `${parsed.error.code} ${parsed.error.params['start']}-${parsed.error.params['end']}`;
  return renderTemplate(parsed.value, scopeOf({ sole: 'trail', width: 10, height: 0.333 }), locale);
}

describe('a template', () => {
  it('names choices by id in a SKU and by title in a text, and rounds numbers', () => {
    expect(render('SH-{sole}-{width}x{height}')).to.equal('SH-trail-10x0.33');
    expect(render('{sole}, {area} m²{upper}', 'en')).to.equal('TRAIL, 3.33 m²');
  });

  it('says where it is wrong', () => {
    expect(render('a{wdth}')).to.equal('expression/unknown-name 2-6');
    expect(render('a}b')).to.equal('expression/unexpected 1-2');
    expect(render('a{b')).to.equal('expression/unexpected 1-2');
  });

  it('falls back from region to language to the first locale', () => {
    const text = { en: 'Colour', de: 'Farbe' };
    expect(['de', 'de-CH', 'fr', 'toString'].map((locale) => localized(text, locale, ['en', 'de']))).to.deep.equal([
      'Farbe',
      'Farbe',
      'Colour',
      'Colour',
    ]);
  });
});
