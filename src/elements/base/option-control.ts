import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { OptionValue } from '../../product/configuration.js';
import type { Option } from '../../product/product.js';
import type { HistoryMode, OptionState } from '../../session/session.js';
import { AtelierOptionChangeEvent } from './events/atelier-option-change-event.js';
import type { Face } from './face.js';

/**
 * Base of every control: shows one option's state and asks for values. It decides nothing; its `<atelier-option>` judges
 * what was asked, explains consequences and passes the request on.
 */
export abstract class OptionControlElement extends LitElement {
  /** The question as the owner wrote it. */
  @property({ attribute: false }) option!: Option;
  /** What it may be now. */
  @property({ attribute: false }) state!: OptionState;
  /** Session and words. */
  @property({ attribute: false }) face!: Face;
  /** Changes when texts about other options may have; nothing reads it. */
  @property({ attribute: false }) revision = 0;

  /** Asks for a value. */
  protected ask(value: OptionValue | { readonly release: true }, history: HistoryMode = 'record'): void {
    this.dispatchEvent(new AtelierOptionChangeEvent([{ optionId: this.option.id, value }], history));
  }
}
