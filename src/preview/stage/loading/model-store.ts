import { disposeModelFile, loadModelFile, type ModelFile } from './model-file.js';

interface Entry {
  readonly abort: AbortController;
  readonly file: Promise<ModelFile>;
}

/** The models in memory, by URL. A failed load is forgotten, so that the next plan tries again. */
export class ModelStore {
  readonly #entries = new Map<string, Entry>();

  /** Loads once, however many plans ask. */
  get(url: string): Promise<ModelFile> {
    const known = this.#entries.get(url);
    if (known) return known.file;
    const abort = new AbortController();
    const file = loadModelFile(url, abort.signal);
    const entry = { abort, file };
    this.#entries.set(url, entry);
    file.catch(() => {
      if (this.#entries.get(url) === entry) this.#entries.delete(url);
    });
    return file;
  }

  /** Stops or frees everything that is not in `wanted`. */
  keep(wanted: ReadonlySet<string>): void {
    for (const [url, entry] of this.#entries) {
      if (wanted.has(url)) continue;
      this.#entries.delete(url);
      entry.abort.abort();
      entry.file.then(disposeModelFile, () => undefined);
    }
  }

  dispose(): void {
    this.keep(new Set());
  }
}
