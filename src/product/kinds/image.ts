import type { ImageOption } from '../product.js';
import type { JsonSchema } from '../schema/json-schema.js';
import type { FilledOption } from '../filled.js';
import type { KindDescriptor } from './kind-descriptor.js';

const MEDIA_TYPES = { png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', webp: 'image/webp' } as const;
type Accepted = keyof typeof MEDIA_TYPES;

/** The keys of this kind, filled in. */
export interface FilledImage extends FilledOption {
  readonly accept: readonly (Accepted | 'svg')[] | null;
  readonly minDpi: number | null;
}

/** A picture of the shopper. */
export const imageKind: KindDescriptor<ImageOption, FilledImage> = {
  optional: true,
  build({ accept: written, minDpi }, base, { loading, path }) {
    const accept = written ?? ['png', 'jpeg', 'webp'];
    // A shopper's SVG can carry script and outside references; it is dropped, the option lives.
    if (accept.includes('svg'))
      loading.report.warn('product/svg-upload', [...path, 'accept', accept.indexOf('svg')], {});
    const types = accept.filter((type): type is Accepted => type !== 'svg').map((type) => MEDIA_TYPES[type]);
    if (types.length === 0) loading.report.error('product/missing', [...path, 'accept'], { key: 'png' });
    return { ...base, kind: 'image', accept: [...new Set(types)], minDpi };
  },
  schema: ({ accept }) =>
    closed({
      assetId: { type: 'string', pattern: '^[A-Za-z0-9_.:-]{1,128}$' },
      sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
      mediaType: { enum: accept },
      widthPx: integer(1, 100_000),
      heightPx: integer(1, 100_000),
      placement: closed({
        xUm: integer(-1e8, 1e8),
        yUm: integer(-1e8, 1e8),
        widthUm: integer(1, 1e8),
        rotationMdeg: integer(-360_000, 360_000),
      }),
    }),
};

function integer(minimum: number, maximum: number): JsonSchema {
  return { type: 'integer', minimum, maximum };
}

function closed(properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}
