/**
 * The default arrangement. Three layouts from the same pieces: wide (stage left, questions right), sheet (a phone: stage
 * behind, one question at a time in a sheet), and form (a product without a picture). The room decides, not the device.
 */
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { OptionId, StepId } from '../../../kernel/ids.js';
import type { StepState } from '../../../session/session.js';
import { baseStyles } from '../../base/base.styles.js';
import { designLine, warningsOf } from '../../base/describe.js';
import type { Face } from '../../base/face.js';
import { icon } from '../../base/icons.js';
import type { Inside, InsideView } from '../../base/inside.js';
import { handleRovingKey } from '../../base/roving.js';
import { configuratorStyles } from './configurator.styles.js';
import { sheetStyles } from './sheet.styles.js';
import { Sheet } from './sheet.js';

/** Room from which stage and questions stand side by side, px. */
const WIDE_PX = 880;
/** Up to so many questions stand in one list; more are asked step by step. */
const LIST_MAX = 9;

/** The inside of `<atelier-configurator>`. */
export const configuratorInside: Inside<LitElement> = {
  styles: [baseStyles, configuratorStyles, sheetStyles],
  create: (host, face) => new ConfiguratorView(host, face),
};

class ConfiguratorView implements InsideView {
  readonly #host: LitElement;
  readonly #face: Face;
  readonly #sheet: Sheet;
  readonly #size: ResizeObserver;
  #isWide: boolean;
  #showsDesign = false;
  #step: StepId | null = null;

  constructor(host: LitElement, face: Face) {
    this.#host = host;
    this.#face = face;
    this.#isWide = host.clientWidth >= WIDE_PX;
    this.#sheet = new Sheet(host);
    this.#size = new ResizeObserver(() => this.#handleSize());
    this.#size.observe(host);
    host.addEventListener('keydown', this.#handleKey);
    host.addEventListener('pointerdown', this.#handleOutside);
    if (!host.hasAttribute('dir') && face.texts.direction === 'rtl') host.dir = 'rtl';
  }

  render(): TemplateResult {
    const hasStage = this.#face.product.model !== null || this.#isSlotted('preview');
    if (!hasStage) return this.#renderForm();
    return this.#isWide ? this.#renderWide() : this.#renderSheet();
  }

  updated(): void {
    this.#sheet.update();
  }

  dispose(): void {
    this.#size.disconnect();
    this.#sheet.dispose();
    this.#host.removeEventListener('keydown', this.#handleKey);
    this.#host.removeEventListener('pointerdown', this.#handleOutside);
  }

  #renderWide(): TemplateResult {
    return html`<div class="wide">
      <div class="stage" part="stage">${this.#renderPreview()}</div>
      <section class="panel" part="panel" aria-label=${this.#face.t('ui/questions')}>
        ${this.#renderHeader()} ${this.#renderNotice()} ${this.#renderSteps()} ${this.#renderQuestions()} ${this.#renderWarnings()} ${this.#renderQuantity()}
        <slot name="after"></slot>
      </section>
      ${this.#renderBar()}
    </div>`;
  }

  #renderForm(): TemplateResult {
    return html`<div class="form">
      <div class="about">${this.#renderHeader()} ${this.#renderNotice()} ${this.#isWide ? html`<atelier-summary></atelier-summary>` : nothing} ${this.#renderTools('down')}</div>
      <section class="panel" part="panel" aria-label=${this.#face.t('ui/questions')}>
        ${this.#renderSteps()} ${this.#renderQuestions()} ${this.#renderWarnings()} ${this.#renderQuantity()}
        <slot name="after"></slot>
      </section>
      ${this.#renderBar()}
    </div>`;
  }

