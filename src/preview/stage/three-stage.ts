/**
 * The one implementation of `Stage`: it joins renderer, light, shadow, camera and product, and decides when a frame is drawn
 * and when a plan is on show. Everything else lies in the modules it joins.
 */
import { Scene, type PerspectiveCamera, type WebGLRenderer } from 'three';
import type { ViewId } from '../../kernel/ids.js';
import { listenToGenerators } from '../plan/generators.js';
import type { ScenePlan } from '../plan/scene-plan.js';
import type { Spot } from '../plan/spot-of.js';
import type { StageOptions } from '../plan/stage-options.js';
import type { CaptureRequest, Insets, MeasuredLength, ModelFormat, Picture, Stage, StageEvent } from '../plan/stage.js';
import { DEFAULT_VIEW, OrbitCamera, type CameraView } from './camera/orbit-camera.js';
import { viewOf } from './camera/view-of.js';
import { PointerControl } from './camera/pointer-control.js';
import { OVERLAY_LAYER, SCREEN_LAYER } from './layers.js';
import { GroundShadow } from './light/ground-shadow.js';
import { MemoryBudget } from './loading/memory-budget.js';
import { StageFault, isAbort } from './loading/stage-fault.js';
import { boundsOf } from './model/bounds.js';
import { ProductScene, type PreparedPlan } from './model/product-scene.js';
import { pickPart } from './pick-part.js';
import { looksDiffer, shapesDiffer } from './plan-changes.js';
import type { Pointing } from './pointing/pointing.js';
import { Dissolve } from './render/dissolve.js';
import { FrameLoop } from './render/frame-loop.js';
import { Resolution } from './render/resolution.js';
import { WarmUp } from './render/warm-up.js';
import { LateRuler } from './ruler/late-ruler.js';
import type { CanvasUser, StageCanvas } from './stage-canvas.js';

const NO_INSETS: Insets = { topPx: 0, rightPx: 0, bottomPx: 0, leftPx: 0 };

