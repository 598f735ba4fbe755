/**
 * Bytes of what is kept because it may be wanted again: models, textures, pictures. What has not been wanted for longest
 * goes first; what is in use never goes.
 */
export class MemoryBudget {
  readonly #limitBytes: number;
  /** In the order of use, the newest last. */
  readonly #kept = new Map<object, { readonly bytes: number; readonly free: () => void }>();
  #bytes = 0;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  /** Bytes held, in use or not. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Counts something. `free` gives it back and is called once, by `trim`. */
  keep(thing: object, bytes: number, free: () => void): void {
    this.drop(thing);
    this.#kept.set(thing, { bytes, free });
    this.#bytes += bytes;
  }

  /** It is wanted now. */
  use(thing: object): void {
    const kept = this.#kept.get(thing);
    if (!kept) return;
    this.#kept.delete(thing);
    this.#kept.set(thing, kept);
  }

  /** Counts it no more; whoever calls frees it. */
  drop(thing: object): void {
    this.#bytes -= this.#kept.get(thing)?.bytes ?? 0;
    this.#kept.delete(thing);
  }

  /** Frees what is not in use, the oldest first, until the rest fits. */
  trim(inUse: ReadonlySet<object>): void {
    for (const [thing, { free }] of [...this.#kept]) {
      if (this.#bytes <= this.#limitBytes) return;
      if (inUse.has(thing)) continue;
      this.drop(thing);
      free();
    }
  }
}

/** Bytes of a picture on the GPU: four a pixel, and a third more for its smaller copies. */
export function textureBytes({ width, height }: { readonly width: number; readonly height: number }): number {
  return Math.ceil((width * height * 4 * 4) / 3);
}
