import { nothing, type TemplateResult } from 'lit/html.js';
import { type StylesGroup, adoptStyles, css } from './css.js';
import { ReactiveElement } from './reactive-element.js';
import type { Face } from './face.js';
import type { Inside, InsideView } from './inside.js';
import { Late } from './late.js';
import { SCOPE_OFFER, ScopeRequestEvent, type Scope } from './scope.js';

/**
 * Base of every tag: finds its root, loads its inside, and renders it once the product can be designed. Subclasses add
 * their attributes and say which module is theirs.
 */
export abstract class AtelierElement extends ReactiveElement {
  static override styles: StylesGroup = css`
    :host {
      display: block;
    }
    :host([hidden]) {
      display: none;
    }
  `;

  private scope: Scope | null = null;
  private readonly inside = new Late(() => this.loadInside());
  private view: InsideView | null = null;
  private viewFace: Face | null = null;
  private leave: (() => void) | null = null;

  /** Fetched at once; all others wait until options can be operated. */
  protected readonly isEarly: boolean = false;

  /** What this tag shows. */
  protected abstract load(): Promise<Inside<this>>;

  /** The product, its session and its words; `null` until they are there. */
  get face(): Face | null {
    return this.scope?.face ?? null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.isEarly) this.needInside();
    this.joinScope();
    this.handleScope();
  }

  disconnectedCallback(): void {
    document.removeEventListener(SCOPE_OFFER, this.handleOffer);
    this.leave?.();
    this.leave = null;
    this.scope = null;
    this.handleScope();
  }

  /** The root this piece belongs to; a root itself gives its own. */
  protected findScope(): Scope | null {
    const request = new ScopeRequestEvent();
    this.dispatchEvent(request);
    return request.scope;
  }

  /** What stands in the reserved room before the inside is there. */
  protected renderWaiting(): TemplateResult | typeof nothing {
    return nothing;
  }

  /** The view in use, for methods of the element that pass something on to it. */
  protected get currentView(): InsideView | null {
    return this.view;
  }

  /** The view, once its inside is here; `null` without a product. */
  protected async viewed(): Promise<InsideView | null> {
    const { face } = this;
    if (face) {
      await this.scope?.usable;
      // Some wait for the words, too, which come later.
      await Promise.all([this.inside.pending, face.fillTexts()]);
      this.handleScope();
    }
    await this.updateComplete;
    return this.view;
  }

  protected override render(): TemplateResult | typeof nothing {
    return this.view ? this.view.render() : this.renderWaiting();
  }

  protected override updated(): void {
    this.view?.updated?.();
  }

  protected override async getUpdateComplete(): Promise<void> {
    await super.getUpdateComplete();
    await this.inside.pending;
    await this.view?.arranged?.();
    await super.getUpdateComplete();
  }

  private needInside(): void {
    this.inside.get(() => this.handleScope());
  }

  private async loadInside(): Promise<Inside<this>> {
    const inside = await this.load();
    adoptStyles(this.renderRoot, inside.styles);
    return inside;
  }

  private joinScope(): void {
    this.scope = this.findScope();
    if (this.scope) {
      this.leave = this.scope.subscribe(() => this.handleScope());
      void this.scope.usable.then(() => this.needInside());
    } else document.addEventListener(SCOPE_OFFER, this.handleOffer);
  }

  private readonly handleOffer = (): void => {
    document.removeEventListener(SCOPE_OFFER, this.handleOffer);
    this.joinScope();
    this.handleScope();
  };

  private handleScope(): void {
    const face = this.face;
    if (face !== this.viewFace || !face) {
      this.view?.dispose?.();
      this.view = null;
      this.viewFace = face;
    }
    const inside = this.inside.value;
    if (face && inside && !this.view && (this.isEarly || face.wording)) this.view = inside.create(this, face);
    this.requestUpdate();
  }
}
