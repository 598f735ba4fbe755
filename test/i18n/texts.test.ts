import { expect } from 'chai';
import { colorName } from '../../src/i18n/color-name.js';
import { createFormats } from '../../src/i18n/formats.js';
import { loadMessages } from '../../src/i18n/load-messages.js';
import { directionOf, localized } from '../../src/i18n/locale.js';
import { de } from '../../src/i18n/messages/de.js';
import { en, type Code } from '../../src/i18n/messages/en.js';
import { fr } from '../../src/i18n/messages/fr.js';
import type { Message } from '../../src/i18n/message.js';
import { parseNumber } from '../../src/i18n/parse-number.js';
import { createTexts } from '../../src/i18n/texts.js';

const places = (message: Message): readonly string[] =>
  [
    ...new Set(
      (typeof message === 'string' ? [message] : Object.values(message)).flatMap(
        (text) => text.match(/\{\w+\}/g) ?? [],
      ),
    ),
  ].sort();

describe('messages', () => {
  for (const [language, messages] of Object.entries({ de, fr })) {
    it(`have the same places in ${language} as in English`, () => {
      for (const code of Object.keys(en) as Code[])
        expect(places(messages[code]), code).to.deep.equal(places(en[code]));
    });
  }

  it('fall back to English in a language we do not speak', async () => {
    expect(await loadMessages('fi')).to.deep.equal(en);
    expect(await loadMessages('de-CH')).to.deep.equal(de);
  });

  it('choose plural forms by the rules of the language', () => {
    const texts = createTexts('fr', fr);
    expect(texts.text('text/left', { count: 0 })).to.equal('0 caractère restant');
    expect(texts.text('text/left', { count: 2 })).to.equal('2 caractères restants');
  });

  it('can be replaced by the shop, one by one', () => {
    const texts = createTexts('en', en, { 'order/add': 'Put in basket' });
    expect(texts.text('order/add')).to.equal('Put in basket');
    expect(texts.text('order/failed')).to.equal(en['order/failed']);
  });

  it('word an issue nobody foresaw by what its owner says, else by its code', () => {
    const texts = createTexts('en', en);
    const issue = {
      code: 'rules/warning',
      severity: 'warning',
      path: [],
      params: { say: 'Long names come out small.' },
    } as const;
    expect(texts.issue(issue)).to.equal('Long names come out small.');
    expect(texts.issue({ ...issue, code: 'x/y', params: {} })).to.contain('x/y');
  });
});

describe('formats', () => {
  it('write dates and lists in the language of our words, and prices as the place does', () => {
    const { day, list, money } = createFormats('ar-EG');
    expect(day(Date.UTC(2026, 10, 26, 12))).to.equal('26 November');
    expect(list(['A', 'B'])).to.equal('A and B');
    expect(money({ currency: 'EGP', exponent: 2, minor: 100 })).to.not.include('EGP');
  });

  it('write money with the exponent of its currency', () => {
    expect(createFormats('en').money({ currency: 'EUR', exponent: 2, minor: 2890 })).to.equal('€28.90');
    expect(createFormats('ja').money({ currency: 'JPY', exponent: 0, minor: 1200 })).to.contain('1,200');
  });

  it('write differences with a sign and a real minus, and nothing for none', () => {
    const { delta } = createFormats('en');
    expect(delta({ currency: 'EUR', exponent: 2, minor: 400 })).to.equal('+4.00');
    expect(delta({ currency: 'EUR', exponent: 2, minor: -200 })).to.equal('\u22122.00');
    expect(delta({ currency: 'EUR', exponent: 2, minor: 0 })).to.equal(null);
  });

  it('read numbers as they are typed in each language', () => {
    expect(parseNumber('1,430.5', 'en')).to.equal(1430.5);
    expect(parseNumber('1.430,5', 'de')).to.equal(1430.5);
    expect(parseNumber('1 430,5', 'fr')).to.equal(1430.5);
    expect(parseNumber('wide', 'en')).to.equal(null);
    expect(parseNumber('', 'en')).to.equal(null);
  });
});

describe('locales', () => {
  it('run in their own direction', () => {
    expect(directionOf('ar-EG')).to.equal('rtl');
    expect(directionOf('de')).to.equal('ltr');
  });

  it('take the owner’s text of the same language, else the product’s first', () => {
    expect(localized({ en: 'Bone', de: 'Knochen' }, 'de-AT', ['en', 'de'])).to.equal('Knochen');
    expect(localized({ en: 'Bone' }, 'fr', ['en'])).to.equal('Bone');
  });
});

describe('a color nobody named', () => {
  for (const [hex, name] of [
    ['#ffffff', 'white'],
    ['#141414', 'black'],
    ['#e4572e', 'red'],
    ['#1b1f3b', 'navy'],
    ['#c2185b', 'pink'],
    ['#9caa93', 'grey'],
    ['#6b4a2b', 'brown'],
  ] as const) {
    it(`is called by a common word: ${hex} is ${name}`, () => {
      expect(colorName(hex)).to.equal(`color/${name}`);
    });
  }
});
