/**
 * Mouse, touch and pen on the canvas. One finger turns by moving sideways, and the page still scrolls up and down; two
 * fingers zoom; the wheel scrolls the page unless Ctrl is held (a trackpad's pinch). A press without a move is a tap.
 */

/** What the hand does. */
export interface HandActions {
  orbitBy(azimuthDeg: number, polarDeg: number): void;
  zoomBy(factor: number): void;
  /** The hand has come down: flights stop. */
  hold(): void;
  /** CSS pixels from the canvas's top left corner. */
  tap(xPx: number, yPx: number): void;
}

/** A turn of the whole canvas width, degrees. */
const TURN_DEG = 300;
/** Movement that makes a press a drag. */
const DRAG_PX = 4;
const WHEEL_STEP = 0.006;

interface Finger {
  readonly startX: number;
  readonly startY: number;
  x: number;
  y: number;
}

/** Listens until disposed. */
export class PointerControl {
  readonly #canvas: HTMLCanvasElement;
  readonly #actions: HandActions;
  readonly #listeners = new AbortController();
  readonly #fingers = new Map<number, Finger>();
  #dragging = false;

  constructor(canvas: HTMLCanvasElement, actions: HandActions) {
    this.#canvas = canvas;
    this.#actions = actions;
    canvas.style.touchAction = 'pan-y';
    canvas.style.cursor = 'grab';
    const { signal } = this.#listeners;
    canvas.addEventListener('pointerdown', this.#handleDown, { signal });
    canvas.addEventListener('pointermove', this.#handleMove, { signal });
    canvas.addEventListener('pointerup', this.#handleUp, { signal });
    canvas.addEventListener('pointercancel', this.#handleCancel, { signal });
    canvas.addEventListener('wheel', this.#handleWheel, { signal, passive: false });
  }

  dispose(): void {
    this.#listeners.abort();
    this.#canvas.style.touchAction = '';
    this.#canvas.style.cursor = '';
  }

  readonly #handleDown = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse' && event.button !== 0) return;
    // Absent for events made by scripts.
    if (event.isTrusted) this.#canvas.setPointerCapture(event.pointerId);
    if (this.#fingers.size === 0) this.#dragging = false;
    this.#fingers.set(event.pointerId, {
      startX: event.offsetX,
      startY: event.offsetY,
      x: event.offsetX,
      y: event.offsetY,
    });
    this.#canvas.style.cursor = 'grabbing';
    this.#actions.hold();
  };

  readonly #handleMove = (event: PointerEvent): void => {
    const finger = this.#fingers.get(event.pointerId);
    if (!finger) return;
    const [dx, dy] = [event.offsetX - finger.x, event.offsetY - finger.y];
    const before = this.#spread();
    this.#dragging ||= Math.hypot(event.offsetX - finger.startX, event.offsetY - finger.startY) > DRAG_PX;
    if (!this.#dragging) return;
    finger.x = event.offsetX;
    finger.y = event.offsetY;
    const perPx = TURN_DEG / Math.max(200, this.#canvas.clientWidth);
    if (this.#fingers.size === 1) this.#actions.orbitBy(-dx * perPx, -dy * perPx * 0.6);
    else if (before > 0) this.#actions.zoomBy(before / Math.max(1, this.#spread()));
  };

  readonly #handleUp = (event: PointerEvent): void => {
    if (!this.#fingers.has(event.pointerId)) return;
    const tapped = !this.#dragging && this.#fingers.size === 1;
    this.#lift(event.pointerId);
    if (tapped) this.#actions.tap(event.offsetX, event.offsetY);
  };

  readonly #handleCancel = (event: PointerEvent): void => this.#lift(event.pointerId);

  readonly #handleWheel = (event: WheelEvent): void => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    this.#actions.zoomBy(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) * WHEEL_STEP));
  };

  #lift(pointerId: number): void {
    this.#fingers.delete(pointerId);
    if (this.#fingers.size === 0) this.#canvas.style.cursor = 'grab';
  }

  #spread(): number {
    const [a, b] = [...this.#fingers.values()];
    return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
  }
}
