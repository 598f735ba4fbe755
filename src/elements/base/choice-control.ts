import type { ChoiceState } from '../../session/session.js';
import { OptionControlElement } from './option-control.js';
import { handleRovingKey } from './roving.js';

/** Base of the controls that show one-of-a-list as a radio group of buttons. */
export abstract class ChoiceControlElement extends OptionControlElement {
  /** The choices as judged, in declared order. */
  protected get choices(): readonly ChoiceState[] {
    return this.state.domain.form === 'choices' ? this.state.domain.choices : [];
  }

  /** The one that Tab reaches: the chosen one, else the first. */
  protected get tabStop(): ChoiceState | undefined {
    return this.choices.find(({ chosen }) => chosen) ?? this.choices[0];
  }

  /** Arrow keys pick what costs nothing and only move over the rest. */
  protected handleKey(event: KeyboardEvent): void {
    const items = [...this.renderRoot.querySelectorAll<HTMLElement>('[role=radio]')];
    handleRovingKey(event, items, (index) => {
      const choice = this.choices[index];
      if (choice?.status === 'available' && !choice.chosen) this.ask(choice.id);
    });
  }
}
