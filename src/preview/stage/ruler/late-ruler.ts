import type { Object3D, Scene } from 'three';
import type { PartId } from '../../../kernel/ids.js';
import type { MeasuredLength } from '../../plan/stage.js';
import type { OrbitCamera } from '../camera/orbit-camera.js';
import { boundsOf } from '../model/bounds.js';
import type { PartObjects } from '../model/part-objects.js';
import type { Ruler } from './ruler.js';

/** What stands on the stage while the line is placed. */
interface Surroundings {
  readonly product: Object3D;
  readonly parts: ReadonlyMap<PartId, PartObjects> | undefined;
  readonly camera: OrbitCamera;
  /** Of the canvas, CSS pixels. */
  readonly heightPx: number;
  readonly scheme: 'light' | 'dark';
}

/** The ruler of a stage; it is fetched when the first length is asked. */
export class LateRuler {
  readonly #scene: Scene;
  readonly #canvas: HTMLCanvasElement;
  readonly #onChange: () => void;
  #length: MeasuredLength | null = null;
  #ruler: Ruler | null = null;
  #disposed = false;

  /** @param onChange - The picture is to be drawn again. */
  constructor(scene: Scene, canvas: HTMLCanvasElement, onChange: () => void) {
    this.#scene = scene;
    this.#canvas = canvas;
    this.#onChange = onChange;
  }

  /** The length to be shown; `null`: none. */
  measure(length: MeasuredLength | null): void {
    if (JSON.stringify(length) === JSON.stringify(this.#length)) return;
    this.#length = length;
    if (length !== null && this.#ruler === null) void this.#fetch();
    this.#onChange();
  }

  /** Puts the line where the product is now. */
  place({ product, parts, camera, heightPx, scheme }: Surroundings): void {
    if (this.#ruler === null) return;
    const roots = (this.#length && parts?.get(this.#length.partId)?.roots) ?? [];
    const box = boundsOf(roots, 'current');
    this.#ruler.object.visible = this.#length !== null && !box.isEmpty();
    if (this.#length === null || box.isEmpty()) return;
    // A height is measured from the ground, whatever the part stands on.
    box.min.y = boundsOf(product.children, 'current').min.y;
    const view = { camera: camera.camera, azimuthRad: camera.azimuthRad, pixelM: camera.pixelM(heightPx) };
    this.#ruler.place(this.#length, box, view, scheme);
  }

  dispose(): void {
    this.#disposed = true;
    this.#ruler?.dispose();
  }

  async #fetch(): Promise<void> {
    // Without the network there is no line; the field tells the size anyway.
    const found = await import('./ruler.js').catch(() => null);
    if (!found || this.#ruler !== null || this.#disposed) return;
    this.#ruler = new found.Ruler(getComputedStyle(this.#canvas).fontFamily);
    this.#scene.add(this.#ruler.object);
    this.#onChange();
  }
}
