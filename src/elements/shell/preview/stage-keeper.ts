/**
 * Keeps one stage: fetches it when it is wanted, gives it every plan, size and scheme, and survives its failures. The
 * stage is seen through its interface alone; its script is loaded by `import()`.
 */
import type { ReactiveElement } from '../../base/reactive-element.js';
import type { Issue } from '../../../kernel/issue.js';
import type { PartId, ViewId } from '../../../kernel/ids.js';
import type { Derived, Values } from '../../../product/configuration.js';
import type { Model, Product } from '../../../product/product.js';
import type { ScenePlan } from '../../../preview/plan/scene-plan.js';
import type { CaptureRequest, Insets, MeasuredLength, Stage, StageEvent } from '../../../preview/plan/stage.js';
import { AtelierErrorEvent, AtelierPreviewReadyEvent } from '../../base/events/atelier-fact-event.js';
import type { Face } from '../../base/face.js';
import { whenIdle } from '../../base/when-idle.js';

/** Where the picture stands. */
export type PreviewState = 'waiting' | 'loading' | 'ready' | 'failed' | 'lost';

interface KeeperHost extends ReactiveElement {
  readonly loading: string;
  readonly insets: Insets;
}

/** The plan maker, known once the stage's script is here. */
type PlanScene = (product: Product, source: { readonly values: Values; readonly derived: Derived }) => ScenePlan;

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

/** Keeps the stage of one preview. */
export class StageKeeper {
  state: PreviewState = 'waiting';
  stage: Stage | null = null;
  readonly #host: KeeperHost;
  readonly #face: Face;
  readonly #onPick: (partId: PartId) => void;
  readonly #stopped = new AbortController();
  readonly #near: IntersectionObserver;
  readonly #size: ResizeObserver;
  #canvas: HTMLCanvasElement | null = null;
  #starting: Promise<void> | null = null;
  #planScene: PlanScene | null = null;
  #shown: Values | null = null;
  #applied: Promise<void> = Promise.resolve();
  #insets: Insets | null = null;
  #viewOf: string | null = null;
  #scheme: 'light' | 'dark' = 'light';
  #isNear = false;
  /** The picture lacks a design that could not be shown; it may be possible later. */
  #isBehind = false;
  #lossesMs: readonly number[] = [];

