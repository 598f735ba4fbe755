import { devWarn } from '../../kernel/report.js';

/**
 * Defines a tag unless the page has it already: a second copy of the script must not break the first. Never throws.
 */
export function defineOnce(tag: string, element: CustomElementConstructor): void {
  const known = customElements.get(tag);
  if (!known) customElements.define(tag, element);
  else if (known !== element)
    devWarn('elements/defined-twice', `<${tag}> is already defined, so this copy of the script is not used.`);
}
