/** The generators of the page, by the name `model.generator` gives. One table for all stages. */
import type { MeshGenerator } from './mesh-data.js';

const generators = new Map<string, MeshGenerator>();
const listeners = new Set<(id: string) => void>();

/**
 * Lets products name a generator. Before or after the element is in the page; a later one of the same name takes its place
 * from the next change on.
 */
export function registerGenerator(id: string, generate: MeshGenerator): void {
  generators.set(id, generate);
  for (const listener of listeners) listener(id);
}

/** The generator of that name, if there is one yet. */
export function findGenerator(id: string): MeshGenerator | undefined {
  return generators.get(id);
}

/** Hears of every registration until the result is called. */
export function listenToGenerators(listener: (id: string) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
