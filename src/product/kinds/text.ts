import { countGraphemes } from '../../kernel/graphemes.js';
import type { TextOption } from '../product.js';
import type { FilledOption } from '../filled.js';
import type { KindDescriptor } from './kind-descriptor.js';
import { isCharacterSet, isSimple, textPattern } from './text-characters.js';

/** Code points a grapheme may have on the average of a text; families and flags need up to 11. Bounds hostile stacks of marks. */
const CODE_POINTS_PER_GRAPHEME = 32;

/** The keys of this kind, filled in. */
export interface FilledText extends FilledOption {
  readonly max: number;
  readonly lines: number | null;
  readonly chars: string | null;
  readonly case: TextOption['case'] | null;
}

/** A short text of the shopper. */
export const textKind: KindDescriptor<TextOption, FilledText> = {
  optional: true,
  build(file, base, { loading, path }) {
    const { max, lines, chars, case: letters } = file;
    if (!isCharacterSet(chars ?? 'any'))
      loading.report.error('product/bad-format', [...path, 'chars'], { found: chars ?? '' });
    return { ...base, kind: 'text', max, lines: lines ?? 1, chars: chars ?? 'any', case: letters ?? 'any' };
  },
  // JSON Schema counts code points: exact where each character allowed is one, else a bound that no valid text reaches.
  schema: ({ max, lines, chars }) => ({
    type: 'string',
    maxLength: max * (isSimple(chars) ? 1 : CODE_POINTS_PER_GRAPHEME) + lines - 1,
    pattern: textPattern(chars, lines),
  }),
  fits: (option, text: string) =>
    countGraphemes(text.replaceAll('\n', '')) <= option.max && text === canonical(option, text),
  normalise: (option, value) => (typeof value === 'string' ? canonical(option, value) : value),
  isEmpty: (value) => value === '',
};

/** NFC and the option's case; no locale, so that every machine agrees. */
function canonical(option: TextOption, text: string): string {
  const composed = text.normalize('NFC');
  return option.case === 'any'
    ? composed
    : (option.case === 'upper' ? composed.toUpperCase() : composed.toLowerCase()).normalize('NFC');
}
