/**
 * The arrangements that have room: stage left and questions right, or, for a product without a picture, the questions with
 * the design beside them.
 */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { OptionId, StepId } from '../../../kernel/ids.js';
import type { StepState } from '../../../session/session.js';
import { designLine } from '../../base/describe-design.js';
import type { Face } from '../../base/face.js';
import { drawing } from '../../base/drawing.js';
import { adoptStyles } from '../../base/css.js';
import type { Layout, LayoutView } from './layout.js';
import { sideStyles } from './side.styles.js';

/** An arrow that turns forth. */
const REDO = 'm15 14 5-5-5-5M20 9h-9.5a5.5 5.5 0 0 0 0 11H14';
/** Up to so many questions, absent ones too, stand in one list; more are asked step by step. */
const LIST_MAX = 9;

/** Stage and questions side by side, or questions alone. */
export function sideLayout(view: LayoutView): Layout {
  adoptStyles(view.host.renderRoot, sideStyles);
  return new SideLayout(view);
}

class SideLayout implements Layout {
  readonly name = 'side';
  readonly #view: LayoutView;
  #showsDesign = false;
  #step: StepId | null = null;

  constructor(view: LayoutView) {
    this.#view = view;
    view.host.addEventListener('keydown', this.#handleKey);
    view.host.addEventListener('pointerdown', this.#handleOutside);
  }

  render(): TemplateResult {
    return this.#view.hasStage ? this.#renderWide() : this.#renderForm();
  }

  dispose(): void {
    this.#view.host.removeEventListener('keydown', this.#handleKey);
    this.#view.host.removeEventListener('pointerdown', this.#handleOutside);
  }

  #renderWide(): TemplateResult {
    return html`<div class="wide">
      <div class="stage" part="stage">${this.#view.renderPreview(html`<div slot="tools" class="tools" part="tools">${this.#renderToolButtons('up')}</div>`)}</div>
      <section class="panel" part="panel" aria-label=${this.#view.face.t('ui/questions')}>
        ${this.#renderHeader()} ${this.#view.renderNotice()} ${this.#renderSteps()} ${this.#renderQuestions()} ${this.#view.renderWarnings()} ${this.#view.renderQuantity()}
        <slot name="after"></slot>
      </section>
      ${this.#renderBar()}
    </div>`;
  }

  #renderForm(): TemplateResult {
    return html`<div class="form">
      <div class="about">${this.#renderHeader()} ${this.#view.renderNotice()} ${this.#view.isWide ? html`<atelier-summary></atelier-summary>` : nothing} <div class="tools" part="tools">${this.#renderToolButtons('down')}</div></div>
      <section class="panel" part="panel" aria-label=${this.#view.face.t('ui/questions')}>
        ${this.#renderSteps()} ${this.#renderQuestions()} ${this.#view.renderWarnings()} ${this.#view.renderQuantity()}
        <slot name="after"></slot>
      </section>
      ${this.#renderBar()}
    </div>`;
  }

  #renderToolButtons(opens: string): TemplateResult {
    const view = this.#view;
    return html`${view.renderUndo()}${this.#renderRedo()}<slot name="share">${view.unless('share', html`<atelier-share compact opens=${opens}></atelier-share>`)}</slot>`;
  }

  #renderRedo(): TemplateResult {
    const { session } = this.#view.face;
    return html`<button type="button" class="icon" aria-label=${this.#view.face.t('ui/redo')} aria-disabled=${!session.canRedo} @click=${() => this.#view.travel('redo')}>${drawing(REDO, true)}</button>`;
  }

  #renderHeader(): TemplateResult {
    const { product } = this.#view.face;
    const description = this.#view.face.say(product.description);
    return html`<header part="header">
      <slot name="title">${this.#view.unless(
        'title',
        html`<h2 part="title">${this.#view.face.say(product.title)}</h2>
          ${description ? html`<p class="soft" part="description">${description}</p>` : nothing}`,
      )}</slot>
    </header>`;
  }

  #renderQuestions(): TemplateResult {
    const face = this.#view.face;
    const steps = face.snapshot.steps.filter(({ present }) => present);
    const title = (id: string): string => face.say(face.product.steps.find((step) => step.id === id)?.title ?? null);
    const inSteps = new Set(face.snapshot.steps.flatMap(({ optionIds }) => optionIds));
    const rest = [...face.snapshot.options.keys()].filter((id) => !inSteps.has(id));
    const list = (ids: readonly OptionId[]): TemplateResult[] =>
      ids
        .filter((id) => face.snapshot.options.get(id)?.present)
        .map((id) => html`<atelier-option class="question" part="question" fold option=${id}></atelier-option>`);
    if (!this.#isStepped)
      return html`<slot name="options">${this.#view.unless('options', html`<div class="questions">${list(this.#view.asked)}</div>`)}</slot>`;
    const now = this.#currentStep(steps);
    const after = now && steps[steps.indexOf(now) + 1];
    return html`<slot name="options">${this.#view.unless(
      'options',
      html`<div class="questions">${now ? list(now.optionIds) : nothing}${after ? nothing : list(rest)}</div>
        ${after ? html`<button type="button" class="next" part="next" @click=${() => this.#view.face.goTo(firstOf(after, this.#view.face), true)}>${face.t('ui/next', { title: title(after.id) })}<span class="arrow" aria-hidden="true">→</span></button>` : nothing}`,
    )}</slot>`;
  }

  get #isStepped(): boolean {
    return (
      this.#view.face.product.options.length > LIST_MAX &&
      this.#view.face.snapshot.steps.filter(({ present }) => present).length > 1
    );
  }

  #renderSteps(): TemplateResult {
    return html`<slot name="steps">${this.#view.unless('steps', this.#isStepped ? html`<atelier-steps></atelier-steps>` : html``)}</slot>`;
  }

  /** The step of the open question; while none is open, the one before. */
  #currentStep(steps: readonly StepState[]): StepState | undefined {
    const { openOption } = this.#view.face;
    const of = openOption === null ? undefined : steps.find(({ optionIds }) => optionIds.includes(openOption));
    this.#step = of?.id ?? this.#step;
    return steps.find(({ id }) => id === this.#step) ?? steps[0];
  }

  #renderBar(): TemplateResult {
    const face = this.#view.face;
    const line = designLine(face);
    return html`<footer class="bar" part="bar">
      <slot name="summary">${this.#view.unless(
        'summary',
        html`<button type="button" class="line soft" aria-expanded=${this.#showsDesign} aria-label=${`${face.t('summary/show')}: ${line}`} @click=${() => this.#toggleDesign()}><span dir="auto">${line}</span></button>
          ${this.#showsDesign ? html`<div class="design" part="design" role="region" aria-label=${face.t('summary/title')}><atelier-summary></atelier-summary></div>` : nothing}`,
      )}</slot>
      <slot name="price">${this.#view.unless('price', html`<atelier-price lines="up"></atelier-price>`)}</slot> <slot name="order">${this.#view.unless('order', html`<atelier-order-button bar></atelier-order-button>`)}</slot>
    </footer>`;
  }

  #toggleDesign(): void {
    this.#showsDesign = !this.#showsDesign;
    this.#view.host.requestUpdate();
  }

  readonly #handleKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && this.#showsDesign) this.#toggleDesign();
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
