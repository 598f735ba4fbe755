/**
 * Scripts that are fetched when they are needed, and what became of those that did not arrive: a root says that something
 * is lost, and asks for it again.
 */
const lost = new Set<Late<unknown>>();
const listeners = new Set<() => void>();
let isRetrying = false;

/** Whether a script is missing that nobody is fetching again right now. */
export function hasLost(): boolean {
  return lost.size > 0 && !isRetrying;
}

/** Fetches what is lost once more. Never rejects; `hasLost` tells what became of it. */
export async function retryLost(): Promise<void> {
  if (!hasLost()) return;
  isRetrying = true;
  notify();
  await Promise.allSettled([...lost].map((late) => late.load()));
  isRetrying = false;
  notify();
}

/** Hears of every script that is lost or has come after all; what it returns stops that. */
export function watchLost(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function notify(): void {
  for (const listener of [...listeners]) listener();
}

/** A script of the face that is fetched when it is first needed, or ahead of that while the page is idle. */
export class Late<Module> {
  /** The module; `null` until it is here. */
  value: Module | null = null;
  /** Fulfilled when the module is here; `null`: nobody has asked for it, or the last try failed. */
  pending: Promise<Module> | null = null;
  readonly #fetch: () => Promise<Module>;

  /** @param fetch - The `import()`. Where it fails, the next use tries again, and so does `retryLost`. */
  constructor(fetch: () => Promise<Module>) {
    this.#fetch = fetch;
  }

  /** Fetches it, unless it is here or on its way. */
  load(): Promise<Module> {
    return (this.pending ??= this.#load());
  }

  /** Fetches it ahead of its use, which is where it may fail. */
  preload(): void {
    this.load().catch(() => undefined);
  }

  /** The module if it is here; else fetches it and calls `arrived` once it is. */
  get(arrived: () => void): Module | null {
    if (!this.value) void this.load().then(arrived, () => undefined);
    return this.value;
  }

  async #load(): Promise<Module> {
    try {
      this.value = await this.#fetch();
    } catch (cause) {
      this.pending = null;
      // Told once per loss: whoever hears of it may ask again at once.
      const isNews = !lost.has(this);
      lost.add(this);
      if (isNews) notify();
      throw cause;
    }
    if (lost.delete(this)) notify();
    return this.value;
  }
}
