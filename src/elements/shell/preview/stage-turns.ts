/**
 * The previews of a page share one WebGL context: browsers give few of them, and each is expensive. The preview in the
 * shopper's hand has the canvas; every other one shows a still of its design, drawn off screen in the same context.
 */
import type { SharedCanvas } from '../../../preview/plan/shared-canvas.js';
import type { Face } from '../../base/face.js';
import { whenIdle } from '../../base/when-idle.js';

/** A preview as the others see it. */
export interface TurnTaker {
  /** Whose design it shows. */
  readonly face: Face;
  /** Another one takes the canvas: leaves a still in its place. */
  giveUp(): Promise<void>;
}

/** The canvas of the page, and what makes stages for it. */
export interface PageCanvas {
  readonly element: HTMLCanvasElement;
  readonly shared: SharedCanvas;
}

/** Who has the canvas, and who waits for it. */
class StageTurns {
  /** Who has the canvas; `null`: nobody. */
  current: TurnTaker | null = null;
  #canvas: PageCanvas | null = null;
  readonly #members = new Set<TurnTaker>();
  #line: Promise<unknown> = Promise.resolve();

  /**
   * The canvas, made for the first who asks and kept until nobody needs it.
   *
   * @throws {ConfiguratorError} `stage/no-webgl`.
   */
  borrow(who: TurnTaker, create: (canvas: HTMLCanvasElement) => SharedCanvas): PageCanvas {
    if (!this.#canvas) {
      const element = document.createElement('canvas');
      this.#canvas = { element, shared: create(element) };
    }
    this.#members.add(who);
    return this.#canvas;
  }

  /** Whether a canvas is still the page's, and not one that was given up meanwhile. */
  has(canvas: PageCanvas): boolean {
    return canvas === this.#canvas;
  }

  /** One after the other, so that two designs at the most are held at once: the one on the canvas and the one in work. */
  queue<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#line.then(work);
    this.#line = turn.catch(() => undefined).then(() => new Promise<void>((resolve) => whenIdle(resolve)));
    return turn;
  }

  /** It needs nothing more. The last one takes the context with it. */
  leave(who: TurnTaker): void {
    if (this.current === who) {
      this.current = null;
      this.#canvas?.element.remove();
    }
    if (this.#members.delete(who) && this.#members.size === 0) this.drop();
  }

  /** Gives the context up; who comes next makes a new one. */
  drop(): void {
    this.#canvas?.shared.dispose();
    this.#canvas?.element.remove();
    this.#canvas = null;
    this.current = null;
  }
}

/** The turns of this page. */
export const turns = new StageTurns();
