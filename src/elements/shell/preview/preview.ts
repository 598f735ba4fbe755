import { html, type TemplateResult } from 'lit/html.js';
import { css } from '../../base/css.js';
import { ConfiguratorError } from '../../../kernel/configurator-error.js';
import type {
  CaptureRequest,
  Insets,
  Making,
  ModelFormat,
  Stage,
  TurntableRequest,
} from '../../../preview/plan/stage.js';
import { AtelierElement } from '../../base/atelier-element.js';
import type { InsideView } from '../../base/inside.js';
import { property } from '../../base/property.js';

/** What the inside offers beyond rendering. */
interface PreviewView extends InsideView {
  make<T>(work: (stage: Stage) => Promise<T>): Promise<T>;
  start(): void;
}

/**
 * The picture of the design: a poster first, 3D once it is wanted. Without WebGL, or with a broken model, the poster stays
 * and everything else works.
 *
 * @element atelier-preview
 * @status experimental
 * @slot poster - An image shown until 3D is there.
 * @slot tools - Buttons before the preview's own.
 * @event {AtelierPreviewReadyEvent} atelier-preview-ready - The first 3D frame is on screen.
 * @event {AtelierErrorEvent} atelier-error - 3D could not be shown, or part of it.
 * @csspart canvas - Where 3D is drawn, while the picture is live.
 * @csspart still - What it leaves while another preview of the page is live: one WebGL context serves all.
 * @csspart poster - The picture shown until then.
 * @csspart tools - The row of buttons.
 * @csspart controls - Buttons that turn and zoom.
 * @csspart message - What is said where 3D is not possible.
 */
export class AtelierPreviewElement extends AtelierElement {
  static override styles = [
    AtelierElement.styles,
    css`
      :host {
        position: relative;
        min-block-size: 200px;
        contain: layout style;
      }
      .waiting {
        position: absolute;
        inset: 0 0 calc(var(--_covered, 0px) + 20px);
        box-sizing: border-box;
        display: grid;
        grid-template: 100% / 100%;
        padding: 8%;
      }
      ::slotted([slot='poster']) {
        inline-size: 100%;
        block-size: 100%;
        object-fit: contain;
      }
    `,
  ];

  /** `eager`: at once; `lazy`: when in sight and the page is idle; `manual`: when `start()` is called or it is tapped. */
  @property() loading = 'lazy';
  /** What covers the canvas, in CSS pixels; the product is centred in what is left. */
  @property({ attribute: false }) insets: Insets = { topPx: 0, rightPx: 0, bottomPx: 0, leftPx: 0 };

  /** Shows 3D now, and tries again what failed. */
  start(): void {
    (this.currentView as PreviewView | null)?.start();
  }

  /**
   * A picture of the design as it is, whether or not the preview is in sight; what it needs is fetched and waited for.
   *
   * @throws {ConfiguratorError} `preview/not-ready`: there is no product yet, or 3D cannot be shown.
   */
  capture(request: CaptureRequest): Promise<Blob> {
    return this.make((stage) => stage.capture(request));
  }

  /**
   * The design as a model file, in metres and with its lettering: `glb` for shops and viewers, `usdz` for AR on iPhones and iPads.
   *
   * @throws {ConfiguratorError} `preview/not-ready`: there is no product yet, or 3D cannot be shown.
   */
  exportModel(format: ModelFormat): Promise<Blob> {
    return this.make((stage) => stage.exportModel(format));
  }

  /**
   * One turn of the design as a film (MP4); as 12 PNG pictures in a ZIP where the browser encodes none.
   *
   * @throws {ConfiguratorError} `preview/not-ready`: there is no product yet, or 3D cannot be shown.
   */
  turntable(request: TurntableRequest, making?: Making): Promise<Blob> {
    return this.make((stage) => stage.turntable(request, making));
  }

  protected override async load() {
    // What the inside imports comes with it, not one round trip later: the picture waits for it.
    const [{ previewInside }] = await Promise.all([
      import('./preview.inside.js'),
      import('../../base/describe-design.js'),
      import('../../base/icons.js'),
      import('../../base/primary.styles.js'),
    ]);
    return previewInside;
  }

  private async make<T>(work: (stage: Stage) => Promise<T>): Promise<T> {
    const view = (await this.viewed()) as PreviewView | null;
    if (view) return view.make(work);
    throw notReady();
  }

  protected override renderWaiting(): TemplateResult {
    return html`<div class="waiting"><slot name="poster"></slot></div>`;
  }
}

/** There is nothing to take a picture of yet. */
export function notReady(): ConfiguratorError {
  return new ConfiguratorError('preview/not-ready', { message: 'Wait for atelier-ready.' });
}

declare global {
  interface HTMLElementTagNameMap {
    'atelier-preview': AtelierPreviewElement;
  }
}
