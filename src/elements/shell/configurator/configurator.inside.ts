/**
 * The default arrangement. Three layouts from the same pieces: wide (stage left, questions right), sheet (a phone: stage
 * behind, one question at a time in a sheet), and form (a product without a picture). The room decides, not the device.
 */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ReactiveElement } from '../../base/reactive-element.js';
import type { OptionId } from '../../../kernel/ids.js';
import { baseStyles } from '../../base/base.styles.js';
import type { Face } from '../../base/face.js';
import { drawing } from '../../base/drawing.js';
import type { Inside, InsideView } from '../../base/inside.js';
import { Late } from '../../base/late.js';
import { configuratorStyles } from './configurator.styles.js';
import type { Layout, LayoutView } from './layout.js';

/** Room from which stage and questions stand side by side, px. */
const WIDE_PX = 880;

/** An arrow that turns back. */
const UNDO = 'M9 14 4 9l5-5M4 9h9.5a5.5 5.5 0 0 1 0 11H10';

/** Layouts by name; the one that fits the room is fetched beside this module. */
const LAYOUTS: Readonly<Record<Layout['name'], Late<(view: LayoutView) => Layout>>> = {
  side: new Late(async () => (await import('./side-layout.js')).sideLayout),
  sheet: new Late(async () => (await import('./sheet-layout.js')).sheetLayout),
};

/** The inside of `<atelier-configurator>`. */
export const configuratorInside: Inside<ReactiveElement> = {
  styles: [baseStyles, configuratorStyles],
  create: (host, face) => new ConfiguratorView(host, face),
};

class ConfiguratorView implements InsideView, LayoutView {
  readonly host: ReactiveElement;
  readonly face: Face;
  /** There is room for stage and questions side by side. */
  isWide: boolean;
  readonly #size: ResizeObserver;
  #layout: Layout | null = null;

  constructor(host: ReactiveElement, face: Face) {
    this.host = host;
    this.face = face;
    this.isWide = host.clientWidth >= WIDE_PX;
    this.#size = new ResizeObserver(() => this.#handleSize());
    this.#size.observe(host);
    host.addEventListener('keydown', this.#handleKey);
    if (!host.hasAttribute('dir') && face.texts.direction === 'rtl') host.dir = 'rtl';
  }

  render(): TemplateResult | typeof nothing {
    const name = this.#layoutName;
    // Until the other layout is here the one before stays.
    const layout = this.#layout?.name === name ? null : LAYOUTS[name].get(() => this.host.requestUpdate());
    if (layout) {
      this.#layout?.dispose?.();
      this.#layout = layout(this);
    }
    return this.#layout?.render() ?? nothing;
  }

  updated(): void {
    this.#layout?.updated?.();
  }

  async arranged(): Promise<void> {
    await LAYOUTS[this.#layoutName].load();
  }

  dispose(): void {
    this.#size.disconnect();
    this.#layout?.dispose?.();
    this.host.removeEventListener('keydown', this.#handleKey);
  }

  /** There is a picture: the product's or the page's own. */
  get hasStage(): boolean {
    return this.face.product.model !== null || this.#isSlotted('preview');
  }

  /** The picture; `tools` stand before its own buttons. */
  renderPreview(tools: TemplateResult | typeof nothing = nothing): TemplateResult {
    return html`<slot name="preview">${this.unless('preview', html`<atelier-preview><slot name="poster" slot="poster"></slot>${tools}</atelier-preview>`)}</slot>`;
  }

  /** Steps back. */
  renderUndo(): TemplateResult {
    const { session } = this.face;
    return html`<button type="button" class="icon" aria-label=${this.face.t('ui/undo')} aria-disabled=${!session.canUndo} @click=${() => this.travel('undo')}>${drawing(UNDO, true)}</button>`;
  }

  /** What to know about the design as it was opened. */
  renderNotice(): TemplateResult | typeof nothing {
    const { notice } = this.face;
    return notice ? html`<p class="notice small" part="notice">${notice}</p>` : nothing;
  }

  /** How many. */
  renderQuantity(): TemplateResult {
    return html`<div class="quantity"><span>${this.face.t('quantity/label')}</span><slot name="quantity">${this.unless('quantity', html`<atelier-quantity></atelier-quantity>`)}</slot></div>`;
  }

  /** What the owner warns of in this design. */
  renderWarnings(): TemplateResult {
    const { snapshot, texts } = this.face;
    const warnings = snapshot.issues.filter(({ severity, path }) => severity === 'warning' && path[0] !== 'options');
    return html`${warnings.map((issue) => html`<p class="warning small" part="warning">${texts.issue(issue)}</p>`)}`;
  }

  /** Questions in the order they are asked, present ones only. */
  get asked(): readonly OptionId[] {
    const { steps, options } = this.face.snapshot;
    const ids = [...new Set([...steps.flatMap(({ optionIds }) => optionIds), ...options.keys()])];
    return ids.filter((id) => options.get(id)?.present);
  }

  /** A region's default; what the page has slotted over is not even made. */
  unless(name: string, fallback: TemplateResult): TemplateResult | typeof nothing {
    return this.#isSlotted(name) ? nothing : fallback;
  }

  #isSlotted(name: string): boolean {
    return this.host.querySelector(`:scope > [slot="${name}"]`) !== null;
  }

  /** Undo or redo. */
  travel(way: 'undo' | 'redo'): void {
    this.face.session[way]();
    this.host.requestUpdate();
  }

  get #layoutName(): Layout['name'] {
    return this.hasStage && !this.isWide ? 'sheet' : 'side';
  }

  #handleSize(): void {
    const isWide = this.host.clientWidth >= WIDE_PX;
    if (isWide !== this.isWide) {
      this.isWide = isWide;
      if (!isWide && this.face.openOption === null) this.face.openOption = this.asked[0] ?? null;
      this.host.requestUpdate();
    }
    this.#layout?.updated?.();
  }

  readonly #handleKey = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    const way = key === 'z' ? (event.shiftKey ? 'redo' : 'undo') : key === 'y' ? 'redo' : null;
    const from = event.composedPath()[0];
    // Inside a field the browser's own undo is meant.
    if (
      way === null ||
      from instanceof HTMLTextAreaElement ||
      (from instanceof HTMLInputElement && from.type !== 'range')
    )
      return;
    event.preventDefault();
    this.travel(way);
  };
}
