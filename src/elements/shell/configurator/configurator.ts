import { css, html, type LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ConfiguratorError } from '../../../kernel/configurator-error.js';
import type { CaptureRequest } from '../../../preview/plan/stage.js';
import type { Face } from '../../base/face.js';
import type { Inside, InsideView } from '../../base/inside.js';
import { AtelierSessionElement } from '../session/session.js';

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
  private inside: Inside<LitElement> | null = null;
  private view: InsideView | null = null;
  private viewFace: Face | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.scope.subscribe(() => this.requestUpdate());
    void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.leaveView();
  }

  /**
   * A picture of the design, from the preview in use.
   *
   * @throws {ConfiguratorError} `preview/not-ready`: 3D has not been shown yet.
   */
  async capture(request: CaptureRequest): Promise<Blob> {
    const preview = this.querySelector('atelier-preview') ?? this.renderRoot.querySelector('atelier-preview');
    if (!preview)
      throw new ConfiguratorError('preview/not-ready', { message: 'There is no preview to take a picture of.' });
    return preview.capture(request);
  }

  protected override renderContent(): TemplateResult {
    const { face } = this.scope;
    if (face !== this.viewFace) this.leaveView();
    if (face && this.inside && !this.view) {
      this.view = this.inside.create(this, face);
      this.viewFace = face;
    }
    return this.view
      ? (this.view.render() as TemplateResult)
      : html`<div class="skeleton" aria-busy="true"><i></i><i></i><i></i><i></i><i></i></div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.view?.updated?.();
  }

  private leaveView(): void {
    this.view?.dispose?.();
    this.view = null;
    this.viewFace = null;
  }

  /** Everything the first sight of the questions needs, side by side and not one behind the other. */
  private async load(): Promise<void> {
    if (this.inside) return;
    const [{ configuratorInside }] = await Promise.all([
      import('./configurator.inside.js'),
      import('../option/option.inside.js'),
      import('../price/price.inside.js'),
      import('../order-button/order-button.inside.js'),
    ]);
    this.inside = configuratorInside;
    const root = this.renderRoot as ShadowRoot;
    root.adoptedStyleSheets = [
      ...root.adoptedStyleSheets,
      ...this.inside.styles.flatMap(({ styleSheet }) => styleSheet ?? []),
    ];
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'atelier-configurator': AtelierConfiguratorElement;
  }
}
