import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { PropertyValues } from '../../base/reactive-element.js';
import { live } from 'lit/directives/live.js';
import { useGraphemeTables } from '../../../kernel/grapheme-tables.js';
import { countGraphemes } from '../../../kernel/graphemes.js';
import { foreignCharacters } from '../../../product/kinds/text-characters.js';
import type { TextOption } from '../../../product/product.js';
import { baseStyles } from '../../base/base.styles.js';
import { OptionControlElement } from '../../base/option-control.js';
import { state } from '../../base/property.js';
import { textStyles } from './text.styles.js';

/** Pause after the last key before a text is judged, ms: nobody is corrected in the middle of a word. */
const PAUSE_MS = 400;

/**
 * A short text of the shopper. The product shows it with every key; it is judged after a pause, and never cut: what was
 * typed stays, even where it cannot be made.
 *
 * @element atelier-text
 * @status experimental
 * @csspart field - The input or text area.
 * @csspart counter - How many characters are used.
 * @csspart verdict - What is wrong with the text.
 */
export class AtelierTextElement extends OptionControlElement {
  static override styles = [baseStyles, textStyles];
  /** What stands in the field; the session's value may be the last one that could be made. */
  @state() private typed = '';
  @state() private verdict = '';
  @state() private spokenCount = '';
  private pause: ReturnType<typeof setTimeout> | undefined;
  private burst = false;
  /** Something was typed since the field was entered. */
  private isTouched = false;

  override connectedCallback(): void {
    // A text of any script may be typed from here on.
    useGraphemeTables();
    super.connectedCallback();
  }

  disconnectedCallback(): void {
    clearTimeout(this.pause);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('state') && !changed.has('option')) return;
    const value = typeof this.state.value === 'string' ? this.state.value : '';
    // Undo, a link or a preset changes the field; the shopper's own illegal text is not overwritten by what it left behind.
    if (!this.burst && this.verdict === '' && value !== this.cased(this.typed)) this.typed = value;
    if (value !== this.cased(this.typed)) return;
    this.verdict = '';
    this.face.unsettled.delete(this.option.id);
  }

  protected override render(): TemplateResult {
    const { max } = this.text;
    const count = countGraphemes(this.typed.normalize('NFC'));
    return html`<div class="frame ${this.verdict ? 'wrong' : ''}">
        ${this.renderField()}
        <span class="counter small figures ${count > max ? 'over' : 'soft'}" part="counter" aria-hidden="true">
          ${this.face.t('text/counter', { count, max })}
        </span>
      </div>
      <p class="verdict small" part="verdict" id="verdict">${this.verdict}</p>
      <span class="hidden" role="status">${this.spokenCount}</span>`;
  }

  private get text(): TextOption {
    return this.option as TextOption;
  }

  private renderField(): TemplateResult {
    const { face, text } = this;
    const wrong = this.verdict ? 'true' : 'false';
    const label = face.say(text.title);
    const input = (event: Event): void => this.handleInput((event.target as HTMLInputElement).value);
    if (text.lines > 1) {
      return html`<textarea
        part="field"
        class=${text.case}
        rows=${Math.min(text.lines, 6)}
        dir="auto"
        spellcheck="false"
        autocomplete="off"
        aria-label=${label}
        aria-invalid=${wrong}
        aria-describedby="verdict"
        .value=${live(this.typed)}
        @input=${input}
        @blur=${() => this.handleLeave()}
      ></textarea>`;
    }
    return html`<input
      part="field"
      class=${text.case}
      type="text"
      dir="auto"
      spellcheck="false"
      autocomplete="off"
      enterkeyhint="done"
      aria-label=${label}
      aria-invalid=${wrong}
      aria-describedby="verdict"
      .value=${live(this.typed)}
      @input=${input}
      @blur=${() => this.handleLeave()}
      @keydown=${(event: KeyboardEvent) => (event.key === 'Enter' ? this.handleLeave() : nothing)}
    />`;
  }

  private cased(text: string): string {
    const normal = text.normalize('NFC');
    if (this.text.case === 'any') return normal;
    return this.text.case === 'upper' ? normal.toUpperCase() : normal.toLowerCase();
  }

  private handleInput(value: string): void {
    this.isTouched = true;
    this.typed = value;
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.handlePause(), PAUSE_MS);
    const text = this.cased(value);
    if (countGraphemes(text) <= this.text.max) this.ask(text, this.burst ? 'merge' : 'record');
    this.burst = true;
  }

  /** Spaces around a text would be made, and moved to its side; while someone types they may belong to the next word. */
  private handleLeave(): void {
    const value = this.typed.trim();
    if (this.isTouched && value !== this.typed) {
      this.burst = true;
      this.handleInput(value);
    }
    this.isTouched = false;
    this.handlePause();
  }

  /** The shopper has paused: says what is wrong, if anything is. */
  private handlePause(): void {
    clearTimeout(this.pause);
    if (!this.burst) return;
    this.burst = false;
    const { face, text } = this;
    const value = this.cased(this.typed);
    const over = countGraphemes(value) - text.max;
    const left = Math.max(0, -over);
    this.spokenCount = face.t('text/left', { count: left });
    if (this.state.value !== value && value !== '') face.unsettled.add(text.id);
    if (over > 0) this.verdict = face.t('text/too-long', { count: over });
    else this.verdict = this.state.value === value ? this.ownIssues() : this.refusal(value);
    if (this.verdict) face.announce(this.verdict);
  }

  private ownIssues(): string {
    return this.state.issues.map((issue) => this.face.texts.issue(issue)).join(' ');
  }

  private refusal(value: string): string {
    // An empty optional text is simply no text.
    if (value === '' && this.state.value === null) return '';
    // A cell of a row has its own words alone.
    const isAsked = this.face.product.optionById.has(this.option.id);
    const { reasons } = isAsked ? this.face.session.explain(this.option.id, value) : { reasons: [] };
    const said = reasons.map(({ say }) => say).filter((say) => say !== '');
    if (said.length > 0) return said.join(' ');
    const foreign = foreignCharacters(value, this.text.chars);
    return foreign.length > 0
      ? this.face.t('text/characters', { characters: foreign.join(' ') })
      : this.face.t('text/not-possible');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'atelier-text': AtelierTextElement;
  }
}
