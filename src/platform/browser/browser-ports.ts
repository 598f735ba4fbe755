import type { Ports } from '../../kernel/ports.js';

/** The browser's own clock, randomness and network. Storage is not here: it needs the shopper's consent first. */
export function browserPorts(): Required<Omit<Ports, 'storage'>> {
  return {
    clock: { nowMs: () => Date.now() },
    random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
    fetch: (request) => fetch(request),
  };
}
