import type { ImageOption } from '../product.js';
import type { OptionFileOf } from '../schema/options.js';
import type { KindDescriptor } from './kind-descriptor.js';
import { isMatch, isRecord, isWhole } from './value-tests.js';

const MEDIA_TYPES = { png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', webp: 'image/webp' } as const;
type Accepted = keyof typeof MEDIA_TYPES;

/** Patterns of a picture's names. */
export const IMAGE_PATTERNS = { assetId: /^[A-Za-z0-9_.:-]{1,128}$/, sha256: /^[0-9a-f]{64}$/ };
/** Least and most pixels of a side. */
export const IMAGE_PIXELS = { widthPx: [1, 100_000], heightPx: [1, 100_000] } as const;
/** Least and most of a picture's place, in micrometres and millidegrees. */
export const IMAGE_PLACEMENT = {
  xUm: [-1e8, 1e8],
  yUm: [-1e8, 1e8],
  widthUm: [1, 1e8],
  rotationMdeg: [-360_000, 360_000],
} as const;

/** A picture of the shopper. */
export const imageKind: KindDescriptor<ImageOption, OptionFileOf<'image'>> = {
  optional: true,
  build({ accept = ['png', 'jpeg', 'webp'], minDpi = null }, base) {
    // A shopper's SVG can carry script and outside references; it is dropped, the option lives.
    const types = accept.filter((type): type is Accepted => type !== 'svg').map((type) => MEDIA_TYPES[type]);
    return { ...base, kind: 'image', accept: [...new Set(types)], minDpi };
  },
  accepts: ({ accept }, value) =>
    isRecord(value) &&
    Object.keys(value).length === 6 &&
    isMatch(value['assetId'], IMAGE_PATTERNS.assetId) &&
    isMatch(value['sha256'], IMAGE_PATTERNS.sha256) &&
    accept.some((type) => type === value['mediaType']) &&
    isWithin(value, IMAGE_PIXELS) &&
    isRecord(value['placement']) &&
    Object.keys(value['placement']).length === 4 &&
    isWithin(value['placement'], IMAGE_PLACEMENT),
};

function isWithin(
  value: Readonly<Record<string, unknown>>,
  bounds: Readonly<Record<string, readonly [number, number]>>,
): boolean {
  return Object.entries(bounds).every(([key, [least, most]]) => isWhole(value[key], least, most));
}
