import type { OrderStore } from '../../src/order/order-store.js';

/** A store that lasts as long as the test. */
export function createMemoryStore(): OrderStore & { readonly records: Map<string, string> } {
  const records = new Map<string, string>();
  return {
    records,
    get: async (key) => records.get(key) ?? null,
    put: async (key, value) => void records.set(key, value),
    putIfAbsent: async (key, value) => {
      const before = records.get(key) ?? null;
      if (before === null) records.set(key, value);
      return before;
    },
    list: async (prefix) => [...records].filter(([key]) => key.startsWith(prefix)).map(([, value]) => value),
  };
}
