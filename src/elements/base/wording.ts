/** What is said in words that come after the first sight: why a choice is out, what it would change, what a colour is called. */
import { colorName } from '../../i18n/color-name.js';
import type { OptionId } from '../../kernel/ids.js';
import type { ChoiceState, Explanation } from '../../session/session.js';
import { choicePrice, choicesOf } from './describe.js';
import type { Face, Wording } from './face.js';
import { reasonTexts } from './reason-texts.js';

const kept = new WeakMap<ChoiceState, Explanation>();

/** The wording of a face whose words are all here. */
export function createWording(face: Face): Wording {
  return {
    choiceReason: (optionId, choice) => choiceReason(face, optionId, choice),
    choiceDescription: (optionId, choice) => choiceDescription(face, optionId, choice),
    colorName: (hex) => face.t(colorName(hex)),
  };
}

/** The engine's explanation of a choice; asked once per state of the choice. */
function explanationOf(
  face: Face,
  optionId: OptionId,
  choice: ChoiceState,
): { readonly value: string | boolean; readonly explanation: Explanation } {
  const value = face.product.optionById.get(optionId)?.kind === 'toggle' ? choice.id === 'true' : choice.id;
  const explanation = kept.get(choice) ?? face.session.explain(optionId, value);
  kept.set(choice, explanation);
  return { value, explanation };
}

/** In the owner's words. */
function choiceReason(face: Face, optionId: OptionId, choice: ChoiceState): string {
  if (choice.status === 'available') return '';
  if (choice.status === 'open') return face.t('status/open');
  const plain =
    choice.cause && choice.cause !== 'rule' && choice.cause !== 'table' ? face.t(`cause/${choice.cause}`) : '';
  // A limit has a number to name; what the others are is all there is to say.
  if (plain !== '' && choice.cause !== 'limit' && choice.status === 'unavailable') return plain;
  // A cell of a row has its own words alone.
  if (!face.product.optionById.has(optionId)) return plain || face.t('cause/rule');
  const { value, explanation } = explanationOf(face, optionId, choice);
  return reasonTexts(face, optionId, value, explanation).join(' ') || plain || face.t('cause/rule');
}

/** Price and remarks as one accessible description. */
function choiceDescription(face: Face, optionId: OptionId, choice: ChoiceState): string {
  const option = face.product.optionById.get(optionId);
  const choices = option ? choicesOf(option) : [];
  const stock = choices.find(({ id }) => id === choice.id)?.stock === 'low' ? face.t('status/low-stock') : '';
  const status = choice.status === 'unavailable' ? `${face.t('status/unavailable')}.` : '';
  return [choicePrice(face, choices, choice), stock, status, choiceReason(face, optionId, choice)]
    .filter((text) => text !== '')
    .join(' ');
}