  constructor(host: KeeperHost, face: Face, { onPick }: { onPick: (partId: PartId) => void }) {
    this.#host = host;
    this.#face = face;
    this.#onPick = onPick;
    this.#viewOf = face.openOption;
    this.#near = new IntersectionObserver(([entry]) => this.#handleNear(entry?.isIntersecting === true), {
      rootMargin: NEAR,
    });
    this.#size = new ResizeObserver(() => this.#resize());
    const { signal } = this.#stopped;
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#applyScheme(), { signal });
    matchMedia('(prefers-reduced-motion: reduce)').addEventListener(
      'change',
      ({ matches }) => this.stage?.setReducedMotion(matches),
      { signal },
    );
    window.addEventListener('online', () => this.#tryAgain(), { signal });
    host.addEventListener('pointerenter', () => (host.loading === 'manual' ? undefined : void this.start()), {
      signal,
      once: true,
    });
  }

  /** The canvas is in the page. */
  attach(canvas: HTMLCanvasElement | null): void {
    if (!canvas || canvas === this.#canvas) return;
    this.#canvas = canvas;
    this.#near.observe(this.#host);
    this.#size.observe(this.#host);
    if (this.#host.loading === 'eager') void this.start();
  }

  /** Shows the design as it is now, or what is being tried. */
  update(): void {
    const { stage } = this;
    if (!stage || !this.#planScene) return;
    const { trial, snapshot, product, openOption } = this.#face;
    const source: { values: Values; derived: Derived } = trial ?? snapshot;
    if (source.values !== this.#shown) {
      this.#shown = source.values;
      this.#applied = stage.apply(this.#planScene(product, source));
    }
    stage.measure(this.#askedLength(source.values));
    if (this.#host.insets !== this.#insets) stage.setInsets((this.#insets = this.#host.insets));
    if (openOption !== this.#viewOf) {
      this.#viewOf = openOption;
      const view = openOption === null ? null : this.#viewFor(openOption);
      if (view) stage.show(view);
    }
    this.#applyScheme();
  }

  /** Loads the stage, once; tries again what failed. Never rejects. */
  start(): Promise<void> {
    this.#tryAgain();
    return (this.#starting ??= this.#start());
  }

  /** A picture of the design as it is now, whatever is still on its way to the screen; `null` where there is no stage. */
  async capture(request: CaptureRequest): Promise<Blob | null> {
    await this.start();
    this.update();
    await this.#applied;
    return this.stage?.capture(request) ?? null;
  }

  /** Gives everything back. */
  dispose(): void {
    this.#stopped.abort();
    this.#near.disconnect();
    this.#size.disconnect();
    this.stage?.dispose();
    this.stage = null;
  }

  async #start(): Promise<void> {
    const canvas = this.#canvas;
    // A product that is only a picture needs no 3D.
    if (!canvas || !isSolid(this.#face.product.model)) return;
    this.#set('loading');
    try {
      const [{ createStage }, { planScene }] = await Promise.all([
        import('../../../preview/stage/create-stage.js'),
        import('../../../preview/plan/plan-scene.js'),
      ]);
      if (this.#isOver()) return;
      this.#scheme = this.#wantedScheme();
      this.#planScene = planScene;
      const stage = await createStage(canvas, {
        baseUrl: this.#face.url('.'),
        scheme: this.#scheme,
        reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
        onEvent: (event) => this.#handleEvent(event),
      });
      if (this.#isOver()) {
        stage.dispose();
        return;
      }
      this.stage = stage;
      stage.setVisible(this.#isNear);
      this.#resize();
      this.update();
    } catch (cause) {
      this.#fail(noPicture(String(cause)));
    }
  }

  /** What failed may have failed for want of a network. */
  #tryAgain(): void {
    if (!this.#isBehind) return;
    this.#isBehind = false;
    if (this.stage) {
      this.#shown = null;
      this.update();
    } else {
      this.#starting = null;
      void this.start();
    }
  }

  #isOver(): boolean {
    return this.#stopped.signal.aborted;
  }

  #handleEvent(event: StageEvent): void {
    const events: { readonly [Type in StageEvent['type']]?: () => void } = {
      'first-frame': () => {
        this.#set('ready');
        this.#host.dispatchEvent(new AtelierPreviewReadyEvent());
      },
      settled: () => {
        this.#isBehind = false;
      },
      'context-lost': () => this.#handleLoss(),
      'context-restored': () => this.#set('ready'),
    };
    if (event.type === 'pick' && event.partId !== null) this.#onPick(event.partId);
    if (event.type === 'error') this.#handleFault(event);
    events[event.type]?.();
  }

  #handleLoss(): void {
    const nowMs = performance.now();
    this.#lossesMs = [...this.#lossesMs.filter((each) => nowMs - each < LOSSES_MS), nowMs];
    this.#set('lost');
    if (this.#lossesMs.length < MOST_LOSSES) return;
    this.stage?.dispose();
    this.stage = null;
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
    this.stage?.setVisible(isNear);
    if (!isNear || this.#host.loading !== 'lazy' || this.#starting) return;
    whenIdle(() => void this.start());
  }

  #resize(): void {
    const { clientWidth, clientHeight } = this.#host;
    if (clientWidth > 0 && clientHeight > 0) this.stage?.resize(clientWidth, clientHeight, window.devicePixelRatio);
  }

  /** The size that the open question asks, as far as it is answered. */
  #askedLength(values: Values): MeasuredLength | null {
    const { openOption, product, formats } = this.#face;
    const option = openOption === null ? undefined : product.optionById.get(openOption);
    const value = option && values[option.id];
    if (option?.kind !== 'number' || option.bind.size === null || typeof value !== 'number') return null;
    const { partId, axis } = option.bind.size;
    return { partId, axis, label: formats.number(value, option.unit) };
  }

  #viewFor(optionId: string): ViewId | null {
    const { product } = this.#face;
    const step = product.steps.find(({ optionIds }) => optionIds.includes(optionId));
    return product.optionById.get(optionId)?.view ?? step?.view ?? null;
  }

  #applyScheme(): void {
    const scheme = this.#wantedScheme();
    if (scheme === this.#scheme) return;
    this.#scheme = scheme;
    this.stage?.setScheme(scheme);
  }

  /** The page's own scheme goes before the device's. */
  #wantedScheme(): 'light' | 'dark' {
    const words = getComputedStyle(this.#host).colorScheme.split(' ');
    if (!words.includes('dark')) return 'light';
    return !words.includes('light') || matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }
}

function noPicture(hint: string): Issue {
  return { code: 'preview/no-3d', severity: 'warning', path: ['model'], params: {}, hint };
}
