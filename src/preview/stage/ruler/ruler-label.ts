import { LinearFilter, Mesh, MeshBasicMaterial, PlaneGeometry, Texture, SRGBColorSpace, type Vector3 } from 'three';
import { createContext } from '../areas/canvas-context.js';
import type { RulerView } from './ruler-view.js';

/** Room for the longest length, CSS pixels, and texels of one. */
const WIDTH_PX = 128;
const HEIGHT_PX = 24;
const DENSITY = 3;
const FONT_PX = 13;

/** Words of one size on the screen, turned to the camera. */
export class RulerLabel {
  readonly mesh: Mesh<PlaneGeometry, MeshBasicMaterial>;
  readonly #context = createContext(WIDTH_PX * DENSITY, HEIGHT_PX * DENSITY);
  readonly #texture = new Texture(this.#context.canvas);
  readonly #fontFamily: string;
  #painted = '';

  constructor(fontFamily: string) {
    this.#fontFamily = fontFamily;
    this.#texture.colorSpace = SRGBColorSpace;
    this.#texture.minFilter = LinearFilter;
    this.#texture.generateMipmaps = false;
    const material = new MeshBasicMaterial({
      map: this.#texture,
      transparent: true,
      depthTest: false,
      depthWrite: false,
      toneMapped: false,
    });
    this.mesh = new Mesh(new PlaneGeometry(WIDTH_PX, HEIGHT_PX), material);
    this.mesh.renderOrder = 9;
    this.mesh.frustumCulled = false;
  }

  /** Shows `text` in `ink` with its middle at `at`. */
  place(text: string, at: Vector3, ink: string, { camera, pixelM }: RulerView): void {
    this.#paint(text, ink);
    this.mesh.position.copy(at);
    this.mesh.quaternion.copy(camera.quaternion);
    this.mesh.scale.setScalar(pixelM);
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
    this.#texture.dispose();
  }

  #paint(text: string, ink: string): void {
    if (this.#painted === text + ink) return;
    this.#painted = text + ink;
    const context = this.#context;
    context.clearRect(0, 0, WIDTH_PX * DENSITY, HEIGHT_PX * DENSITY);
    context.font = `500 ${FONT_PX * DENSITY}px ${this.#fontFamily}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillStyle = ink;
    context.fillText(text, (WIDTH_PX * DENSITY) / 2, (HEIGHT_PX * DENSITY) / 2);
    this.#texture.needsUpdate = true;
  }
}
