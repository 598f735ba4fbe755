import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { OptionId } from '../../../kernel/ids.js';
import { adoptStyles } from '../../base/css.js';
import { handleRovingKey } from '../../base/roving.js';
import type { Layout, LayoutView } from './layout.js';
import { Sheet } from './sheet.js';
import { sheetStyles } from './sheet.styles.js';

/** A phone: the stage behind, one question at a time in a sheet. */
export function sheetLayout(view: LayoutView): Layout {
  adoptStyles(view.host.renderRoot, sheetStyles);
  return new SheetLayout(view);
}

class SheetLayout implements Layout {
  readonly name = 'sheet';
  readonly #view: LayoutView;
  readonly #sheet: Sheet;

  constructor(view: LayoutView) {
    this.#view = view;
    this.#sheet = new Sheet(view.host);
  }

  render(): TemplateResult {
    return this.#renderSheet();
  }

  updated(): void {
    this.#sheet.update();
    if (this.#view.face.wording) this.#sheet.settle();
  }

  dispose(): void {
    this.#sheet.dispose();
  }

  #renderSheet(): TemplateResult {
    const face = this.#view.face;
    return html`<div class="narrow ${this.#sheet.stop}">
      <div class="stage" part="stage">${this.#view.renderPreview()}</div>
      <div class="top">
        <slot name="back"></slot>
        <div class="name"><slot name="title">${this.#view.unless('title', html`<h2 part="title">${face.say(face.product.title)}</h2>`)}</slot></div>
        ${this.#view.renderUndo()} <slot name="share">${this.#view.unless('share', html`<atelier-share compact></atelier-share>`)}</slot>
      </div>
      <section class="sheet" part="sheet" aria-label=${face.t('ui/questions')}>
        <div class="grip" @pointerdown=${(event: PointerEvent) => this.#sheet.handleDown(event)}>
          <button
            type="button"
            class="handle"
            part="handle"
            aria-expanded=${this.#sheet.stop !== 'peek'}
            aria-label=${face.t(this.#sheet.stop === 'full' ? 'sheet/smaller' : 'sheet/bigger')}
            @click=${() => this.#sheet.toggle()}
            @keydown=${(event: KeyboardEvent) => this.#sheet.handleKey(event)}
          ></button>
        </div>
        ${this.#renderTabs()}
        <div class="content" role="tabpanel" id="content" aria-labelledby="tab-now">${this.#view.renderNotice()} ${this.#renderOpenQuestion()}</div>
      </section>
      ${this.#renderNarrowBar()}
    </div>`;
  }

  #renderTabs(): TemplateResult {
    const face = this.#view.face;
    const tab = (id: OptionId | null, title: string): TemplateResult => {
      const isNow = face.openOption === id;
      const hasProblem = id !== null && (face.snapshot.options.get(id)?.issues.length ?? 0) > 0;
      return html`<button type="button" role="tab" part="tab" id=${isNow ? 'tab-now' : nothing} tabindex=${isNow ? 0 : -1} aria-selected=${isNow} aria-controls="content" @click=${() => this.#open(id)}>
        ${title}${hasProblem ? html`<span class="dot"><span class="hidden">${face.t('steps/problem')}</span></span>` : nothing}
      </button>`;
    };
    const ids = this.#view.asked;
    return html`<div class="tabs" part="tabs" role="tablist" aria-label=${face.t('ui/questions')} @keydown=${(event: KeyboardEvent) => this.#handleTabs(event, [...ids, null])}>
      ${ids.map((id) => tab(id, face.title(id)))}${tab(null, face.t('summary/title'))}
    </div>`;
  }

  #renderOpenQuestion(): TemplateResult {
    const face = this.#view.face;
    if (face.openOption === null)
      return html`<atelier-summary></atelier-summary>${this.#view.renderQuantity()}<slot name="after"></slot>`;
    const ids = this.#view.asked;
    const next = ids[ids.indexOf(face.openOption) + 1] ?? null;
    const title = next === null ? face.t('summary/title') : face.title(next);
    return html`<atelier-option bare option=${face.openOption}></atelier-option>
      ${this.#view.renderWarnings()}
      <button type="button" class="next" part="next" @click=${() => this.#open(next)}>${face.t('ui/next', { title })}<span class="arrow" aria-hidden="true">→</span></button>`;
  }

  #renderNarrowBar(): TemplateResult {
    return html`<footer class="bar" part="bar">
      <slot name="price">${this.#view.unless('price', html`<atelier-price lines="up" stacked></atelier-price>`)}</slot> <slot name="order">${this.#view.unless('order', html`<atelier-order-button bar="narrow"></atelier-order-button>`)}</slot>
    </footer>`;
  }

  #open(id: OptionId | null): void {
    this.#view.face.goTo(id);
    this.#sheet.show();
    void this.#view.host.updateComplete.then(() =>
      this.#view.host.renderRoot.querySelector('#tab-now')?.scrollIntoView({ block: 'nearest', inline: 'center' }),
    );
  }

  #handleTabs(event: KeyboardEvent, ids: readonly (OptionId | null)[]): void {
    const tabs = [...this.#view.host.renderRoot.querySelectorAll<HTMLElement>('[role=tab]')];
    handleRovingKey(event, tabs, (index) => this.#open(ids[index] ?? null));
  }
}
