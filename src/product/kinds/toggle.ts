import type { FilledOption } from '../filled.js';
import type { Choice, ToggleOption } from '../product.js';
import type { KindDescriptor } from './kind-descriptor.js';

/** The keys of this kind, filled in. */
export type FilledToggle = FilledOption & Pick<Choice, 'price' | 'sku'>;

/** Yes or no. */
export const toggleKind: KindDescriptor<ToggleOption, FilledToggle> = {
  optional: false,
  build: ({ title, price, sku }, base) => ({ ...base, kind: 'toggle', on: { ...BARE, title, price, sku } }),
  schema: () => ({ type: 'boolean' }),
};

/** What a choice has that is not described further. */
const BARE: Omit<Choice, 'title'> = {
  id: 'true',
  help: null,
  sku: null,
  price: null,
  value: null,
  color: null,
  look: null,
  swatch: null,
  image: null,
  stock: null,
  when: null,
  from: null,
  until: null,
  fields: {},
};
