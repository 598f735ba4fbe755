/**
 * The area in true proportion with the picture on it, to be placed by hand: one finger moves, two scale and turn, the handle
 * and the wheel do it with a mouse. Keys and buttons are the control's own. Drawn on a canvas: nothing here is styled inline.
 */
import type { AreaSize } from '../../../artwork/estimate-text.js';
import { lawful, scaled, type PlacedPicture, type Placement } from '../../../artwork/place-picture.js';
import type { HistoryMode } from '../../../session/session.js';

/** What lies on the board. */
export interface BoardSubject {
  readonly area: AreaSize;
  /** The area's x that lies in the middle of the board, millimetres; where it wraps, the board is cut opposite. */
  readonly middleMm: number;
  readonly picture: PlacedPicture;
  readonly bitmap: ImageBitmap;
}

type Point = readonly [x: number, y: number];

interface Gesture {
  readonly base: PlacedPicture;
  /** Where each pointer was, CSS pixels. */
  readonly from: ReadonlyMap<number, Point>;
  readonly onHandle: boolean;
}

/** Room around the area, as a share of its longer side: what hangs over is seen, and taken hold of. */
const MARGIN = 0.06;
/** Half a finger, CSS pixels. */
const GRIP_PX = 22;
const HANDLE_PX = 7;
/** Nearer than this to the middle of the area is meant to be there, CSS pixels. */
const SNAP_PX = 5;
/** Nearer than this to upright or lying is meant so, degrees. */
const SNAP_DEG = 3;
const WHEEL_STEP = 0.0015;
const GHOST_ALPHA = 0.22;

/** Height of a board by its width. */
export function boardRatio({ widthMm, heightMm }: AreaSize): number {
  const margin = 2 * MARGIN * Math.max(widthMm, heightMm);
  return (heightMm + margin) / (widthMm + margin);
}

/** One canvas with a picture to place. */
export class PlacingBoard {
  readonly #canvas: HTMLCanvasElement;
  readonly #onPlace: (placement: Placement, history: HistoryMode) => void;
  readonly #stopped = new AbortController();
  readonly #size: ResizeObserver;
  readonly #pointers = new Map<number, Point>();
  #subject: BoardSubject | null = null;
  #gesture: Gesture | null = null;
  /** The gesture has changed something: the rest of it is the same step to undo. */
  #hasMoved = false;

