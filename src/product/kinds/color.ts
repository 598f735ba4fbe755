import type { ColorOption } from '../product.js';
import type { OptionFileOf } from '../schema/options.js';
import { isMatch } from './value-tests.js';
import type { KindDescriptor } from './kind-descriptor.js';

/** A colour: of a palette, or free. */
export const colorKind: KindDescriptor<ColorOption, OptionFileOf<'color'>> = {
  optional: false,
  build: (_file, base, { choices }) => ({ ...base, kind: 'color', palette: choices }),
  accepts: ({ palette }, value) => (palette ? palette.some(({ id }) => id === value) : isMatch(value, HEX)),
  normalise: (_option, value) => (typeof value === 'string' ? value.toLowerCase() : value),
};

const HEX = /^#[0-9a-f]{6}$/;
