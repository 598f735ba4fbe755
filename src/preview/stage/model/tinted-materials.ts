import type { Color, Material } from 'three';

/** Materials of a file in another colour. Shared by colour; freed with the file. */
export class TintedMaterials {
  readonly #clones = new Map<Material, Map<string, Material>>();

  /** The material in `tint`, `#rrggbb`; itself if it has no colour. */
  get(original: Material, tint: string): Material {
    if (!('color' in original)) return original;
    const byTint = this.#clones.get(original) ?? new Map<string, Material>();
    this.#clones.set(original, byTint);
    const known = byTint.get(tint);
    if (known) return known;
    const clone = original.clone() as Material & { readonly color: Color };
    clone.color.set(tint);
    byTint.set(tint, clone);
    return clone;
  }

  dispose(): void {
    for (const byTint of this.#clones.values()) for (const clone of byTint.values()) clone.dispose();
    this.#clones.clear();
  }
}
