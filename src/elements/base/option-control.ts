import { ReactiveElement } from './reactive-element.js';
import type { OptionValue } from '../../product/configuration.js';
import type { Option } from '../../product/product.js';
import type { ChoiceState, HistoryMode, OptionState } from '../../session/session.js';
import { AtelierOptionChangeEvent } from './events/atelier-option-change-event.js';
import type { Face } from './face.js';
import { property } from './property.js';

/**
 * Base of every control: shows one option's state and asks for values. It decides nothing; its `<atelier-option>` judges
 * what was asked, explains consequences and passes the request on.
 */
export abstract class OptionControlElement extends ReactiveElement {
  /** The question as the owner wrote it. */
  @property({ attribute: false }) option!: Option;
  /** What it may be now. */
  @property({ attribute: false }) state!: OptionState;
  /** Session and words. */
  @property({ attribute: false }) face!: Face;
  /** Changes when words or texts about other options may have; nothing reads it. */
  @property({ attribute: false }) revision = 0;

  /** Why a choice is out or what it changes; empty for an available one, and until every word is here. */
  protected reasonOf(choice: ChoiceState): string {
    return this.face.wording?.choiceReason(this.option.id, choice) ?? '';
  }

  /** Price and remarks of a choice as one accessible description. */
  protected remarksOn(choice: ChoiceState): string {
    return this.face.wording?.choiceDescription(this.option.id, choice) ?? '';
  }

  /** Asks for a value. */
  protected ask(value: OptionValue | { readonly release: true }, history: HistoryMode = 'record'): void {
    this.dispatchEvent(new AtelierOptionChangeEvent([{ optionId: this.option.id, value }], history));
  }
}
