import { html, nothing, type TemplateResult } from 'lit/html.js';
import { dpiOf } from '../../../artwork/place-picture.js';
import type { Code } from '../../../i18n/messages/en.js';
import type { ImageValue } from '../../../product/configuration.js';
import type { Area, ImageOption } from '../../../product/product.js';
import type { HistoryMode } from '../../../session/session.js';
import { baseStyles } from '../../base/base.styles.js';
import { drawing } from '../../base/drawing.js';
import { Late } from '../../base/late.js';
import { OptionControlElement } from '../../base/option-control.js';
import { heldPicture, keepPicture, loadPicture } from '../../base/pictures.js';
import { state } from '../../base/property.js';
import type { PropertyValues } from '../../base/reactive-element.js';
import { imageStyles } from './image.styles.js';
import { boardRatio, PlacingBoard } from './placing-board.js';
import { PLACING_STEPS, stepOfKey, type PlacingStep } from './placing-steps.js';

const taker = new Late(async () => {
  const [{ readPicture, typeNames, MOST_MB }, { startPlace }] = await Promise.all([
    import('./read-picture.js'),
    import('./start-place.js'),
  ]);
  return { readPicture, typeNames, MOST_MB, startPlace };
});

/** Most height of the board, CSS pixels: the product stays in sight over it. */
const BOARD_HEIGHT_PX = 300;
/** Longest side of the picture on the board, device pixels. */
const BOARD_EDGE_PX = 1024;

/**
 * A picture of the shopper: chosen, dropped or pasted, read on this device, and placed on its area by hand, by keys or by
 * plain buttons. It stays on the device until an order takes it along.
 *
 * @element atelier-image
 * @status experimental
 * @csspart drop - Where a picture is chosen, dropped or pasted.
 * @csspart board - The area with the picture on it.
 * @csspart facts - Name, size and sharpness.
 * @csspart steps - The buttons that place it.
 * @csspart verdict - Why a file was not taken.
 */
export class AtelierImageElement extends OptionControlElement {
  static override styles = [baseStyles, imageStyles];
  @state() private verdict = '';
  /** Name of the file being read; empty: none. */
  @state() private reading = '';
  /** The picture as the board draws it; `null`: on its way, or on another device. */
  @state() private bitmap: ImageBitmap | null = null;
  @state() private isElsewhere = false;
  @state() private isOver = false;
  private shownId = '';
  /** Its picture was chosen just now: board and buttons are brought into sight with it. */
  private wasTaken = false;
  private board: PlacingBoard | null = null;
  private readonly handlePaste = (event: ClipboardEvent): void => {
    const file = event.clipboardData?.files[0];
    const [target] = event.composedPath();
    // Who pastes into a field means its text.
    if (!file || target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return;
    event.preventDefault();
    void this.take(file);
  };

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('paste', this.handlePaste);
  }

