import type { ChoiceId } from '../../kernel/ids.js';

/** A control tells its `<atelier-option>` which choice the shopper looks at, so that its name and price are shown. `null`: none. */
export class ChoiceHintEvent extends Event {
  static readonly type = 'atelier-choice-hint';
  readonly choiceId: ChoiceId | null;

  constructor(choiceId: ChoiceId | null) {
    super(ChoiceHintEvent.type, { bubbles: true });
    this.choiceId = choiceId;
  }
}
