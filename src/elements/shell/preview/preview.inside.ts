/**
 * Poster, canvas and the plain buttons that do all that fingers do. The stage itself is fetched when the preview is in
 * sight and the page has nothing better to do; what happens to it never reaches the questions.
 */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ReactiveElement } from '../../base/reactive-element.js';
import type { Code } from '../../../i18n/messages/en.js';
import type { PartId } from '../../../kernel/ids.js';
import type { Option } from '../../../product/product.js';
import type { Insets, Stage } from '../../../preview/plan/stage.js';
import { spotOf } from '../../../preview/plan/spot-of.js';
import { ConfiguratorError } from '../../../kernel/configurator-error.js';
import { baseStyles } from '../../base/base.styles.js';
import { primaryStyles } from '../../base/primary.styles.js';
import { designLine } from '../../base/describe-design.js';
import type { Face } from '../../base/face.js';
import { icon, type IconName } from '../../base/icons.js';
import type { Inside, InsideView } from '../../base/inside.js';
import { previewStyles } from './preview.styles.js';
import { isSolid, StageKeeper } from './stage-keeper.js';

/** What the view reads of its element. */
export interface PreviewHost extends ReactiveElement {
  readonly loading: string;
  readonly insets: Insets;
}

/** The inside of `<atelier-preview>`. */
export const previewInside: Inside<PreviewHost> = {
  styles: [baseStyles, primaryStyles, previewStyles],
  create: (host, face) => new PreviewInsideView(host, face),
};

/** A turn by button or arrow key, degrees; a zoom step as a factor. */
const TURN_DEG = 15;
const TILT_DEG = 8;
const CLOSER = 0.85;

/** What keys do on the focused picture. */
const KEYS: Readonly<Record<string, readonly [Code, (stage: Stage) => void]>> = {
  ArrowLeft: ['preview/turned-left', (stage) => stage.orbitBy(-TURN_DEG, 0)],
  ArrowRight: ['preview/turned-right', (stage) => stage.orbitBy(TURN_DEG, 0)],
  ArrowUp: ['preview/turned-up', (stage) => stage.orbitBy(0, -TILT_DEG)],
  ArrowDown: ['preview/turned-down', (stage) => stage.orbitBy(0, TILT_DEG)],
  '+': ['preview/closer', (stage) => stage.zoomBy(CLOSER)],
  '=': ['preview/closer', (stage) => stage.zoomBy(CLOSER)],
  '-': ['preview/farther', (stage) => stage.zoomBy(1 / CLOSER)],
  Home: ['preview/reset', (stage) => stage.resetView()],
};

class PreviewInsideView implements InsideView {
  readonly #host: PreviewHost;
  readonly #face: Face;
  readonly #keeper: StageKeeper;
  readonly #listeners = new AbortController();
  #showsControls = false;
  #poster: string | null;

