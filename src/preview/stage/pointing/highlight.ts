import { Color, type Material, type Mesh } from 'three';

/** How long a part is lit, milliseconds: one swell, no blinking. */
const LIT_MS = 1000;
/** From this luminance on, 0..1 linear, a finish has no room to glow and is dimmed instead. */
const LIGHT = 0.4;
/** Most that a light finish loses of its colour. */
const DIMS = 0.45;
/** Most that is added to a dark one: a share of its own colour, and a share of white that tells on black. */
const GLOWS = 1.1;
const WHITENS = 0.07;

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
    for (const { own, double } of this.#lit) light(own, double, strength);
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

/** Keeps the hue, so that it does not look like another finish. */
function light(own: Dressed, double: Dressed, strength: number): void {
  const { r, g, b } = own.color;
  // Rec. 709, as the renderer's working colours are.
  if (0.2126 * r + 0.7152 * g + 0.0722 * b >= LIGHT) {
    double.color.copy(own.color).multiplyScalar(1 - DIMS * strength);
    return;
  }
  const white = new Color(WHITENS, WHITENS, WHITENS);
  const glow = own.color.clone().multiplyScalar(GLOWS).add(white).multiplyScalar(strength);
  double.emissive.copy(own.emissive).add(glow);
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
