/**
 * Shows the shopper where on the product something is: lights it up, and finds a view from which it can be seen. Fetched when
 * the first question is pointed at, because a first frame needs none of it.
 */
import type { Camera, PerspectiveCamera } from 'three';
import type { ViewId } from '../../../kernel/ids.js';
import type { Spot } from '../../plan/spot-of.js';
import type { Viewport } from '../camera/framing.js';
import type { ProductScene } from '../model/product-scene.js';
import { Highlight } from './highlight.js';
import { facing, isSeen, pointsOf } from './sight.js';

/** A view and the camera that stands there. */
interface Standpoint {
  readonly viewId: ViewId;
  readonly camera: PerspectiveCamera;
}

/** Points at one product. */
export class Pointing {
  readonly #product: ProductScene;
  readonly #highlight = new Highlight();

  constructor(product: ProductScene) {
    this.#product = product;
  }

  /** Lights a spot up; `update` then says for how long. */
  highlight(spot: Spot): void {
    this.#highlight.begin(this.#product.meshesAt(spot));
  }

  /** The next moment of what is lit; returns whether it goes on. */
  update(nowMs: number): boolean {
    return this.#highlight.update(nowMs);
  }

  /** Puts out what is lit. */
  end(): void {
    this.#highlight.end();
  }

  /**
   * Where to go so that a spot can be seen: the standpoint that shows most of it. `null`: it is in sight already, or from
   * nowhere.
   *
   * @param camera - Where the camera is or is flying to.
   */
  viewFor(spot: Spot, camera: Camera, viewport: Viewport, standpoints: () => readonly Standpoint[]): ViewId | null {
    const points = pointsOf(this.#product.meshesAt(spot));
    const blockers = this.#product.solids();
    if (isSeen(points, blockers, camera, freeOf(viewport))) return null;
    const ranked = standpoints()
      .map((each) => ({ ...each, share: facing(points, each.camera.position) }))
      .sort((a, b) => b.share - a.share);
    return ranked.find((each) => isSeen(points, blockers, each.camera))?.viewId ?? null;
  }
}

/** What the page leaves free of a canvas, in its normalised coordinates: left, bottom, right, top. */
function freeOf({ widthPx, heightPx, insets }: Viewport): readonly [number, number, number, number] {
  const { topPx, rightPx, bottomPx, leftPx } = insets;
  return [
    (2 * leftPx) / widthPx - 1,
    (2 * bottomPx) / heightPx - 1,
    1 - (2 * rightPx) / widthPx,
    1 - (2 * topPx) / heightPx,
  ];
}
