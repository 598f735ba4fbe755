/** What a shopper types or pastes into a cell, as a value of its column. */
import { parseNumber } from '../../../i18n/parse-number.js';
import { countGraphemes } from '../../../kernel/graphemes.js';
import { toNumber } from '../../../kernel/rational.js';
import type { OptionValue } from '../../../product/configuration.js';
import { isValueOf, normaliseValue } from '../../../product/kinds/registry.js';
import { foreignCharacters } from '../../../product/kinds/text-characters.js';
import type { Option } from '../../../product/product.js';
import { choicesOf } from '../../base/describe.js';
import type { Face } from '../../base/face.js';

/** A value, or why the text is none. */
export type ReadCell = { readonly value: OptionValue } | { readonly fault: string };

/** Words for a tick in lists people keep; anything else that is not empty is asked about. */
const YES = ['x', '✓', '1', 'yes', 'y', 'true', 'ja', 'j', 'wahr', 'oui', 'o', 'vrai'];
const NO = ['-', '–', '0', 'no', 'n', 'false', 'nein', 'falsch', 'non', 'faux'];

/** Reads a text. Nothing is the empty text, and of all else no answer. */
export function readCell(face: Face, column: Option, text: string): ReadCell {
  const read = READERS[column.kind];
  const written = text.trim();
  if (written === '') return { value: column.kind === 'text' ? '' : null };
  return read ? read(face, column, text) : { fault: face.t('rows/not-here') };
}

/** Letters and digits alone, in small letters: how titles are compared. */
export function plainWord(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}#]/gu, '')
    .toLowerCase();
}

type Reader = (face: Face, column: Option, text: string) => ReadCell;

const listed: Reader = (face, column, text) => {
  const wanted = plainWord(text);
  const found = choicesOf(column).find(({ id, title }) =>
    [id, ...Object.values(title)].some((name) => plainWord(name) === wanted),
  );
  return found ? { value: found.id } : { fault: face.t('rows/no-choice', { text }) };
};

const READERS: { readonly [K in Option['kind']]?: Reader } = {
  choice: listed,
  color: listed,
  toggle: (face, _column, text) => {
    const word = text.trim().toLowerCase();
    if (YES.includes(word)) return { value: true };
    return NO.includes(word) ? { value: false } : { fault: face.t('rows/no-choice', { text }) };
  },
  number: (face, column, text) => {
    const value = parseNumber(text, face.texts.locale);
    if (value === null) return { fault: face.t('number/not-a-number') };
    return isValueOf(column, value) ? { value } : { fault: numberFault(face, column, value) };
  },
  text: (face, column, text) => {
    const value = normaliseValue(column, text) as string;
    return isValueOf(column, value) ? { value } : { fault: textFault(face, column, value) };
  },
};

function numberFault(face: Face, column: Option, value: number): string {
  if (column.kind !== 'number') return '';
  const [min, max] = [toNumber(column.outer.min), toNumber(column.outer.max)];
  const shown = face.formats.number(value, column.unit);
  if (value >= min && value <= max) return face.t('number/grid', { value: shown });
  return face.t('number/range', { min: face.formats.number(min), max: face.formats.number(max, column.unit) });
}

function textFault(face: Face, column: Option, value: string): string {
  if (column.kind !== 'text') return '';
  const over = countGraphemes(value.replaceAll('\n', '')) - column.max;
  if (over > 0) return face.t('rows/too-long', { count: over });
  const foreign = foreignCharacters(value, column.chars);
  return foreign.length > 0
    ? face.t('text/characters', { characters: foreign.join(' ') })
    : face.t('text/not-possible');
}