  #renderSheet(): TemplateResult {
    const face = this.#face;
    return html`<div class="narrow ${this.#sheet.stop}">
      <div class="stage" part="stage">${this.#renderPreview()}</div>
      <div class="top">
        <slot name="back"></slot>
        <div class="name"><slot name="title">${this.#unless('title', html`<h2 part="title">${face.say(face.product.title)}</h2>`)}</slot></div>
        ${this.#renderUndo()} <slot name="share">${this.#unless('share', html`<atelier-share compact></atelier-share>`)}</slot>
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
        <div class="content" role="tabpanel" id="content" aria-labelledby="tab-now">${this.#renderNotice()} ${this.#renderOpenQuestion()}</div>
      </section>
      ${this.#renderNarrowBar()}
    </div>`;
  }

  #renderPreview(): TemplateResult {
    return html`<slot name="preview">${this.#unless('preview', html`<atelier-preview><slot name="poster" slot="poster"></slot>${this.#isWide ? html`<div slot="tools" class="tools" part="tools">${this.#renderUndo()}${this.#renderRedo()}<slot name="share">${this.#unless('share', html`<atelier-share compact opens="up"></atelier-share>`)}</slot></div>` : nothing}</atelier-preview>`)}</slot>`;
  }

  #renderTools(opens: string): TemplateResult {
    return html`<div class="tools" part="tools">${this.#renderUndo()}${this.#renderRedo()}<slot name="share">${this.#unless('share', html`<atelier-share compact opens=${opens}></atelier-share>`)}</slot></div>`;
  }

  #renderUndo(): TemplateResult {
    const { session } = this.#face;
    return html`<button type="button" class="icon" aria-label=${this.#face.t('ui/undo')} aria-disabled=${!session.canUndo} @click=${() => this.#travel('undo')}>${icon('undo')}</button>`;
  }

  #renderRedo(): TemplateResult {
    const { session } = this.#face;
    return html`<button type="button" class="icon" aria-label=${this.#face.t('ui/redo')} aria-disabled=${!session.canRedo} @click=${() => this.#travel('redo')}>${icon('redo')}</button>`;
  }

  #renderHeader(): TemplateResult {
    const { product } = this.#face;
    const description = this.#face.say(product.description);
    return html`<header part="header">
      <slot name="title">${this.#unless(
        'title',
        html`<h2 part="title">${this.#face.say(product.title)}</h2>
          ${description ? html`<p class="soft" part="description">${description}</p>` : nothing}`,
      )}</slot>
    </header>`;
  }

  #renderNotice(): TemplateResult | typeof nothing {
    const { notice } = this.#face;
    return notice ? html`<p class="notice small" part="notice">${notice}</p>` : nothing;
  }

  #renderQuestions(): TemplateResult {
    const face = this.#face;
    const steps = face.snapshot.steps.filter(({ present }) => present);
    const title = (id: string): string => face.say(face.product.steps.find((step) => step.id === id)?.title ?? null);
    const inSteps = new Set(face.snapshot.steps.flatMap(({ optionIds }) => optionIds));
    const rest = [...face.snapshot.options.keys()].filter((id) => !inSteps.has(id));
    const list = (ids: readonly OptionId[]): TemplateResult[] =>
      ids
        .filter((id) => face.snapshot.options.get(id)?.present)
        .map((id) => html`<atelier-option class="question" part="question" fold option=${id}></atelier-option>`);
    if (!this.#isStepped)
      return html`<slot name="options">${this.#unless('options', html`<div class="questions">${list(this.#asked)}</div>`)}</slot>`;
    const now = this.#currentStep(steps);
    const after = now && steps[steps.indexOf(now) + 1];
    return html`<slot name="options">${this.#unless(
      'options',
      html`<div class="questions">${now ? list(now.optionIds) : nothing}${after ? nothing : list(rest)}</div>
        ${after ? html`<button type="button" class="next" part="next" @click=${() => this.#face.goTo(firstOf(after, this.#face), true)}>${face.t('ui/next', { title: title(after.id) })}<span class="arrow" aria-hidden="true">→</span></button>` : nothing}`,
    )}</slot>`;
  }

  get #isStepped(): boolean {
    return this.#asked.length > LIST_MAX && this.#face.snapshot.steps.filter(({ present }) => present).length > 1;
  }

  #renderSteps(): TemplateResult {
    return html`<slot name="steps">${this.#unless('steps', this.#isStepped ? html`<atelier-steps></atelier-steps>` : html``)}</slot>`;
  }

  /** The step of the open question; while none is open, the one before. */
  #currentStep(steps: readonly StepState[]): StepState | undefined {
    const { openOption } = this.#face;
    const of = openOption === null ? undefined : steps.find(({ optionIds }) => optionIds.includes(openOption));
    this.#step = of?.id ?? this.#step;
    return steps.find(({ id }) => id === this.#step) ?? steps[0];
  }

  #renderQuantity(): TemplateResult {
    return html`<div class="quantity"><span>${this.#face.t('quantity/label')}</span><slot name="quantity">${this.#unless('quantity', html`<atelier-quantity></atelier-quantity>`)}</slot></div>`;
  }

  #renderWarnings(): TemplateResult {
    return html`${warningsOf(this.#face).map((text) => html`<p class="warning small" part="warning">${text}</p>`)}`;
  }

  /** Questions in the order they are asked, present ones only. */
  get #asked(): readonly OptionId[] {
    const { steps, options } = this.#face.snapshot;
    const ids = [...new Set([...steps.flatMap(({ optionIds }) => optionIds), ...options.keys()])];
    return ids.filter((id) => options.get(id)?.present);
  }

  #renderTabs(): TemplateResult {
    const face = this.#face;
    const tab = (id: OptionId | null, title: string): TemplateResult => {
      const isNow = face.openOption === id;
      const hasProblem = id !== null && (face.snapshot.options.get(id)?.issues.length ?? 0) > 0;
      return html`<button type="button" role="tab" part="tab" id=${isNow ? 'tab-now' : nothing} tabindex=${isNow ? 0 : -1} aria-selected=${isNow} aria-controls="content" @click=${() => this.#open(id)}>
        ${title}${hasProblem ? html`<span class="dot"><span class="hidden">${face.t('steps/problem')}</span></span>` : nothing}
      </button>`;
    };
    const ids = this.#asked;
    return html`<div class="tabs" part="tabs" role="tablist" aria-label=${face.t('ui/questions')} @keydown=${(event: KeyboardEvent) => this.#handleTabs(event, [...ids, null])}>
      ${ids.map((id) => tab(id, face.title(id)))}${tab(null, face.t('summary/title'))}
    </div>`;
  }

  #renderOpenQuestion(): TemplateResult {
    const face = this.#face;
    if (face.openOption === null)
      return html`<atelier-summary></atelier-summary>${this.#renderQuantity()}<slot name="after"></slot>`;
    const ids = this.#asked;
    const next = ids[ids.indexOf(face.openOption) + 1] ?? null;
    const title = next === null ? face.t('summary/title') : face.title(next);
    return html`<atelier-option bare option=${face.openOption}></atelier-option>
      ${this.#renderWarnings()}
      <button type="button" class="next" part="next" @click=${() => this.#open(next)}>${face.t('ui/next', { title })}<span class="arrow" aria-hidden="true">→</span></button>`;
  }

  #renderBar(): TemplateResult {
    const face = this.#face;
    const line = designLine(face);
    return html`<footer class="bar" part="bar">
      <slot name="summary">${this.#unless(
        'summary',
        html`<button type="button" class="line soft" aria-expanded=${this.#showsDesign} aria-label=${`${face.t('summary/show')}: ${line}`} @click=${() => this.#toggleDesign()}><span dir="auto">${line}</span></button>
          ${this.#showsDesign ? html`<div class="design" part="design" role="region" aria-label=${face.t('summary/title')}><atelier-summary></atelier-summary></div>` : nothing}`,
      )}</slot>
      <slot name="price">${this.#unless('price', html`<atelier-price lines="up"></atelier-price>`)}</slot> <slot name="order">${this.#unless('order', html`<atelier-order-button bar></atelier-order-button>`)}</slot>
    </footer>`;
  }

  #renderNarrowBar(): TemplateResult {
    return html`<footer class="bar" part="bar">
      <slot name="price">${this.#unless('price', html`<atelier-price lines="up" stacked></atelier-price>`)}</slot> <slot name="order">${this.#unless('order', html`<atelier-order-button bar="narrow"></atelier-order-button>`)}</slot>
    </footer>`;
  }

  /** A region's default; what the page has slotted over is not even made. */
  #unless(name: string, fallback: TemplateResult): TemplateResult | typeof nothing {
    return this.#isSlotted(name) ? nothing : fallback;
  }

  #isSlotted(name: string): boolean {
    return this.#host.querySelector(`:scope > [slot="${name}"]`) !== null;
  }

  #open(id: OptionId | null): void {
    this.#face.goTo(id);
    this.#sheet.show();
    void this.#host.updateComplete.then(() =>
      this.#host.renderRoot.querySelector('#tab-now')?.scrollIntoView({ block: 'nearest', inline: 'center' }),
    );
  }

  #toggleDesign(): void {
    this.#showsDesign = !this.#showsDesign;
    this.#host.requestUpdate();
  }

  #travel(way: 'undo' | 'redo'): void {
    this.#face.session[way]();
    this.#host.requestUpdate();
  }

  #handleSize(): void {
    const isWide = this.#host.clientWidth >= WIDE_PX;
    if (isWide !== this.#isWide) {
      this.#isWide = isWide;
      if (!isWide && this.#face.openOption === null) this.#face.openOption = this.#asked[0] ?? null;
      this.#host.requestUpdate();
    }
    this.#sheet.update();
  }

  #handleTabs(event: KeyboardEvent, ids: readonly (OptionId | null)[]): void {
    const tabs = [...this.#host.renderRoot.querySelectorAll<HTMLElement>('[role=tab]')];
    handleRovingKey(event, tabs, (index) => this.#open(ids[index] ?? null));
  }

  readonly #handleKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && this.#showsDesign) this.#toggleDesign();
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
    this.#travel(way);
  };

  readonly #handleOutside = (event: Event): void => {
    const inDesign = event
      .composedPath()
      .some((node) => node instanceof Element && node.matches('.design, .bar .line'));
    if (this.#showsDesign && !inDesign) this.#toggleDesign();
  };
}

function firstOf(step: StepState, face: Face): OptionId | null {
  return step.optionIds.find((id) => face.snapshot.options.get(id)?.present) ?? null;
}
