import type { Ports } from '../../kernel/ports.js';

/** A slice, ms: half of what a page may take for an answer, so that drawing it fits beside (RAIL: 8 ms of 16). */
const SLICE_MS = 4;

/** The browser's own clock, randomness and network. Storage is not here: it needs the shopper's consent first. */
export function browserPorts(): Required<Omit<Ports, 'storage' | 'loadPicture'>> {
  return {
    clock: { nowMs: () => Date.now() },
    random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
    fetch: (request) => fetch(request),
    slices: {
      begin: () => {
        const endMs = performance.now() + SLICE_MS;
        return () => performance.now() >= endMs;
      },
      // A message, for a timer waits for a second in a page that is out of sight.
      later: (work) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          port1.close();
          work();
        };
        port2.postMessage(null);
        return () => port1.close();
      },
    },
  };
}
