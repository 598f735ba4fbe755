/** What is to be said about one choice: its price difference, and why it is out or what it would change. */
import type { OptionId } from '../../kernel/ids.js';
import type { Choice } from '../../product/product.js';
import type { ChoiceState, Explanation } from '../../session/session.js';
import { deltaText } from './describe.js';
import type { Face } from './face.js';

const kept = new WeakMap<ChoiceState, Explanation>();

/** The engine's explanation of a choice; asked once per state of the choice. */
export function explanationOf(face: Face, optionId: OptionId, choice: ChoiceState): Explanation {
  const known = kept.get(choice) ?? face.session.explain(optionId, choiceValue(face, optionId, choice.id));
  kept.set(choice, known);
  return known;
}

/** The value that picking a choice means: a truth for toggles, else its id. */
export function choiceValue(face: Face, optionId: OptionId, id: string): string | boolean {
  return face.product.optionById.get(optionId)?.kind === 'toggle' ? id === 'true' : id;
}

/** Why a choice is out or what it changes, in the owner's words; empty for an available one. */
export function choiceReason(face: Face, optionId: OptionId, choice: ChoiceState): string {
  if (choice.status === 'available') return '';
  if (choice.status === 'open') return face.t('status/open');
  const plain =
    choice.cause && choice.cause !== 'rule' && choice.cause !== 'table' ? face.t(`cause/${choice.cause}`) : '';
  if (plain !== '' && choice.status === 'unavailable') return plain;
  const said = explanationOf(face, optionId, choice)
    .reasons.map(({ say }) => say)
    .filter((say) => say !== '');
  return [...new Set(said)].join(' ') || plain || face.t('cause/rule');
}

/** The price difference of a choice; empty where there is none to tell. */
export function choicePrice(face: Face, choices: readonly Choice[], choice: ChoiceState): string {
  if (choice.delta === null || choice.chosen) return '';
  if (choice.delta.minor === 0 && !choices.some(({ price }) => price !== null)) return '';
  return deltaText(face, choice.delta);
}

/** Price and remarks of a choice as one accessible description. */
export function choiceDescription(
  face: Face,
  optionId: OptionId,
  choices: readonly Choice[],
  choice: ChoiceState,
): string {
  const stock = choices.find(({ id }) => id === choice.id)?.stock === 'low' ? face.t('status/low-stock') : '';
  const status = choice.status === 'unavailable' ? `${face.t('status/unavailable')}.` : '';
  return [choicePrice(face, choices, choice), stock, status, choiceReason(face, optionId, choice)]
    .filter((text) => text !== '')
    .join(' ');
}
