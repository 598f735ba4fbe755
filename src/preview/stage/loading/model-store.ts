import type { MemoryBudget } from './memory-budget.js';
import { disposeModelFile, loadModelFile, modelBytes, type ModelFile } from './model-file.js';

interface Entry {
  readonly abort: AbortController;
  readonly file: Promise<ModelFile>;
  isHere: boolean;
}

/**
 * The models in memory, by URL. A failed load is forgotten, so that the next plan tries again; a good one is kept within the
 * budget, so that going back costs no request.
 */
export class ModelStore {
  readonly #budget: MemoryBudget;
  readonly #entries = new Map<string, Entry>();

  constructor(budget: MemoryBudget) {
    this.#budget = budget;
  }

  /** Loads once, however many plans ask. */
  get(url: string): Promise<ModelFile> {
    const known = this.#entries.get(url);
    if (known) {
      known.file.then(
        (file) => this.#budget.use(file),
        () => undefined,
      );
      return known.file;
    }
    const abort = new AbortController();
    const file = loadModelFile(url, abort.signal);
    const entry: Entry = { abort, file, isHere: false };
    this.#entries.set(url, entry);
    file.then(
      (model) => this.#take(url, entry, model),
      () => this.#forget(url, entry),
    );
    return file;
  }

  /** Stops loading everything that is not in `wanted`. */
  keep(wanted: ReadonlySet<string>): void {
    for (const [url, entry] of this.#entries) if (!wanted.has(url) && !entry.isHere) this.#end(url, entry);
  }

  dispose(): void {
    for (const [url, entry] of this.#entries) this.#end(url, entry);
  }

  #take(url: string, entry: Entry, model: ModelFile): void {
    entry.isHere = true;
    if (this.#entries.get(url) !== entry) return;
    this.#budget.keep(model, modelBytes(model), () => this.#end(url, entry));
  }

  #end(url: string, entry: Entry): void {
    this.#forget(url, entry);
    entry.abort.abort();
    entry.file.then(
      (file) => {
        this.#budget.drop(file);
        disposeModelFile(file);
      },
      () => undefined,
    );
  }

  #forget(url: string, entry: Entry): void {
    if (this.#entries.get(url) === entry) this.#entries.delete(url);
  }
}
