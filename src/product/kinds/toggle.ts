import { BARE_CHOICE } from '../build/build-choice.js';
import { orNull } from '../build/forms.js';
import type { ToggleOption } from '../product.js';
import type { OptionFileOf } from '../schema/options.js';
import type { KindDescriptor } from './kind-descriptor.js';

/** Yes or no. */
export const toggleKind: KindDescriptor<ToggleOption, OptionFileOf<'toggle'>> = {
  optional: false,
  build: ({ price, sku = null }, base, { forms }) => ({
    ...base,
    kind: 'toggle',
    on: { ...BARE_CHOICE, title: base.title, price: orNull(price, forms.amounts), sku },
  }),
  accepts: (_option, value) => typeof value === 'boolean',
};
