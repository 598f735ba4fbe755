import type { ImageOption } from '../product.js';
import type { JsonSchema } from '../schema/json-schema.js';
import type { OptionFileOf } from '../schema/options.js';
import type { KindDescriptor } from './kind-descriptor.js';

const MEDIA_TYPES = { png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', webp: 'image/webp' } as const;
type Accepted = keyof typeof MEDIA_TYPES;

/** A picture of the shopper. */
export const imageKind: KindDescriptor<ImageOption, OptionFileOf<'image'>> = {
  optional: true,
  build({ accept = ['png', 'jpeg', 'webp'], minDpi = null }, base, { loading, path }) {
    // A shopper's SVG can carry script and outside references; it is dropped, the option lives.
    if (accept.includes('svg')) loading.warn('product/svg-upload', [...path, 'accept', accept.indexOf('svg')]);
    const types = accept.filter((type): type is Accepted => type !== 'svg').map((type) => MEDIA_TYPES[type]);
    if (types.length === 0) loading.report('product/missing', [...path, 'accept'], { key: 'png' });
    return { ...base, kind: 'image', accept: [...new Set(types)], minDpi };
  },
  schema: ({ accept }) =>
    closed({
      assetId: { type: 'string', pattern: '^[A-Za-z0-9_.:-]{1,128}$' },
      sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
      mediaType: { enum: accept },
      widthPx: integer(1, 100_000),
      heightPx: integer(1, 100_000),
      placement: closed({ xUm: integer(-1e8, 1e8), yUm: integer(-1e8, 1e8), widthUm: integer(1, 1e8), rotationMdeg: integer(-360_000, 360_000) }),
    }),
};

function integer(minimum: number, maximum: number): JsonSchema {
  return { type: 'integer', minimum, maximum };
}

function closed(properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}