  constructor(host: PreviewHost, face: Face) {
    this.#host = host;
    this.#face = face;
    const poster = face.product.model?.poster ?? null;
    this.#poster = poster && face.url(poster);
    this.#keeper = new StageKeeper(host, face, { onPick: (partId) => this.#handlePick(partId) });
    face.studio = this;
    document.addEventListener('fullscreenchange', () => host.requestUpdate(), { signal: this.#listeners.signal });
  }

  render(): TemplateResult | typeof nothing {
    const face = this.#face;
    const { state } = this.#keeper;
    const title = face.say(face.product.title);
    if (face.product.model === null) return html`<slot name="poster"></slot>`;
    if (!isSolid(face.product.model))
      return html`${this.#renderPoster(title)}
        <p class="message still small soft" part="message">${face.t('preview/still')}</p>
        <div class="tools" part="tools"><slot name="tools"></slot></div>`;
    return html`<div
        class="region ${state}"
        role="application"
        tabindex="0"
        aria-label=${face.t('preview/label', { title })}
        aria-describedby="help sees"
        @keydown=${(event: KeyboardEvent) => this.#handleKey(event)}
      >
        <div class="live" part="canvas" aria-hidden="true"></div>
        <canvas class="still" part="still" aria-hidden="true" hidden></canvas>
        ${this.#renderPoster('')}
      </div>
      <p class="hidden" id="help">${face.t('preview/help')}</p>
      <p class="hidden" id="sees">${face.t('preview/sees', { title, summary: designLine(face) })}</p>
      ${this.#renderMessage()} ${this.#renderTools()}`;
  }

  updated(): void {
    const { renderRoot } = this.#host;
    const live = renderRoot.querySelector<HTMLElement>('.live');
    const still = renderRoot.querySelector<HTMLCanvasElement>('.still');
    this.#keeper.attach(live && still && { live, still });
    this.#keeper.update();
  }

  /** Shows 3D now. */
  start(): void {
    void this.#keeper.start();
  }

  /** Makes something of the design as it is. */
  async make<T>(work: (stage: Stage) => Promise<T>): Promise<T> {
    const made = await this.#keeper.make(work);
    if (made) return made;
    throw new ConfiguratorError('preview/not-ready', { message: 'A picture was asked for where 3D cannot be shown.' });
  }

  dispose(): void {
    this.#listeners.abort();
    this.#keeper.dispose();
  }

  #renderPoster(alt: string): TemplateResult {
    return html`<div class="poster" part="poster"><slot name="poster">${this.#poster ? html`<img src=${this.#poster} alt=${alt} @error=${() => this.#dropPoster()} />` : nothing}</slot></div>`;
  }

  #renderMessage(): TemplateResult | typeof nothing {
    const { state } = this.#keeper;
    if (state === 'failed' || state === 'lost') {
      return html`<p class="message small soft" part="message" role="status">${this.#face.t(state === 'failed' ? 'preview/no-3d' : 'preview/lost')}</p>`;
    }
    if (state !== 'waiting' || this.#host.loading !== 'manual') return nothing;
    return html`<button type="button" class="primary begin" @click=${() => this.start()}>${this.#face.t('preview/start')}</button>`;
  }

  #renderTools(): TemplateResult {
    const face = this.#face;
    const isFull = document.fullscreenElement === this.#host;
    const works = this.#keeper.state === 'ready';
    return html`<div class="tools" part="tools">
      <slot name="tools"></slot>
      ${works ? this.#renderMove('reset', 'preview/reset', (stage) => stage.resetView()) : nothing}
      ${document.fullscreenEnabled ? this.#renderButton('fullscreen', isFull ? 'preview/fullscreen-leave' : 'preview/fullscreen', () => this.#toggleFull()) : nothing}
      ${
        works
          ? html`<button
              type="button"
              class="icon"
              aria-label=${face.t('preview/views')}
              aria-expanded=${this.#showsControls}
              @click=${() => this.#toggleControls()}
            >
              ${icon('orbit')}
            </button>
            ${this.#showsControls ? this.#renderControls() : nothing}`
          : nothing
      }
    </div>`;
  }

  #renderControls(): TemplateResult {
    const face = this.#face;
    const views = [...(face.product.model?.views.values() ?? [])];
    return html`<div class="controls" part="controls" role="group" aria-label=${face.t('preview/views')}>
      ${this.#renderMove('left', 'preview/left', (stage) => stage.orbitBy(-TURN_DEG * 2, 0))}
      ${this.#renderMove('right', 'preview/right', (stage) => stage.orbitBy(TURN_DEG * 2, 0))}
      ${this.#renderMove('plus', 'preview/closer', (stage) => stage.zoomBy(CLOSER))}
      ${this.#renderMove('minus', 'preview/farther', (stage) => stage.zoomBy(1 / CLOSER))}
      ${views.map((view) => {
        const title = face.say(view.title) || view.id;
        return html`<button type="button" class="view small" @click=${() => this.#show(view.id, title)}>${title}</button>`;
      })}
    </div>`;
  }

  #renderMove(name: IconName, label: Code, move: (stage: Stage) => void): TemplateResult {
    return this.#renderButton(name, label, () => this.#keeper.act(move));
  }

  #renderButton(name: IconName, label: Code, act: () => void): TemplateResult {
    return html`<button type="button" class="icon" aria-label=${this.#face.t(label)} @click=${act}>${icon(name)}</button>`;
  }

  #show(viewId: string, title: string): void {
    this.#keeper.act((stage) => stage.show(viewId));
    this.#face.announce(this.#face.t('preview/view-shown', { title }));
  }

  #toggleControls(): void {
    this.#showsControls = !this.#showsControls;
    this.#host.requestUpdate();
  }

  #toggleFull(): void {
    // Refused full screen leaves everything as it was.
    const done = document.fullscreenElement ? document.exitFullscreen() : this.#host.requestFullscreen();
    done.catch(() => undefined);
  }

  #dropPoster(): void {
    this.#poster = null;
    this.#host.requestUpdate();
  }

  #handleKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') {
      (event.currentTarget as HTMLElement).blur();
      return;
    }
    const [said, act] = KEYS[event.key] ?? [];
    if (!said || !act) return;
    event.preventDefault();
    this.#keeper.act(act);
    this.#face.announce(this.#face.t(said));
  }

  /** A tap on a part opens the question that shapes it. */
  #handlePick(partId: PartId): void {
    const option = this.#face.product.options.find(
      (each) => shapes(each, partId, this.#face) && this.#face.snapshot.options.get(each.id)?.present,
    );
    if (option) this.#face.goTo(option.id);
  }
}

function shapes(option: Option, partId: PartId, { product }: Face): boolean {
  const { partIds, areaIds } = spotOf(product, option);
  return partIds.includes(partId) || areaIds.some((areaId) => product.model?.areas.get(areaId)?.partId === partId);
}
