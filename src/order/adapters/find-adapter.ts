import type { CartAdapter } from './cart-adapter.js';

/** Loads the adapter of a `shop` attribute; each is its own chunk. `undefined`: no such adapter. */
export async function findAdapter(id: string): Promise<CartAdapter | undefined> {
  const load = Object.hasOwn(ADAPTERS, id) ? ADAPTERS[id] : undefined;
  return load?.();
}

const ADAPTERS: Readonly<Record<string, () => Promise<CartAdapter>>> = {
  'dom-event': async () => (await import('./dom-event.js')).domEvent,
  intake: async () => (await import('./intake.js')).intake,
};
