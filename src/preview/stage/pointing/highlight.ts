import { Color, type Material, type Mesh } from 'three';

/** How long a part is lit, milliseconds: one swell, no blinking. */
const LIT_MS = 1000;
/** The face's own accent, also where the host has another. It tells on any finish: what is light takes its hue, what is dark glows in it. */
const HUE = new Color('#e0a681');
/** Most that the colour takes on of the hue, and most that is added to it. */
const TAKES = 0.75;
const GLOWS = 0.35;

/** A material whose colour can be lit: all that are lit by the studio. */
type Dressed = Material & { readonly color: Color; readonly emissive: Color };

interface Lit {
  readonly own: Dressed;
  readonly double: Dressed;
  readonly meshes: readonly Mesh[];
}

/**
 * Lights meshes up for a moment. They wear doubles of their materials meanwhile, which differ in uniforms alone: no shader is
 * compiled, and a finish that other parts share is not touched.
 */
export class Highlight {
  #lit: readonly Lit[] = [];
  #startMs: number | null = null;

  /** Lights `meshes`; those of before go out. */
  begin(meshes: readonly Mesh[]): void {
    this.end();
    const wearers = new Map<Dressed, Mesh[]>();
    for (const mesh of meshes) {
      if (isDressed(mesh.material)) wearers.set(mesh.material, [...(wearers.get(mesh.material) ?? []), mesh]);
    }
    this.#lit = [...wearers].map(([own, wearing]) => {
      const double = doubleOf(own);
      for (const mesh of wearing) mesh.material = double;
      return { own, double, meshes: wearing };
    });
  }

  /** Swells and fades; returns whether it goes on. */
  update(nowMs: number): boolean {
    if (this.#lit.length === 0) return false;
    this.#startMs ??= nowMs;
    const share = (nowMs - this.#startMs) / LIT_MS;
    if (share >= 1) {
      this.end();
      return false;
    }
    const strength = Math.sin(Math.PI * share);
    for (const { own, double } of this.#lit) {
      double.color.copy(own.color).lerp(own.color.clone().multiply(HUE), TAKES * strength);
      double.emissive.copy(own.emissive).add(HUE.clone().multiplyScalar(GLOWS * strength));
    }
    return true;
  }

  /** Puts everything out, at once. */
  end(): void {
    for (const { own, double, meshes } of this.#lit) {
      // A mesh that was dressed anew meanwhile keeps what it wears.
      for (const mesh of meshes) if (mesh.material === double) mesh.material = own;
      double.dispose();
    }
    this.#lit = [];
    this.#startMs = null;
  }
}

function isDressed(material: Material | Material[]): material is Dressed {
  return 'color' in material && 'emissive' in material;
}

function doubleOf(material: Dressed): Dressed {
  const double = material.clone();
  // `clone` leaves out what a recipe does to its shader.
  double.onBeforeCompile = (...args) => material.onBeforeCompile(...args);
  double.customProgramCacheKey = () => material.customProgramCacheKey();
  return double;
}
