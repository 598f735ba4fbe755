import { BufferAttribute, BufferGeometry, Mesh, OrthographicCamera, type Material, type WebGLRenderer } from 'three';

/** One triangle that covers the target, for passes over a picture. Owns its geometry, not the material. */
export class FullScreen {
  readonly #camera = new OrthographicCamera(-1, 1, 1, -1, 0, 1);
  readonly #mesh: Mesh;

  constructor() {
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new BufferAttribute(new Float32Array([-1, 3, 0, -1, -1, 0, 3, -1, 0]), 3));
    geometry.setAttribute('uv', new BufferAttribute(new Float32Array([0, 2, 0, 0, 2, 0]), 2));
    this.#mesh = new Mesh(geometry);
    this.#mesh.frustumCulled = false;
  }

  /** Draws into the renderer's current target, over what is there. */
  draw(renderer: WebGLRenderer, material: Material): void {
    const clear = renderer.autoClear;
    renderer.autoClear = false;
    this.#mesh.material = material;
    renderer.render(this.#mesh, this.#camera);
    renderer.autoClear = clear;
  }

  dispose(): void {
    this.#mesh.geometry.dispose();
  }
}
