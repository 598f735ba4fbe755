import type { ReactiveElement } from '../../base/reactive-element.js';
import { AtelierArRequestEvent } from '../../base/events/atelier-ar-request-event.js';
import type { Face, Studio } from '../../base/face.js';
import type { Code } from '../../../i18n/messages/en.js';
import { arViewer, openQuickLook, sceneViewerUrl, type ArViewer } from './ar-viewer.js';

/** A room view of the design as it is: ready when the finger is up, where that can be, and honest where it cannot. */
export class ArOffer {
  readonly viewer: ArViewer | null = arViewer();
  /** Why there is no room view. */
  reason: Code | null = this.viewer ? null : 'share/ar-none';
  isPreparing = false;
  readonly #host: ReactiveElement;
  readonly #face: Face;
  readonly #studio: Studio;
  /** The design that was made ready, and how it is opened. */
  #design: string | null = null;
  #open: (() => void) | null = null;
  #url: string | null = null;
  #pending: Promise<void> | null = null;

  constructor(host: ReactiveElement, face: Face, studio: Studio) {
    this.#host = host;
    this.#face = face;
    this.#studio = studio;
  }

  /** Makes the design ready, once; a hand near the button is reason enough. Never rejects. */
  prepare(): Promise<void> {
    if (!this.viewer) return Promise.resolve();
    const { design } = this.#face.session;
    if (design === this.#design && this.#pending) return this.#pending;
    this.#forget();
    this.#design = design;
    this.#setPreparing(true);
    this.#pending = this.#makeReady(design)
      .then((open) => {
        if (design === this.#design) this.#open = open;
      })
      .catch(() => {
        if (design === this.#design) this.reason = 'share/ar-failed';
      })
      .finally(() => this.#setPreparing(false));
    return this.#pending;
  }

  /** Whether a tap would be in vain. */
  get isVain(): boolean {
    return this.reason === 'share/ar-none' || this.reason === 'share/ar-no-address';
  }

  /** Opens the viewer: at once where the design is ready, since phones want that of a tap. */
  async open(): Promise<void> {
    if (this.#design !== this.#face.session.design || !this.#open) await this.prepare();
    this.#open?.();
  }

  dispose(): void {
    this.#forget();
  }

  async #makeReady(design: string): Promise<(() => void) | null> {
    const title = this.#face.say(this.#face.product.title);
    if (this.viewer === 'quick-look') {
      const url = URL.createObjectURL(await this.#studio.make((stage) => stage.exportModel('usdz')));
      this.#url = url;
      return () => openQuickLook(url, `${this.#face.product.id}.usdz`);
    }
    const request = new AtelierArRequestEvent(design, () => this.#studio.make((stage) => stage.exportModel('glb')));
    this.#host.dispatchEvent(request);
    const answer = await request.response;
    if (answer === null) {
      this.reason = 'share/ar-no-address';
      return null;
    }
    const model = new URL(answer);
    if (model.protocol !== 'https:') throw new Error('Scene Viewer opens https addresses alone.');
    return () => {
      location.href = sceneViewerUrl(model.href, title, location.href);
    };
  }

  #setPreparing(isPreparing: boolean): void {
    this.isPreparing = isPreparing;
    this.#host.requestUpdate();
  }

  #forget(): void {
    if (this.#url !== null) URL.revokeObjectURL(this.#url);
    this.#design = this.#open = this.#url = this.#pending = null;
    if (this.viewer) this.reason = null;
  }
}
