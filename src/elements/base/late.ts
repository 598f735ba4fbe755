/** A script of the face that is fetched when it is first needed, or ahead of that while the page is idle. */
export class Late<Module> {
  /** The module; `null` until it is here. */
  value: Module | null = null;
  /** Fulfilled when the module is here; `null`: nobody has asked for it, or the last try failed. */
  pending: Promise<Module> | null = null;
  readonly #fetch: () => Promise<Module>;

  /** @param fetch - The `import()`. Where it fails, the next use tries again. */
  constructor(fetch: () => Promise<Module>) {
    this.#fetch = fetch;
  }

  /** Fetches it, unless it is here or on its way. */
  load(): Promise<Module> {
    return (this.pending ??= this.#load());
  }

  /** The module if it is here; else fetches it and calls `arrived` once it is. */
  get(arrived: () => void): Module | null {
    // Without the network the next render asks again.
    if (!this.value) void this.load().then(arrived, () => undefined);
    return this.value;
  }

  async #load(): Promise<Module> {
    try {
      return (this.value = await this.#fetch());
    } catch (cause) {
      this.pending = null;
      throw cause;
    }
  }
}