  /** @param onPlace - Told of every step of a gesture; the first is one to undo, the others belong to it. */
  constructor(canvas: HTMLCanvasElement, onPlace: (placement: Placement, history: HistoryMode) => void) {
    this.#canvas = canvas;
    this.#onPlace = onPlace;
    const { signal } = this.#stopped;
    canvas.addEventListener('pointerdown', (event) => this.#handleDown(event), { signal });
    canvas.addEventListener('pointermove', (event) => this.#handleMove(event), { signal });
    for (const type of ['pointerup', 'pointercancel'] as const)
      canvas.addEventListener(type, (event) => this.#handleUp(event), { signal });
    canvas.addEventListener('wheel', (event) => this.#handleWheel(event), { signal, passive: false });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#draw(), { signal });
    this.#size = new ResizeObserver(() => this.#draw());
    this.#size.observe(canvas);
  }

  /** Shows a picture in its place. */
  show(subject: BoardSubject): void {
    this.#subject = subject;
    this.#draw();
  }

  dispose(): void {
    this.#stopped.abort();
    this.#size.disconnect();
  }

  #handleDown(event: PointerEvent): void {
    if (!this.#subject || this.#pointers.size === 2 || event.button > 0) return;
    this.#canvas.setPointerCapture(event.pointerId);
    this.#pointers.set(event.pointerId, [event.offsetX, event.offsetY]);
    this.#hasMoved &&= this.#pointers.size > 1;
    this.#begin();
  }

  #handleMove(event: PointerEvent): void {
    if (!this.#pointers.has(event.pointerId)) return;
    this.#pointers.set(event.pointerId, [event.offsetX, event.offsetY]);
    const placement = this.#placed();
    if (placement) this.#place(placement);
  }

  #handleUp({ pointerId }: PointerEvent): void {
    if (!this.#pointers.delete(pointerId)) return;
    this.#begin();
    this.#draw();
  }

  /** A page is scrolled over the board; a board in focus, or two fingers on a touch pad, scales. */
  #handleWheel(event: WheelEvent): void {
    const subject = this.#subject;
    const root = this.#canvas.getRootNode() as ShadowRoot;
    if (!subject || !(event.ctrlKey || root.activeElement?.contains(this.#canvas))) return;
    event.preventDefault();
    this.#place(scaled(subject.picture, subject.area, Math.exp(-event.deltaY * WHEEL_STEP)));
  }

  #place(placement: Placement): void {
    this.#onPlace(placement, this.#hasMoved ? 'merge' : 'record');
    this.#hasMoved = true;
  }

  /** The fingers on the board are others than before: what comes starts from here. */
  #begin(): void {
    const base = this.#subject?.picture;
    const [first] = this.#pointers.values();
    this.#gesture =
      base && first
        ? {
            base,
            from: new Map(this.#pointers),
            onHandle: this.#pointers.size === 1 && length(minus(first, this.#handle())) <= GRIP_PX,
          }
        : null;
  }

  /** The place that the fingers ask for. */
  #placed(): Placement | null {
    const [subject, gesture] = [this.#subject, this.#gesture];
    if (!subject || !gesture) return null;
    const { base, from, onHandle } = gesture;
    const [[id, start] = [0, [0, 0] as Point], second] = [...from];
    const now = this.#pointers.get(id) ?? start;
    const perPx = 1000 / this.#scale();
    const turn = (a: Point, b: Point, by: Point): Placement =>
      this.#lawful({
        ...base.placement,
        xUm: base.placement.xUm + by[0] * perPx,
        yUm: base.placement.yUm + by[1] * perPx,
        widthUm: base.placement.widthUm * (length(b) / Math.max(1, length(a))),
        rotationMdeg: snapTurn(base.placement.rotationMdeg + ((angle(b) - angle(a)) * 180_000) / Math.PI),
      });
    if (onHandle) {
      const centre = this.#point(base.placement);
      return turn(minus(start, centre), minus(now, centre), [0, 0]);
    }
    if (!second) return this.#lawful(this.#snapped(base.placement, minus(now, start), perPx));
    const other = this.#pointers.get(second[0]) ?? second[1];
    const by = minus(middle(now, other), middle(start, second[1]));
    return turn(minus(second[1], start), minus(other, now), by);
  }

  /** Moved, and in the middle where that is nearly so. */
  #snapped(placement: Placement, [dx, dy]: Point, perPx: number): Placement {
    const { area, middleMm } = this.#subject ?? { area: { widthMm: 0, heightMm: 0, wraps: false }, middleMm: 0 };
    const near = (value: number, mm: number): number =>
      Math.abs(value - mm * 1000) < SNAP_PX * perPx ? mm * 1000 : value;
    return {
      ...placement,
      xUm: near(placement.xUm + dx * perPx, middleMm),
      yUm: near(placement.yUm + dy * perPx, area.heightMm / 2),
    };
  }

  #lawful(placement: Placement): Placement {
    return this.#subject ? lawful({ ...this.#subject.picture, placement }, this.#subject.area) : placement;
  }

  /** CSS pixels a millimetre. */
  #scale(): number {
    const { widthMm, heightMm } = this.#subject?.area ?? { widthMm: 1, heightMm: 1 };
    return this.#canvas.clientWidth / (widthMm + 2 * MARGIN * Math.max(widthMm, heightMm));
  }

