/** Choices in words: what they are called and what they cost. */
import type { ChoiceId } from '../../kernel/ids.js';
import type { Money } from '../../kernel/money.js';
import type { Choice, Option } from '../../product/product.js';
import type { ChoiceState } from '../../session/session.js';
import type { Face } from './face.js';

/** The choices of an option as the owner wrote them; empty for kinds without a list. */
export function choicesOf(option: Option): readonly Choice[] {
  if ('choices' in option) return option.choices;
  if (option.kind === 'color') return option.palette ?? [];
  return option.kind === 'toggle' ? [option.on] : [];
}

/** What a choice is called; its id where nobody named it. An unnamed colour has no name until every word is here. */
export function choiceTitle(face: Face, option: Option, id: ChoiceId): string {
  const choice = choicesOf(option).find((each) => each.id === id);
  const title = choice ? face.say(choice.title) : '';
  if (title !== '' && title !== id) return title;
  return option.kind === 'color' ? (face.wording?.colorName(id) ?? '') : id;
}

/** A price difference in words. */
export function deltaText(face: Face, delta: Money): string {
  return face.formats.delta(delta) ?? face.t('ui/included');
}

/** The price difference of a choice; empty where there is none to tell. */
export function choicePrice(face: Face, choices: readonly Choice[], choice: ChoiceState): string {
  if (choice.delta === null || choice.chosen) return '';
  if (choice.delta.minor === 0 && !choices.some(({ price }) => price !== null)) return '';
  return deltaText(face, choice.delta);
}
