import type { Ports, Storage } from '../../kernel/ports.js';

/** The browser's own clock, randomness and network. Storage is not here: it needs the shopper's consent first. */
export function browserPorts(): Required<Omit<Ports, 'storage'>> {
  return {
    clock: { nowMs: () => Date.now() },
    random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
    fetch: (request) => fetch(request),
  };
}

/** `localStorage` under a prefix; a device that refuses storage keeps nothing and fails nothing. */
export function localStore(prefix = 'atelier:'): Storage {
  const attempt = <T>(work: () => T, otherwise: T): Promise<T> => {
    try {
      return Promise.resolve(work());
    } catch {
      // Private windows and full disks throw; a design without storage still works.
      return Promise.resolve(otherwise);
    }
  };
  return {
    read: (key) => attempt(() => localStorage.getItem(prefix + key), null),
    write: (key, text) => attempt(() => localStorage.setItem(prefix + key, text), undefined),
    remove: (key) => attempt(() => localStorage.removeItem(prefix + key), undefined),
  };
}
