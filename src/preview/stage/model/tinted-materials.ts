import type { Color, Material } from 'three';

/** Tints kept beside those on show; a free colour has millions. */
const SPARE = 24;

/** Materials of files in other colours, shared by colour. They hold no textures of their own. */
export class TintedMaterials {
  /** By original and tint, in the order of use. */
  readonly #clones = new Map<string, Material>();

  /** The material in `tint`, `#rrggbb`; itself if it has no colour. */
  get(original: Material, tint: string): Material {
    if (!('color' in original)) return original;
    const key = `${original.uuid} ${tint}`;
    const clone = this.#clones.get(key) ?? tinted(original as Material & { readonly color: Color }, tint);
    this.#clones.delete(key);
    this.#clones.set(key, clone);
    return clone;
  }

  /** Frees the oldest that are not in `used`. */
  trim(used: ReadonlySet<Material>): void {
    for (const [key, clone] of [...this.#clones]) {
      if (this.#clones.size <= used.size + SPARE) return;
      if (used.has(clone)) continue;
      this.#clones.delete(key);
      clone.dispose();
    }
  }

  dispose(): void {
    for (const clone of this.#clones.values()) clone.dispose();
    this.#clones.clear();
  }
}

function tinted(original: Material & { readonly color: Color }, tint: string): Material {
  const clone = original.clone();
  clone.color.set(tint);
  return clone;
}
