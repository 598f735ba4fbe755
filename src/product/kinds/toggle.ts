import { buildChoice } from '../build-choices.js';
import type { ToggleOption } from '../product.js';
import type { OptionFileOf } from '../schema/options.js';
import type { KindDescriptor } from './kind-descriptor.js';

/** Yes or no. */
export const toggleKind: KindDescriptor<ToggleOption, OptionFileOf<'toggle'>> = {
  optional: false,
  build: ({ title, price, sku }, base, { loading, path }) => ({ ...base, kind: 'toggle', on: buildChoice({ id: 'true', title, price, sku }, path, loading) }),
  schema: () => ({ type: 'boolean' }),
};