  disconnectedCallback(): void {
    document.removeEventListener('paste', this.handlePaste);
    this.board?.dispose();
    this.board = null;
    this.face.unsettled.delete(this.option.id);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('state') && this.value?.assetId !== this.shownId) void this.look();
  }

  protected override render(): TemplateResult {
    return html`${this.value ? this.renderChosen(this.value) : this.renderDrop('image/choose')}
      <input
        class="file"
        type="file"
        accept=${this.image.accept.join()}
        aria-label=${this.face.say(this.option.title)}
        @change=${(event: Event) => this.handleFile(event.target as HTMLInputElement)}
      />
      <p class="verdict small" part="verdict" role="alert">${this.verdict}</p>`;
  }

  protected override updated(): void {
    const canvas = this.renderRoot.querySelector('canvas');
    const { value, area, bitmap } = this;
    if (!canvas || !value || !area || !bitmap) {
      this.board?.dispose();
      this.board = null;
      return;
    }
    const ratio = boardRatio(area);
    canvas.style.aspectRatio = String(1 / ratio);
    canvas.style.inlineSize = `min(100%, ${BOARD_HEIGHT_PX / ratio}px)`;
    this.board ??= new PlacingBoard(canvas, (placement, history) => this.place(placement, history));
    this.board.show({ area, middleMm: this.middleMm(area), picture: value, bitmap });
  }

  private get image(): ImageOption {
    return this.option as ImageOption;
  }

  private get value(): ImageValue | null {
    return this.state.value as ImageValue | null;
  }

  /** Where it is printed; `null`: the product does not say, and there is nothing to place. */
  private get area(): Area | null {
    return this.face.product.model?.areas.get(this.option.bind.image?.areaId ?? '') ?? null;
  }

  /** What lies in the middle of the board: a picture on the back of something round is not cut in two. */
  private middleMm({ widthMm, wraps }: Area): number {
    return wraps && this.option.bind.image?.place === 'back' ? 0 : widthMm / 2;
  }

  private renderDrop(label: Code): TemplateResult {
    const { face } = this;
    return html`<div
      class="drop ${this.isOver ? 'over' : ''}"
      part="drop"
      aria-busy=${this.reading !== ''}
      @dragover=${(event: DragEvent) => this.handleDrag(event, true)}
      @dragleave=${(event: DragEvent) => this.handleDrag(event, false)}
      @drop=${(event: DragEvent) => this.handleDrop(event)}
    >
      <button type="button" class="choose" @click=${() => this.openFiles()}>
        ${drawing('M4 16l4.5-5 4 4.5 2.5-3 5 5.5M4 5h16v14H4zM15.5 9h.01')}
        <span>${this.reading ? face.t('image/reading', { name: this.reading }) : face.t(label)}</span>
      </button>
      <p class="soft small fine">${face.t('image/drop')}</p>
      <p class="soft small">${face.t('image/private')}</p>
    </div>`;
  }

  private renderChosen(value: ImageValue): TemplateResult {
    const { face, area } = this;
    if (this.isElsewhere) {
      return html`<p class="elsewhere small">${face.t('image/elsewhere')}</p>
        ${this.renderDrop('image/again')} ${this.renderRemove('')}`;
    }
    const name = (heldPicture(value.assetId) as File | null)?.name ?? '';
    return html`${area && this.bitmap ? this.renderBoard(area) : nothing}
      <div class="facts" part="facts">
        ${name ? html`<p class="name">${name}</p>` : nothing}
        <p class="soft small figures">${this.sizeText(value)}</p>
        ${area ? this.renderSharpness(value) : nothing}
      </div>
      ${area && this.bitmap ? this.renderSteps() : nothing}
      <p class="actions">
        <button type="button" class="link" @click=${() => this.openFiles()}>${this.reading ? face.t('image/reading', { name: this.reading }) : face.t('image/replace')}</button>
        ${this.renderRemove(name)}
      </p>`;
  }

  private renderRemove(name: string): TemplateResult {
    const { face } = this;
    return html`<button type="button" class="link" aria-label=${face.t('image/remove-named', { name: name || face.say(this.option.title) })} @click=${() => this.clear()}>${face.t('image/remove')}</button>`;
  }

  private renderBoard(area: Area): TemplateResult {
    const { face } = this;
    return html`<div
      class="board"
      part="board"
      role="application"
      tabindex="0"
      aria-label=${face.t('image/board', { title: face.say(this.option.title), width: area.widthMm, height: area.heightMm })}
      aria-describedby="keys"
      @keydown=${(event: KeyboardEvent) => this.handleKey(event)}
      @dragover=${(event: DragEvent) => this.handleDrag(event, true)}
      @drop=${(event: DragEvent) => this.handleDrop(event)}
    >
      <canvas aria-hidden="true"></canvas>
      <p class="hidden" id="keys">${face.t('image/keys')}</p>
    </div>`;
  }

  private renderSharpness(value: ImageValue): TemplateResult {
    const { minDpi } = this.image;
    const dpi = dpiOf(value);
    const isSoft = minDpi !== null && dpi < minDpi;
    const code = minDpi === null ? 'image/dpi' : isSoft ? 'image/soft' : 'image/sharp';
    const text = this.face.t(code, { dpi, min: minDpi ?? 0 });
    return html`<p class="small figures ${isSoft ? 'soft-print' : 'sharp'}">${text}</p>`;
  }

  private renderSteps(): TemplateResult {
    const { face } = this;
    const button = (step: PlacingStep): TemplateResult =>
      step.icon === null
        ? html`<button type="button" class="named small" data-step=${step.id} @click=${() => this.step(step)}>${face.t(step.code)}</button>`
        : html`<button type="button" class="icon" data-step=${step.id} aria-label=${face.t(step.code)} @click=${() => this.step(step)}>${drawing(step.icon)}</button>`;
    return html`<div class="steps" part="steps" role="group" aria-label=${face.t('image/place')}>
      <div class="nudges">${PLACING_STEPS.filter(({ icon }) => icon !== null).map(button)}</div>
      <div class="wholes">${PLACING_STEPS.filter(({ icon }) => icon === null).map(button)}</div>
    </div>`;
  }

  private sizeText({ widthPx, heightPx, placement }: ImageValue): string {
    const { face } = this;
    const wide = placement.widthUm / 1000;
    const mm = (length: number): string => face.formats.number(Math.round(length), 'mm');
    return face.t('image/size', {
      pixels: `${widthPx} × ${heightPx}`,
      width: mm(wide),
      height: mm((wide * heightPx) / widthPx),
    });
  }

  private openFiles(): void {
    this.renderRoot.querySelector<HTMLInputElement>('.file')?.click();
  }

  private handleFile(input: HTMLInputElement): void {
    const [file] = input.files ?? [];
    // The same file again is a new choice.
    input.value = '';
    if (file) void this.take(file);
  }

  private handleDrag(event: DragEvent, isOver: boolean): void {
    event.preventDefault();
    this.isOver = isOver;
  }

  private handleDrop(event: DragEvent): void {
    this.handleDrag(event, false);
    const file = event.dataTransfer?.files[0];
    if (file) void this.take(file);
  }

  private handleKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = stepOfKey(event.key);
    if (!step) return;
    event.preventDefault();
    this.step(step, event.repeat ? 'merge' : 'record');
  }

  private step(step: PlacingStep, history: HistoryMode = 'record'): void {
    const { value, area, face } = this;
    if (!value || !area) return;
    const placement = step.place(value, area);
    this.place(placement, history);
    const { widthUm, rotationMdeg } = placement;
    const facts = { width: Math.round(widthUm / 1000), angle: Math.round(rotationMdeg / 1000) };
    const placed = face.t('image/placed', { step: face.t(step.code), dpi: dpiOf({ ...value, placement }), ...facts });
    face.announce(placed);
  }

  private place(placement: ImageValue['placement'], history: HistoryMode): void {
    if (this.value) this.ask({ ...this.value, placement }, history);
  }

  private clear(): void {
    this.verdict = '';
    this.ask(null);
    this.face.announce(this.face.t('image/removed'));
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.choose')?.focus());
  }

  /** Reads a file, and asks for it in its place; what cannot be taken changes nothing. */
  private async take(file: File): Promise<void> {
    const { face, option } = this;
    if (this.reading) return;
    this.verdict = '';
    this.reading = file.name;
    face.unsettled.add(option.id);
    try {
      const { readPicture, startPlace } = await taker.load();
      const read = await readPicture(file, this.image.accept);
      if (!read.ok) {
        this.verdict = face.texts.issue(read.error);
        return;
      }
      const { file: picture, ...parts } = read.value;
      keepPicture(parts.assetId, picture);
      const { area, value } = this;
      const bind = option.bind.image;
      // In place of one whose bytes are elsewhere, the place stays.
      const known = this.isElsewhere ? value?.placement : undefined;
      const placement = known ?? startPlace(parts, area ?? NOWHERE, bind?.place ?? 'center', this.image.minDpi);
      this.shownId = '';
      this.wasTaken = true;
      this.ask({ ...parts, placement });
      face.announce(face.t('image/taken', { name: file.name }));
    } catch {
      this.verdict = face.t('image/not-read');
    } finally {
      this.reading = '';
      face.unsettled.delete(option.id);
    }
  }

  /** Gets the picture of the design for the board. */
  private async look(): Promise<void> {
    const id = (this.shownId = this.value?.assetId ?? '');
    const blob = id ? await loadPicture(id, this.face.ports).catch(() => null) : null;
    const bitmap = blob && (await boardBitmap(blob).catch(() => null));
    if (id !== this.shownId) {
      bitmap?.close();
      return;
    }
    this.bitmap?.close();
    this.bitmap = bitmap;
    this.isElsewhere = id !== '' && bitmap === null;
    await this.updateComplete;
    if (bitmap && this.wasTaken) this.scrollIntoView({ block: 'nearest' });
    this.wasTaken = false;
  }
}

/** Of a product without a model: the picture has a size, and nowhere to go. */
const NOWHERE = { widthMm: 100, heightMm: 100, wraps: false };

async function boardBitmap(blob: Blob): Promise<ImageBitmap> {
  const whole = await createImageBitmap(blob);
  const scale = Math.min(1, BOARD_EDGE_PX / Math.max(whole.width, whole.height));
  if (scale === 1) return whole;
  const [resizeWidth, resizeHeight] = [whole.width, whole.height].map((side) => Math.max(1, Math.round(side * scale)));
  const small = await createImageBitmap(whole, {
    resizeWidth,
    resizeHeight,
    resizeQuality: 'high',
  } as ImageBitmapOptions);
  whole.close();
  return small;
}

declare global {
  interface HTMLElementTagNameMap {
    'atelier-image': AtelierImageElement;
  }
}
