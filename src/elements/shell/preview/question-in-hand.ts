import type { OptionId } from '../../../kernel/ids.js';
import type { Face } from '../../base/face.js';
import type { AtelierOptionElement } from '../option/option.js';

/** How long a mouse rests on a question before it means it, milliseconds: crossing the list is no interest in it. */
const REST_MS = 140;

/**
 * Hears which question of a face the shopper turns to, by mouse or keyboard, wherever on the page its element is. Ends with
 * `signal`.
 */
export function hearQuestionInHand(face: Face, onTurn: (optionId: OptionId) => void, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const turnTo = (event: Event, restMs: number): void => {
    clearTimeout(timer);
    const question = questionOf(event, face);
    if (question !== null) timer = setTimeout(() => onTurn(question), restMs);
  };
  document.addEventListener('pointerover', (event) => event.pointerType !== 'touch' && turnTo(event, REST_MS), {
    signal,
    passive: true,
  });
  document.addEventListener('focusin', (event) => turnTo(event, 0), { signal });
  signal.addEventListener('abort', () => clearTimeout(timer));
}

function questionOf(event: Event, face: Face): OptionId | null {
  const isQuestion = (target: EventTarget): target is AtelierOptionElement =>
    target instanceof HTMLElement && target.localName === 'atelier-option';
  const found = event.composedPath().find(isQuestion);
  return found?.face === face ? found.option : null;
}
