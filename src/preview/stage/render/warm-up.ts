import { Group, Mesh, type Camera, type Material, type Scene, type WebGLRenderer } from 'three';
import { texturesOf } from '../model/textures-of.js';

/** Compiles shaders and uploads textures before a material is first seen, so that its frame does not wait for them. */
export class WarmUp {
  #warm = new WeakSet<Material>();

  /** Prepares the materials on their meshes, lit as in `scene`. */
  async prepare(
    renderer: WebGLRenderer,
    scene: Scene,
    camera: Camera,
    materials: ReadonlyMap<Mesh, Material>,
  ): Promise<void> {
    const fresh = [...materials].filter(([, material]) => !this.#warm.has(material));
    if (fresh.length === 0) return;
    const stand = new Group();
    for (const [mesh, material] of fresh) {
      this.#warm.add(material);
      const double = new Mesh(mesh.geometry, material);
      if (mesh.morphTargetInfluences) double.morphTargetInfluences = mesh.morphTargetInfluences;
      stand.add(double);
      for (const texture of texturesOf(material)) renderer.initTexture(texture);
    }
    await renderer.compileAsync(stand, camera, scene);
    stand.clear();
  }

  /** Nothing is compiled any more, as after a lost context. */
  forget(): void {
    this.#warm = new WeakSet();
  }
}