/** One stage on a canvas of its own or one that stages share. */
export class ThreeStage implements Stage, CanvasUser {
  readonly #canvas: StageCanvas;
  readonly #options: StageOptions;
  readonly #renderer: WebGLRenderer;
  readonly #scene = new Scene();
  readonly #budget: MemoryBudget;
  readonly #product: ProductScene;
  readonly #camera = new OrbitCamera();
  readonly #shadow: GroundShadow;
  readonly #dissolve: Dissolve;
  readonly #ruler: LateRuler;
  readonly #resolution = new Resolution();
  readonly #warmUp = new WarmUp();
  readonly #onDispose: () => void;
  readonly #loop = new FrameLoop((nowMs, elapsedMs) => this.#draw(nowMs, elapsedMs));
  /** A page may register a generator after it is asked for. */
  readonly #stopListening = listenToGenerators((id) => {
    if (this.#waiting?.model?.type === 'generator' && this.#waiting.model.id === id) void this.apply(this.#waiting);
  });
  #revision = 0;
  #waiting: ScenePlan | null = null;
  #taking: Promise<boolean> = Promise.resolve(false);
  #size = { widthPx: 1, heightPx: 1 };
  #insets: Insets = NO_INSETS;
  #viewId: ViewId | null = null;
  #reducedMotion: boolean;
  #scheme: 'light' | 'dark';
  #shadowStale = true;
  #hasCanvas = false;
  #pointer: PointerControl | null = null;
  #visible = true;
  #pointing: Pointing | null = null;
  #firstFrame = false;
  #disposed = false;
  #afterFrame: (() => void)[] = [];

  /** @param onDispose - Called when everything of the stage is given back. */
  constructor(canvas: StageCanvas, options: StageOptions, onDispose = (): void => undefined) {
    this.#canvas = canvas;
    this.#options = options;
    this.#onDispose = onDispose;
    this.#renderer = canvas.renderer;
    this.#scheme = options.scheme ?? 'light';
    this.#shadow = new GroundShadow(this.#renderer);
    this.#shadow.setScheme(this.#scheme);
    this.#dissolve = new Dissolve(this.#renderer);
    this.#ruler = new LateRuler(this.#scene, canvas.element, () => this.#loop.invalidate());
    this.#reducedMotion = options.reducedMotion ?? false;
    this.#camera.setReducedMotion(this.#reducedMotion);
    this.#camera.camera.layers.enable(OVERLAY_LAYER);
    this.#camera.camera.layers.enable(SCREEN_LAYER);
    this.#budget = new MemoryBudget(options.memoryBytes ?? (matchMedia('(pointer: coarse)').matches ? 96e6 : 256e6));
    const base = new URL(options.baseUrl, document.baseURI);
    this.#product = new ProductScene(
      {
        resolve: (url) => new URL(url, base).href,
        loadAsset: options.loadAsset ?? null,
        onFault: (fault, optionId) => this.#emitFault(fault, optionId),
      },
      this.#budget,
      (fault) => this.#emitFault(fault),
    );
    this.#scene.add(this.#product.root, this.#shadow.plane);
    this.#updateRunning();
    canvas.join(this);
  }

  /** GPU objects held, and the bytes of models and textures, for tests and budgets. */
  get memory(): { readonly geometries: number; readonly textures: number; readonly bytes: number } {
    const { geometries, textures } = this.#renderer.info.memory;
    return { geometries, textures, bytes: this.#budget.bytes };
  }

  async apply(plan: ScenePlan): Promise<void> {
    const revision = ++this.#revision;
    this.#waiting = null;
    this.#taking = this.#take(plan, revision);
    if (!(await this.#taking)) return;
    await this.#drawn();
    if (this.#isNewest(revision)) this.#emit({ type: 'settled', revision });
  }

  show(viewId: ViewId, options: { readonly animate?: boolean } = {}): void {
    this.#viewId = viewId;
    if (this.#product.shown === null) return;
    this.#camera.show(this.#currentView(), options.animate ?? true);
    this.#loop.invalidate();
  }

  orbitBy(azimuthDeg: number, polarDeg: number): void {
    this.#camera.orbitBy(azimuthDeg, polarDeg);
    this.#loop.invalidate();
  }

  zoomBy(factor: number): void {
    this.#camera.zoomBy(factor);
    this.#loop.invalidate();
  }

  resetView(): void {
    const [first] = this.#product.shown?.plan.views.keys() ?? [];
    this.#viewId = first ?? null;
    this.#camera.show(this.#currentView(), true);
    this.#loop.invalidate();
  }

  resize(widthPx: number, heightPx: number, pixelRatio: number): void {
    if (widthPx < 1 || heightPx < 1) return;
    this.#size = { widthPx, heightPx };
    this.#resolution.full = Math.min(pixelRatio, this.#options.pixelRatioLimit ?? 2);
    this.#camera.setViewport({ ...this.#size, insets: this.#insets }, false);
    this.#fitCanvas();
  }

  setInsets(insets: Insets): void {
    this.#insets = insets;
    this.#camera.setViewport({ ...this.#size, insets }, true);
    this.#loop.invalidate();
  }

  measure(length: MeasuredLength | null): void {
    this.#ruler.measure(length);
  }

  highlight(spot: Spot): void {
    void this.#point((pointing) => {
      pointing.highlight(spot);
      this.#loop.invalidate();
    });
  }

  reveal(spot: Spot): void {
    const revision = this.#revision;
    void this.#point(async (pointing) => {
      await this.#taken();
      const { shown } = this.#product;
      if (!shown || !this.#isNewest(revision)) return;
      const standpoints = (): { viewId: ViewId; camera: PerspectiveCamera }[] =>
        [...shown.plan.views.keys()].map((viewId) => ({
          viewId,
          camera: this.#camera.double(viewOf(shown, viewId)).camera,
        }));
      const viewport = { ...this.#size, insets: this.#insets };
      const viewId = pointing.viewFor(spot, this.#camera.double(null).camera, viewport, standpoints);
      if (viewId !== null) this.show(viewId);
    });
  }

  setScheme(scheme: 'light' | 'dark'): void {
    this.#scheme = scheme;
    this.#shadow.setScheme(scheme);
    this.#loop.invalidate();
  }

  setReducedMotion(reduced: boolean): void {
    this.#reducedMotion = reduced;
    this.#camera.setReducedMotion(reduced);
    this.#loop.invalidate();
  }

  /**
   * A picture off screen, of the last plan applied: what it still waits for is waited for.
   *
   * @throws {StageFault} `stage/capture-failed`: nothing on show yet, no WebGL at the moment, or an unknown format.
   */
  async capture(request: CaptureRequest): Promise<Blob> {
    const { captureSize, encodeCapture } = await import('./capture.js');
    return encodeCapture(await this.#shoot({ ...request, ...captureSize(request) }), request);
  }

  /**
   * A full turn of the design.
   *
   * @throws {StageFault} `stage/capture-failed`: nothing on show yet, no WebGL at the moment, or no film can be made.
   */
  async turntable(...[request, making = {}]: Parameters<Stage['turntable']>): Promise<Blob> {
    const { turntable } = await import('./film/turntable.js');
    const first = (await this.#presentable()).plan.views.keys().next().value ?? null;
    const draw = (turnDeg: number, widthPx: number, heightPx: number): Promise<Picture> =>
      this.#shoot({ viewId: request.viewId ?? first, widthPx, heightPx }, turnDeg);
    return turntable(draw, request, making);
  }

  /**
   * What the canvas shows, or would show.
   *
   * @throws {StageFault} `stage/capture-failed`: nothing on show yet, or no WebGL at the moment.
   */
  async still(): Promise<Picture> {
    const { drawPicture } = await import('./capture.js');
    await this.#presentable();
    const ratio = this.#resolution.ratio(false);
    const widthPx = Math.round(this.#size.widthPx * ratio);
    const heightPx = Math.round(this.#size.heightPx * ratio);
    this.#camera.update(0);
    this.#prepareFrame(this.#camera.azimuthRad);
    return drawPicture(this.#renderer, this.#scene, this.#camera.camera, { widthPx, heightPx });
  }

  /**
   * The design as a model for elsewhere.
   *
   * @throws {StageFault} `stage/capture-failed`: nothing on show yet, or no WebGL at the moment.
   */
  async exportModel(format: ModelFormat): Promise<Blob> {
    const { exportDesign } = await import('./export/export-design.js');
    const { parts } = await this.#presentable();
    return exportDesign(this.#renderer, { root: this.#product.root, parts }, format);
  }

  setVisible(visible: boolean): void {
    this.#visible = visible;
    this.#updateRunning();
  }

  handleTurn(hasCanvas: boolean): void {
    this.#hasCanvas = hasCanvas;
    this.#pointer?.dispose();
    const listens = hasCanvas && this.#options.pointer !== false;
    this.#pointer = listens ? new PointerControl(this.#canvas.element, this.#handActions()) : null;
    this.#updateRunning();
    if (hasCanvas) this.#fitCanvas();
  }

  handleLost(): void {
    this.#shadow.forget();
    this.#dissolve.end();
    this.#warmUp.forget();
    this.#shadowStale = true;
    this.#updateRunning();
    this.#emit({ type: 'context-lost' });
  }

  handleRestored(): void {
    this.#updateRunning();
    this.#loop.invalidate();
    this.#emit({ type: 'context-restored' });
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#revision++;
    this.#loop.stop();
    this.#canvas.leave(this);
    this.#stopListening();
    this.#pointer?.dispose();
    this.#pointing?.end();
    this.#product.dispose();
    this.#scene.environment = null;
    for (const each of [this.#shadow, this.#dissolve, this.#ruler]) each.dispose();
    this.#flush();
    this.#onDispose();
  }

  /** Prepares a plan and puts it into the scene; returns whether it is there. */
  async #take(plan: ScenePlan, revision: number): Promise<boolean> {
    try {
      const prepared = await this.#product.prepare(plan);
      if (!this.#isNewest(revision) || prepared === null) return false;
      await this.#compile(prepared);
      if (!this.#isNewest(revision)) return false;
      this.#commit(prepared);
      return true;
    } catch (error) {
      if (isAbort(error) || !this.#isNewest(revision)) return false;
      if (!(error instanceof StageFault)) throw error;
      if (error.code === 'stage/no-generator') this.#waiting = plan;
      this.#emitFault(error);
      return false;
    }
  }

  /** Without the network there is no pointing; nothing else depends on it. */
  async #point(work: (pointing: Pointing) => void | Promise<void>): Promise<void> {
    const found = await import('./pointing/pointing.js').catch(() => null);
    if (!found || this.#disposed) return;
    this.#pointing ??= new found.Pointing(this.#product);
    await work(this.#pointing);
  }

  /** Draws the design off screen, seen from a view and turned. */
  async #shoot({ viewId, widthPx, heightPx }: CaptureRequest, turnDeg = 0): Promise<Picture> {
    const { drawPicture } = await import('./capture.js');
    await this.#presentable();
    const camera = this.#camera.double(viewOf(this.#product.shown, viewId), { widthPx, heightPx, insets: NO_INSETS });
    // Without motion it is there at once.
    camera.setReducedMotion(true);
    camera.orbitBy(turnDeg, 0);
    camera.update(0);
    camera.camera.layers.enable(OVERLAY_LAYER);
    this.#prepareFrame(camera.azimuthRad);
    const picture = drawPicture(this.#renderer, this.#scene, camera.camera, { widthPx, heightPx });
    this.#turnLight(this.#camera.azimuthRad);
    return picture;
  }

  /** Resolves once there is something to take a picture of, with nothing lit up. */
  async #presentable(): Promise<PreparedPlan> {
    await this.#taken();
    this.#pointing?.end();
    const { shown } = this.#product;
    if (shown !== null && !this.#canvas.isLost && !this.#disposed) return shown;
    throw new StageFault('stage/capture-failed', { message: 'There is no picture to capture at the moment.' });
  }

  /** Resolves when the last plan is in the scene or has failed, however many come in meanwhile. */
  async #taken(): Promise<void> {
    for (let taking = null; taking !== this.#taking;) {
      taking = this.#taking;
      await Promise.allSettled([taking]);
    }
  }

  #isNewest(revision: number): boolean {
    return revision === this.#revision && !this.#disposed;
  }

  async #compile(prepared: PreparedPlan): Promise<void> {
    if (this.#canvas.isLost) return;
    this.#canvas.light.light(this.#scene, this.#scheme);
    const all = new Map([...prepared.assembly.meshes, ...prepared.materials]);
    await this.#warmUp.prepare(this.#renderer, this.#scene, this.#camera.camera, all);
  }

  #commit(prepared: PreparedPlan): void {
    const before = this.#product.shown;
    const first = before === null;
    if (before !== null && this.#loop.running && !this.#reducedMotion && looksDiffer(before.plan, prepared.plan)) {
      this.#dissolve.begin(() => this.#renderer.render(this.#scene, this.#camera.camera));
    }
    this.#product.show(prepared);
    this.#shadowStale ||= first || shapesDiffer(before.plan, prepared.plan) || before.model !== prepared.model;
    if (first) this.#viewId ??= prepared.plan.views.keys().next().value ?? null;
    this.#camera.setSubject(this.#product.subject, this.#currentView(), !first);
    this.#loop.invalidate();
  }

  /** Resolves after the next frame; at once while none may be drawn. */
  #drawn(): Promise<void> {
    if (!this.#loop.running || document.hidden) return Promise.resolve();
    return new Promise((resolve) => this.#afterFrame.push(resolve));
  }

  #draw(nowMs: number, elapsedMs: number): boolean {
    if (this.#product.shown === null || this.#canvas.isLost) return false;
    const moving = this.#camera.update(elapsedMs);
    if (moving) this.#resolution.measure(elapsedMs);
    const lit = this.#pointing?.update(nowMs) ?? false;
    const ratio = this.#resolution.ratio(moving);
    if (ratio !== this.#renderer.getPixelRatio()) this.#renderer.setPixelRatio(ratio);
    this.#prepareFrame(this.#camera.azimuthRad);
    this.#ruler.place({
      product: this.#product.root,
      parts: this.#product.shown.parts,
      camera: this.#camera,
      heightPx: this.#size.heightPx,
      scheme: this.#scheme,
    });
    this.#renderer.render(this.#scene, this.#camera.camera);
    this.#dissolve.fade(nowMs);
    this.#flush();
    if (!this.#firstFrame) {
      this.#firstFrame = true;
      this.#emit({ type: 'first-frame' });
    }
    return moving || lit || this.#dissolve.active;
  }

  #prepareFrame(azimuthRad: number): void {
    this.#canvas.light.light(this.#scene, this.#scheme);
    if (this.#shadowStale) {
      this.#shadow.update(this.#scene, boundsOf(this.#product.root.children, 'current'));
      this.#shadowStale = false;
    }
    this.#turnLight(azimuthRad);
  }

  /** The studio stands still and the product turns before it, as on a turntable. */
  #turnLight(azimuthRad: number): void {
    this.#scene.environmentRotation.y = azimuthRad;
    this.#shadow.setAzimuth(azimuthRad);
  }

  #flush(): void {
    const waiting = this.#afterFrame;
    this.#afterFrame = [];
    for (const resolve of waiting) resolve();
  }

  #currentView(): CameraView {
    return viewOf(this.#product.shown, this.#viewId) ?? DEFAULT_VIEW;
  }

  #handActions(): ConstructorParameters<typeof PointerControl>[1] {
    return {
      orbitBy: (azimuthDeg, polarDeg) => this.orbitBy(azimuthDeg, polarDeg),
      zoomBy: (factor) => this.zoomBy(factor),
      hold: () => {
        this.#camera.hold();
        this.#dissolve.end();
        this.#loop.invalidate();
      },
      tap: (xPx, yPx) => {
        const { shown } = this.#product;
        if (shown === null) return;
        const partId = pickPart(shown.parts, this.#camera.camera, xPx, yPx, this.#size.widthPx, this.#size.heightPx);
        this.#emit({ type: 'pick', partId });
      },
    };
  }

  /** The canvas takes this stage's size; a new size empties it, and waiting for the next frame would show that. */
  #fitCanvas(): void {
    if (!this.#hasCanvas) return;
    this.#renderer.setPixelRatio(this.#resolution.ratio(false));
    this.#renderer.setSize(this.#size.widthPx, this.#size.heightPx, false);
    this.#dissolve.end();
    if (this.#loop.running && this.#product.shown !== null) this.#draw(performance.now(), 0);
    this.#loop.invalidate();
  }

  #updateRunning(): void {
    const running = this.#visible && this.#hasCanvas && !this.#canvas.isLost && !this.#disposed;
    this.#loop.setRunning(running);
    if (!running) this.#flush();
  }

  #emitFault(fault: StageFault, optionId?: string): void {
    const whose = optionId ?? fault.optionId;
    const place = {
      ...(fault.url !== undefined && { url: fault.url }),
      ...(whose !== undefined && { optionId: whose }),
    };
    this.#emit({ type: 'error', code: fault.code, message: fault.message, ...place });
  }

  #emit(event: StageEvent): void {
    if (!this.#disposed) this.#options.onEvent(event);
  }
}
