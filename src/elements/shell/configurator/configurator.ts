import { html, nothing, type TemplateResult } from 'lit/html.js';
import { adoptStyles, css } from '../../base/css.js';
import type { ReactiveElement } from '../../base/reactive-element.js';
import type { CaptureRequest } from '../../../preview/plan/stage.js';
import type { Face } from '../../base/face.js';
import type { Inside, InsideView } from '../../base/inside.js';
import { Late } from '../../base/late.js';
import { property } from '../../base/property.js';
import { notReady } from '../preview/preview.js';
import { AtelierSessionElement } from '../session/session.js';

/** Room from which stage and questions stand side by side, px; a guess at what to fetch, the inside decides. */
const WIDE_PX = 880;
/** What an arrangement needs for its first sight, beside what all of them do. */
const WIDE_PARTS = [
  async () => import('./side-layout.js'),
  async () => import('../option/option-head.js'),
  // Both of them import it: asked for beside them, it does not come one round trip later.
  async () => import('../../base/describe-design.js'),
];
const NARROW_PARTS = [async () => import('./sheet-layout.js')];

/**
 * A product as a shopper designs it: stage, questions, price and order in a default arrangement, every region of which
 * can be slotted over.
 *
 * @element atelier-configurator
 * @status experimental
 * @slot title - Name and description of the product.
 * @slot back - A way back, at the start of a phone's top line.
 * @slot preview - The picture of the product.
 * @slot poster - An image shown until 3D is there.
 * @slot steps - Navigation between steps.
 * @slot options - All questions.
 * @slot quantity - How many.
 * @slot after - Under the questions: delivery, returns, care.
 * @slot summary - The design in one line.
 * @slot price - The price.
 * @slot order - The order button.
 * @slot share - Sharing.
 * @csspart stage - The region of the picture.
 * @csspart panel - The region of the questions.
 * @csspart header - Name and description.
 * @csspart title - The product's name.
 * @csspart description - The product's description.
 * @csspart notice - What to know about the design as it was opened.
 * @csspart question - One question with its hairline.
 * @csspart warning - What the owner warns of in this design.
 * @csspart sheet - A phone's sheet.
 * @csspart handle - What the sheet is moved by.
 * @csspart tabs - A phone's row of questions.
 * @csspart tab - One of them.
 * @csspart next - Leads to the next question.
 * @csspart bar - The bar with price and order button.
 * @csspart design - The whole design, opened from the bar.
 * @csspart tools - Undo and redo.
 */
export class AtelierConfiguratorElement extends AtelierSessionElement {
  static override styles = [
    AtelierSessionElement.styles,
    css`
      :host {
        position: relative;
        block-size: var(--atelier-block-size, 100svh);
        min-block-size: 420px;
        contain: layout style;
        container-type: size;
        overflow: clip;
      }
      :host([scheme='light']) {
        color-scheme: light;
      }
      :host([scheme='dark']) {
        color-scheme: dark;
      }
      :host([scheme='auto']) {
        color-scheme: light dark;
      }
      /* Where the stage will be, so that the poster does not move when it comes. */
      .first {
        position: absolute;
        inset-block: 0 var(--atelier-bar-size, 72px);
        inset-inline: 0 calc(var(--atelier-panel-size, 400px) + 80px);
      }
      .first div {
        position: absolute;
        inset: 0 0 20px;
        box-sizing: border-box;
        display: grid;
        grid-template: minmax(0, 1fr) / minmax(0, 1fr);
        padding: 8%;
      }
      ::slotted([slot='poster']) {
        inline-size: 100%;
        block-size: 100%;
        min-block-size: 0;
        object-fit: contain;
      }
      @container (inline-size < 1100px) {
        .first {
          inset-inline-end: calc(var(--atelier-panel-size, 400px) + 40px);
        }
      }
      @container (inline-size < 880px) {
        .first {
          inset: 0 0 43%;
        }
      }
      .lost {
        position: absolute;
        inset: 72px 0 auto;
        z-index: 5;
        margin: auto;
      }
      .skeleton {
        position: absolute;
        inset: 18% 6% auto auto;
        display: grid;
        gap: 28px;
        inline-size: min(340px, 80%);
        opacity: 0.1;
      }
      .skeleton i {
        block-size: 16px;
        border-radius: 8px;
        background: currentcolor;
      }
      .skeleton i:first-child {
        block-size: 36px;
        inline-size: 70%;
      }
    `,
  ];

  /** `page`: the page's own ground shows through; else the studio's. */
  @property({ reflect: true }) ground = '';
  /** `light`, `dark` or `auto` (the device's); empty: the page's. */
  @property({ reflect: true }) scheme = '';
  private readonly inside = new Late(() => this.load());
  private view: InsideView | null = null;
  private viewFace: Face | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.scope.subscribe(() => this.requestUpdate());
    this.inside.get(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.leaveView();
  }

  /**
   * A picture of the design, from the preview in use.
   *
   * @throws {ConfiguratorError} `preview/not-ready`: there is no product yet, or 3D cannot be shown.
   */
  async capture(request: CaptureRequest): Promise<Blob> {
    const preview = this.querySelector('atelier-preview') ?? this.renderRoot.querySelector('atelier-preview');
    if (!preview) throw notReady();
    return preview.capture(request);
  }

  protected override renderContent(): TemplateResult {
    const { face } = this.scope;
    if (face !== this.viewFace) this.leaveView();
    if (face && this.inside.value && !this.view) {
      this.view = this.inside.value.create(this, face);
      this.viewFace = face;
    }
    const content = this.view?.render() ?? nothing;
    return content !== nothing
      ? content
      : html`<div class="first"><div><slot name="poster"></slot></div></div>
          <div class="skeleton" aria-busy="true"><i></i><i></i><i></i><i></i><i></i></div>`;
  }

  protected override updated(): void {
    this.view?.updated?.();
  }

  protected override async arranged(): Promise<void> {
    await this.inside.load();
    await this.updateComplete;
    await this.view?.arranged?.();
    await this.updateComplete;
  }

  private leaveView(): void {
    this.view?.dispose?.();
    this.view = null;
    this.viewFace = null;
  }

  /** Everything the first sight of the questions needs, side by side and not one behind the other. */
  private async load(): Promise<Inside<ReactiveElement>> {
    const layout = this.clientWidth >= WIDE_PX ? WIDE_PARTS : NARROW_PARTS;
    const [{ configuratorInside }] = await Promise.all([
      import('../../first-sight.js'),
      ...layout.map((part) => part()),
    ]);
    adoptStyles(this.renderRoot, configuratorInside.styles);
    return configuratorInside;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'atelier-configurator': AtelierConfiguratorElement;
  }
}
