import type { ColorOption } from '../product.js';
import type { KindDescriptor } from './kind-descriptor.js';

/** A colour: of a palette, or free. */
export const colorKind: KindDescriptor<ColorOption> = {
  optional: false,
  build: (_filled, base, { choices }) => ({ ...base, kind: 'color', palette: choices }),
  schema: ({ palette }) =>
    palette === null ? { type: 'string', pattern: '^#[0-9a-f]{6}$' } : { enum: palette.map(({ id }) => id) },
  normalise: (_option, value) => (typeof value === 'string' ? value.toLowerCase() : value),
};
