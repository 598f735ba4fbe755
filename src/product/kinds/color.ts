import { buildPalette } from '../build-choices.js';
import type { ColorOption } from '../product.js';
import type { OptionFileOf } from '../schema/options.js';
import type { KindDescriptor } from './kind-descriptor.js';

/** A colour: of a palette, or free. */
export const colorKind: KindDescriptor<ColorOption, OptionFileOf<'color'>> = {
  optional: false,
  build: (file, base, { loading, path }) => ({
    ...base,
    kind: 'color',
    palette: file.palette === undefined ? null : buildPalette(file.palette, [...path, 'palette'], loading),
  }),
  schema: ({ palette }) => (palette === null ? { type: 'string', pattern: '^#[0-9a-f]{6}$' } : { enum: palette.map(({ id }) => id) }),
  normalise: (_option, value) => (typeof value === 'string' ? value.toLowerCase() : value),
};
