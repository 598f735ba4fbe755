/**
 * Keeps the picture of one preview: fetches the stage when it is wanted, gives it every plan, size and scheme while it has
 * the page's canvas, leaves a still when another preview takes that, and survives failures. The stage is seen through its
 * interface alone; its script is loaded by `import()`.
 */
import type { ReactiveElement } from '../../base/reactive-element.js';
import type { Issue } from '../../../kernel/issue.js';
import type { OptionId, PartId } from '../../../kernel/ids.js';
import type { Derived, Values } from '../../../product/configuration.js';
import type { Model, Product } from '../../../product/product.js';
import type { ScenePlan } from '../../../preview/plan/scene-plan.js';
import type { SharedCanvas } from '../../../preview/plan/shared-canvas.js';
import type { Insets, Picture, Stage, StageEvent } from '../../../preview/plan/stage.js';
import { AtelierErrorEvent, AtelierPreviewReadyEvent } from '../../base/events/atelier-fact-event.js';
import type { Face } from '../../base/face.js';
import { loadPicture } from '../../base/pictures.js';
import { whenIdle } from '../../base/when-idle.js';
import { hearQuestionInHand } from './question-in-hand.js';
import { StageGuide } from './stage-guide.js';
import { turns, type PageCanvas, type TurnTaker } from './stage-turns.js';

/** Where the picture stands. */
export type PreviewState = 'waiting' | 'loading' | 'ready' | 'failed' | 'lost';

interface KeeperHost extends ReactiveElement {
  readonly loading: string;
  readonly insets: Insets;
}

/** Where the picture goes in the preview: the page's canvas while it is here, and the still it leaves. */
export interface PicturePlace {
  readonly live: HTMLElement;
  readonly still: HTMLCanvasElement;
}

/** What arrives with the stage's script. */
interface StageKit {
  readonly planScene: (product: Product, source: DesignSource) => ScenePlan;
  readonly createSharedCanvas: (canvas: HTMLCanvasElement) => SharedCanvas;
}

interface DesignSource {
  readonly values: Values;
  readonly derived: Derived;
  readonly rows: Readonly<Record<OptionId, number>>;
}

/** What a picture is of: the same picture while all of these are the same. */
interface Subject {
  readonly source: DesignSource;
  readonly values: Values;
  readonly rows: Readonly<Record<OptionId, number>>;
  readonly insets: Insets;
  readonly scheme: 'light' | 'dark';
  readonly widthPx: number;
  readonly heightPx: number;
  readonly ratio: number;
}

/** A stage in work. */
interface OpenStage {
  readonly stage: Stage;
  readonly canvas: PageCanvas;
  /** Whether a plan is in it. */
  hasPicture: boolean;
}

/** Distance from the visible page at which loading begins. */
const NEAR = '200px';

/** Faults that cost a detail; every other one costs the picture of its design. */
const DETAILS: ReadonlySet<string> = new Set(['stage/font-failed', 'stage/picture-failed', 'stage/texture-failed']);
/** A context lost that often within a minute is not coming back for good: the poster stays. */
const MOST_LOSSES = 3;
const LOSSES_MS = 60_000;

/** Whether there is anything to show in 3D. */
export function isSolid(model: Model | null): boolean {
  return model !== null && (model.src !== null || model.generator !== null);
}

/** Keeps the picture of one preview. */
export class StageKeeper implements TurnTaker {
  state: PreviewState = 'waiting';
  readonly face: Face;
  readonly #host: KeeperHost;
  readonly #guide: StageGuide;
  readonly #onPick: (partId: PartId) => void;
  readonly #stopped = new AbortController();
  readonly #near: IntersectionObserver;
  readonly #size: ResizeObserver;
  #place: PicturePlace | null = null;
  #starting: Promise<void> | null = null;
  #claiming: Promise<void> | null = null;
  #kit: StageKit | null = null;
  /** The stage, while this preview has the canvas. */
  #stage: Stage | null = null;
  #shown: Pick<Subject, 'values' | 'rows'> | null = null;
  #applied: Promise<void> = Promise.resolve();
  #insets: Insets | null = null;
  #scheme: 'light' | 'dark' = 'light';
  /** What the still shows, or will in a moment. */
  #stillOf: Subject | null = null;
  #isNear = false;
  #wasReady = false;
  /** The picture lacks a design that could not be shown; it may be possible later. */
  #isBehind = false;
  #lossesMs: readonly number[] = [];

