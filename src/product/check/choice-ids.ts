import type { Option } from '../product.js';

/** What an option can be set to by name; a toggle: `true` and `false`. */
export function choiceIds(option: Option): ReadonlySet<string> {
  if ('choiceById' in option) return new Set(option.choiceById.keys());
  if (option.kind === 'toggle') return new Set(['true', 'false']);
  return new Set(option.kind === 'color' ? option.palette?.map(({ id }) => id) : []);
}
