/**
 * Where accepted orders and presented order lines are kept. A port: memory in tests, embedded SQLite in the demo shop, a
 * key-value service at the edge. Quotes need none of it, their token is the proof.
 */
export interface OrderStore {
  /** The text under a key, `null` where there is none. */
  get(key: string): Promise<string | null>;
  /** Writes, replacing. */
  put(key: string, value: string): Promise<void>;
  /**
   * Writes only where the key is free, in one indivisible step, and durably: what is acknowledged survives a kill.
   *
   * @returns `null` when this call has written, else the text that was there before.
   */
  putIfAbsent(key: string, value: string): Promise<string | null>;
  /** Texts whose key starts with `prefix`, oldest first. */
  list?(prefix: string): Promise<readonly string[]>;
}
