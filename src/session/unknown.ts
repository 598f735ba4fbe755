import { ConfiguratorError } from '../kernel/configurator-error.js';

/** A name that the product does not have: `session/unknown-market`, `-option` or `-preset`. */
export function unknown(
  what: 'market' | 'option' | 'preset',
  name: string,
  known: Iterable<string>,
): ConfiguratorError {
  return new ConfiguratorError(`session/unknown-${what}`, {
    message: `There is no ${what} "${name}".`,
    path: [`${what}s`, name],
    hint: `Known: ${[...known].join(', ')}.`,
  });
}