  /** The centre of a picture on the board, CSS pixels. */
  #point({ xUm, yUm }: Placement): Point {
    const subject = this.#subject;
    if (!subject) return [0, 0];
    const { area, middleMm } = subject;
    const scale = this.#scale();
    const margin = MARGIN * Math.max(area.widthMm, area.heightMm);
    const x = xUm / 1000 - middleMm + area.widthMm / 2;
    const seen = area.wraps ? ((x % area.widthMm) + area.widthMm) % area.widthMm : x;
    return [(seen + margin) * scale, (yUm / 1000 + margin) * scale];
  }

  /** The handle: a corner of the picture, or as near to it as the board reaches. */
  #handle(): Point {
    const subject = this.#subject;
    if (!subject) return [0, 0];
    const { placement, widthPx, heightPx } = subject.picture;
    const half = ((placement.widthUm / 1000) * this.#scale()) / 2;
    const [x, y] = this.#point(placement);
    const [cos, sin] = turnOf(placement);
    const down = (half * heightPx) / widthPx;
    const { clientWidth, clientHeight } = this.#canvas;
    return [
      Math.min(Math.max(x + half * cos - down * sin, HANDLE_PX + 2), clientWidth - HANDLE_PX - 2),
      Math.min(Math.max(y + half * sin + down * cos, HANDLE_PX + 2), clientHeight - HANDLE_PX - 2),
    ];
  }

  #draw(): void {
    const [subject, context] = [this.#subject, this.#canvas.getContext('2d')];
    const { clientWidth, clientHeight } = this.#canvas;
    if (!subject || !context || clientWidth === 0) return;
    const ratio = window.devicePixelRatio;
    this.#canvas.width = Math.round(clientWidth * ratio);
    this.#canvas.height = Math.round(clientHeight * ratio);
    context.scale(ratio, ratio);
    context.imageSmoothingQuality = 'high';
    const { area } = subject;
    const scale = this.#scale();
    const margin = MARGIN * Math.max(area.widthMm, area.heightMm) * scale;
    const rect = [margin, margin, area.widthMm * scale, area.heightMm * scale] as const;
    const { color, outlineColor, caretColor } = getComputedStyle(this.#canvas);
    context.fillStyle = caretColor;
    context.fillRect(...rect);
    context.globalAlpha = GHOST_ALPHA;
    this.#drawPicture(context, subject, 0);
    context.globalAlpha = 1;
    context.save();
    context.beginPath();
    context.rect(...rect);
    context.clip();
    context.fillStyle = caretColor;
    context.fillRect(...rect);
    for (const round of area.wraps ? [-1, 0, 1] : [0]) this.#drawPicture(context, subject, round * rect[2]);
    context.restore();
    context.strokeStyle = context.fillStyle = color;
    context.lineWidth = 1;
    context.setLineDash([4, 3]);
    context.strokeRect(...rect);
    this.#drawFrame(context, subject, outlineColor);
  }

  #drawPicture(context: CanvasRenderingContext2D, { picture, bitmap }: BoardSubject, shiftPx: number): void {
    this.#turned(context, picture, shiftPx, (width, height) =>
      context.drawImage(bitmap, -width / 2, -height / 2, width, height),
    );
  }

  #drawFrame(context: CanvasRenderingContext2D, { picture }: BoardSubject, color: string): void {
    context.setLineDash([]);
    context.strokeStyle = context.fillStyle = color;
    context.lineWidth = 1.5;
    this.#turned(context, picture, 0, (width, height) => context.strokeRect(-width / 2, -height / 2, width, height));
    context.beginPath();
    context.arc(...this.#handle(), HANDLE_PX, 0, 2 * Math.PI);
    context.fill();
    context.strokeStyle = '#ffffff';
    context.stroke();
  }

  #turned(
    context: CanvasRenderingContext2D,
    { placement, widthPx, heightPx }: PlacedPicture,
    shiftPx: number,
    draw: (width: number, height: number) => void,
  ): void {
    const width = (placement.widthUm / 1000) * this.#scale();
    const [x, y] = this.#point(placement);
    context.save();
    context.translate(x + shiftPx, y);
    context.rotate((placement.rotationMdeg * Math.PI) / 180_000);
    draw(width, (width * heightPx) / widthPx);
    context.restore();
  }
}

function turnOf({ rotationMdeg }: Placement): Point {
  const radians = (rotationMdeg * Math.PI) / 180_000;
  return [Math.cos(radians), Math.sin(radians)];
}

function snapTurn(mdeg: number): number {
  const quarter = Math.round(mdeg / 90_000) * 90_000;
  return Math.abs(mdeg - quarter) < SNAP_DEG * 1000 ? quarter : mdeg;
}

function minus([x, y]: Point, [a, b]: Point): Point {
  return [x - a, y - b];
}

function middle([x, y]: Point, [a, b]: Point): Point {
  return [(x + a) / 2, (y + b) / 2];
}

function length([x, y]: Point): number {
  return Math.hypot(x, y);
}

function angle([x, y]: Point): number {
  return Math.atan2(y, x);
}
