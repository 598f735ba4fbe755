import { expect } from 'chai';
import fc from 'fast-check';
import { countGraphemes as countByLibrary } from 'unicode-segmenter/grapheme';
import { countGraphemes, isPlainJson } from '../../src/kernel/graphemes.js';
import { loadGraphemeTables } from '../../src/kernel/load-grapheme-tables.js';

/** Everything in the basic plane that is not half a character. */
const CHARACTERS = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(
  (character) => !/\p{Surrogate}/u.test(character),
);

/** What is counted without the tables, one by one; a JSON text would escape controls. */
const PLAIN = CHARACTERS.filter((character) => isPlainJson(character));

/** The forms in which an option may hold a text. */
function formsOf(text: string): readonly string[] {
  const composed = text.normalize('NFC');
  return [text, ...[composed, composed.toUpperCase(), composed.toLowerCase()].map((form) => form.normalize('NFC'))];
}

describe('counting graphemes', () => {
  it('needs the tables for no text whose characters cannot join, and counts it as they do', async () => {
    // A copy of the module of its own: the one all tests share has its tables by now.
    const copy = '../../src/kernel/graphemes.js?bare';
    const bare = (await import(copy)) as { countGraphemes: (text: string) => number };
    // Each beside letters, signs and itself; a count by units is never too low, so that no two errors make a right.
    const wrong = PLAIN.filter((character) =>
      formsOf(`a${character}©${character}${character}a`).some(
        (form) => bare.countGraphemes(form) !== countByLibrary(form),
      ),
    );
    expect(wrong).to.deep.equal([]);
    const texts = fc
      .array(fc.constantFrom(...PLAIN, '\r', '\n', '\r\n'), { maxLength: 30 })
      .map((parts) => parts.join(''));
    fc.assert(fc.property(texts, (text) => void expect(bare.countGraphemes(text)).to.equal(countByLibrary(text))));
    expect(PLAIN).to.include.members(['a', 'ß', 'Ω', 'Я', '’', '€', 'か', '字', '\uE000']);
    for (const text of ['e\u0301', 'ก้', '👩‍👩‍👧', '각'])
      expect(() => bare.countGraphemes(text), text)
        .to.throw()
        .with.property('code', 'kernel/no-grapheme-tables');
  });

  it('tells a file that needs the tables, be it for a letter in another case or one that is escaped', () => {
    for (const text of ['İstanbul', 'ǰ', 'ΐ', '\\u0301', 'e\u0301', '👍', 'สวัสดี'])
      expect(isPlainJson(text), text).to.equal(false);
    expect(isPlainJson('{"title":"Größe – 10 €"}')).to.equal(true);
  });

  it('counts every text as the library does, once its tables are here', async () => {
    await loadGraphemeTables();
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        expect(countGraphemes(text)).to.equal(countByLibrary(text));
      }),
    );
    expect(countGraphemes('👩‍👩‍👧e\u0301\r\n')).to.equal(3);
  });
});