  constructor(host: KeeperHost, face: Face, { onPick }: { onPick: (partId: PartId) => void }) {
    this.#host = host;
    this.face = face;
    this.#onPick = onPick;
    this.#guide = new StageGuide(face);
    this.#near = new IntersectionObserver(([entry]) => this.#handleNear(entry?.isIntersecting === true), {
      rootMargin: NEAR,
    });
    this.#size = new ResizeObserver(() => this.#handleSize());
    const { signal } = this.#stopped;
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.update(), { signal });
    matchMedia('(prefers-reduced-motion: reduce)').addEventListener(
      'change',
      ({ matches }) => this.#stage?.setReducedMotion(matches),
      { signal },
    );
    window.addEventListener('online', () => this.#tryAgain(), { signal });
    hearQuestionInHand(face, (optionId) => this.#stage && this.#guide.pointAt(optionId, this.#stage), signal);
    // The hand is coming, or the keyboard is here.
    for (const type of ['pointerenter', 'focusin']) host.addEventListener(type, () => this.#handleHand(), { signal });
  }

  /** The places of the picture are in the page. */
  attach(place: PicturePlace | null): void {
    if (!place || this.#place?.live === place.live) return;
    this.#place = place;
    this.#near.observe(this.#host);
    this.#size.observe(this.#host);
    if (this.#host.loading === 'eager') void this.start();
  }

  /** Shows the design as it is now, or what is being tried. */
  update(): void {
    if (!this.#kit) return;
    if (this.#stage) this.#updateStage(this.#stage, this.#kit);
    else this.#updateStill();
  }

  /** Loads the stage, once; tries again what failed. Never rejects. */
  start(): Promise<void> {
    this.#tryAgain();
    return (this.#starting ??= this.#start());
  }

  /** Does something with the live picture: at once, or as soon as this preview has the canvas. */
  act(work: (stage: Stage) => void): void {
    if (this.#stage) work(this.#stage);
    else void this.#claim().then(() => this.#stage && work(this.#stage));
  }

  /**
   * Makes something of the design as it is now, whatever is still on its way to the screen, such as a picture; `null` where
   * there is no stage.
   */
  async make<T>(work: (stage: Stage) => Promise<T>): Promise<T | null> {
    await this.start();
    this.update();
    await this.#applied;
    const live = (): Promise<T> | null => this.#stage && work(this.#stage);
    return (await live()) ?? (await this.#besides(work)) ?? live();
  }

  async giveUp(): Promise<void> {
    const stage = this.#stage;
    if (!stage) return;
    const subject = this.#subject();
    const still = await stage.still().catch(() => null);
    if (still) this.#paint(still);
    this.#stillOf = still && subject;
    this.#stage = null;
    stage.dispose();
  }

  /** Gives everything back. */
  dispose(): void {
    this.#stopped.abort();
    this.#near.disconnect();
    this.#size.disconnect();
    this.#stage?.dispose();
    this.#stage = null;
    turns.leave(this);
  }

  async #start(): Promise<void> {
    // A product that is only a picture needs no 3D.
    if (!this.#place || !isSolid(this.face.product.model)) return;
    this.#set('loading');
    try {
      const [{ createSharedCanvas }, { planScene }] = await Promise.all([
        import('../../../preview/stage/create-stage.js'),
        import('../../../preview/plan/plan-scene.js'),
      ]);
      if (this.#isOver()) return;
      this.#kit = { createSharedCanvas, planScene };
      if (turns.current === null) this.#take(this.#open(this.#kit));
      this.update();
    } catch (cause) {
      this.#fail(noPicture(String(cause)));
    }
  }

  /** Takes the canvas, from another preview if need be. Never rejects. */
  #claim(): Promise<void> {
    return (this.#claiming ??= this.#takeTurn()
      .catch((cause: unknown) => this.#fail(noPicture(String(cause))))
      .finally(() => (this.#claiming = null)));
  }

  async #takeTurn(): Promise<void> {
    await this.start();
    if (this.#stage || !this.#kit) return;
    await turns.queue(async () => {
      const opened = await this.#prepare();
      if (!opened) return;
      await turns.current?.giveUp();
      if (this.#isOver() || !turns.has(opened.canvas)) opened.stage.dispose();
      else this.#take(opened);
    });
    this.update();
  }

  /** Does something with a stage that is not on the canvas; `null`: it shows nothing, or this preview got the canvas meanwhile. */
  #besides<T>(work: (stage: Stage) => Promise<T>): Promise<T | null> {
    return turns.queue(async () => {
      const opened = await this.#prepare();
      try {
        return opened && (await work(opened.stage));
      } finally {
        opened?.stage.dispose();
      }
    });
  }

  /** A stage with the design in it, off the canvas. */
  async #prepare(): Promise<OpenStage | null> {
    const kit = this.#kit;
    if (!kit || this.#stage || this.#isOver()) return null;
    const opened = this.#open(kit);
    const { stage } = opened;
    const subject = this.#subject();
    const { insets, widthPx, heightPx, ratio } = subject;
    stage.resize(widthPx, heightPx, ratio);
    stage.setInsets((this.#insets = insets));
    if (this.#guide.view !== null) stage.show(this.#guide.view, { animate: false });
    this.#shown = subject;
    await stage.apply(kit.planScene(this.face.product, subject.source));
    if (opened.hasPicture && !this.#isOver()) return opened;
    stage.dispose();
    return null;
  }

  #open(kit: StageKit): OpenStage {
    this.#scheme = this.#wantedScheme();
    const canvas = turns.borrow(this, kit.createSharedCanvas);
    const stage: Stage = canvas.shared.open({
      baseUrl: this.face.url('.'),
      scheme: this.#scheme,
      reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
      loadAsset: (assetId) => loadPicture(assetId, this.face.ports),
      onEvent: (event) => {
        opened.hasPicture ||= event.type === 'settled';
        this.#handleEvent(event, stage === this.#stage);
      },
    });
    const opened: OpenStage = { stage, canvas, hasPicture: false };
    return opened;
  }

  /** Is on the canvas from now on. */
  #take({ stage, canvas }: OpenStage): void {
    turns.current = this;
    this.#stage = stage;
    this.#place?.live.append(canvas.element);
    stage.setVisible(this.#isNear);
    this.#handleSize();
    canvas.shared.put(stage);
  }

  #updateStage(stage: Stage, { planScene }: StageKit): void {
    const subject = this.#subject();
    const { source, values, insets, scheme } = subject;
    if (values !== this.#shown?.values || subject.rows !== this.#shown.rows) {
      this.#shown = subject;
      this.#applied = stage.apply(planScene(this.face.product, source));
      this.#guide.reveal(stage, values);
    }
    if (insets !== this.#insets) stage.setInsets((this.#insets = insets));
    this.#guide.follow(stage, values);
    if (scheme !== this.#scheme) stage.setScheme((this.#scheme = scheme));
  }

  #updateStill(): void {
    const subject = this.#subject();
    const last = this.#stillOf;
    if (!this.#isNear || subject.widthPx === 0 || (last && isSame(subject, last))) return;
    // Whoever changes a design wants to see that one live, unless it is live beside this.
    if (last && subject.values !== last.values && turns.current?.face !== this.face) {
      void this.#claim();
      return;
    }
    this.#stillOf = subject;
    this.#besides(async (stage) => this.#paint(await stage.still())).catch(() => (this.#stillOf = null));
  }

  #paint({ widthPx, heightPx, data }: Picture): void {
    const still = this.#place?.still;
    if (!still) return;
    still.width = widthPx;
    still.height = heightPx;
    still.getContext('2d')?.putImageData(new ImageData(data, widthPx, heightPx), 0, 0);
    still.hidden = false;
    this.#becomeReady();
  }

  #becomeReady(): void {
    this.#set('ready');
    if (!this.#wasReady) this.#host.dispatchEvent(new AtelierPreviewReadyEvent());
    this.#wasReady = true;
  }

  #subject(): Subject {
    const { trial, snapshot, rows } = this.face;
    const { values, derived } = trial ?? snapshot;
    const { clientWidth: widthPx, clientHeight: heightPx, insets } = this.#host;
    const ratio = window.devicePixelRatio;
    return {
      source: { values, derived, rows },
      values,
      rows,
      insets,
      scheme: this.#wantedScheme(),
      widthPx,
      heightPx,
      ratio,
    };
  }

  /** What failed may have failed for want of a network. */
  #tryAgain(): void {
    if (!this.#isBehind) return;
    this.#isBehind = false;
    if (this.#kit) {
      this.#shown = null;
      this.#stillOf = null;
      this.update();
    } else {
      this.#starting = null;
      void this.start();
    }
  }

  #isOver(): boolean {
    return this.#stopped.signal.aborted;
  }

  #handleEvent(event: StageEvent, isLive: boolean): void {
    const live: { readonly [Type in StageEvent['type']]?: () => void } = {
      'first-frame': () => {
        if (this.#place) this.#place.still.hidden = true;
        this.#becomeReady();
      },
      'context-lost': () => this.#handleLoss(),
      'context-restored': () => this.#set('ready'),
    };
    if (event.type === 'pick' && event.partId !== null) this.#onPick(event.partId);
    if (event.type === 'error') this.#handleFault(event);
    if (event.type === 'settled') this.#isBehind = false;
    if (isLive) live[event.type]?.();
  }

  #handleLoss(): void {
    const nowMs = performance.now();
    this.#lossesMs = [...this.#lossesMs.filter((each) => nowMs - each < LOSSES_MS), nowMs];
    this.#set('lost');
    if (this.#lossesMs.length < MOST_LOSSES) return;
    this.#stage?.dispose();
    this.#stage = this.#kit = null;
    turns.drop();
    this.#fail(noPicture('The graphics context was lost three times within a minute.'));
    this.#isBehind = false;
  }

  /** Before the first frame a fault costs the picture; later the last picture stays. */
  #handleFault({ code, message, url, optionId }: Extract<StageEvent, { type: 'error' }>): void {
    const issue: Issue = {
      code,
      severity: 'warning',
      path: optionId ? ['options', optionId] : ['model'],
      params: url ? { url } : {},
      hint: message,
    };
    if (this.state !== 'ready' && !DETAILS.has(code)) this.#fail(issue);
    else this.#host.dispatchEvent(new AtelierErrorEvent(issue, false));
    this.#isBehind ||= !DETAILS.has(code);
  }

  #fail(issue: Issue): void {
    this.#isBehind = true;
    this.#set('failed');
    this.#host.dispatchEvent(new AtelierErrorEvent(issue, false));
  }

  #set(state: PreviewState): void {
    this.state = state;
    this.#host.requestUpdate();
  }

  #handleNear(isNear: boolean): void {
    this.#isNear = isNear;
    this.#stage?.setVisible(isNear);
    if (!isNear) return;
    if (this.#starting) this.update();
    else if (this.#host.loading === 'lazy') whenIdle(() => void this.start());
  }

  #handleHand(): void {
    if (this.#host.loading !== 'manual' || this.#starting) void this.#claim();
  }

  #handleSize(): void {
    const { widthPx, heightPx, ratio } = this.#subject();
    if (this.#stage) this.#stage.resize(widthPx, heightPx, ratio);
    else this.update();
  }

  /** The page's own scheme goes before the device's. */
  #wantedScheme(): 'light' | 'dark' {
    const words = getComputedStyle(this.#host).colorScheme.split(' ');
    if (!words.includes('dark')) return 'light';
    return !words.includes('light') || matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }
}

function isSame(a: Subject, b: Subject): boolean {
  return (Object.keys(a) as (keyof Subject)[]).every((key) => key === 'source' || a[key] === b[key]);
}

function noPicture(hint: string): Issue {
  return { code: 'preview/no-3d', severity: 'warning', path: ['model'], params: {}, hint };
}
