/** Why something is out, in words: the owner's, else ours; a limit that moves with other choices is named with its number. */
import type { OptionId } from '../../kernel/ids.js';
import type { OptionValue, Range } from '../../product/configuration.js';
import type { Reason } from '../../rules/rules.js';
import type { Explanation } from '../../session/session.js';
import { valueText } from './describe-design.js';
import type { Face } from './face.js';

/** A number that has a limit, and the choices it has it from. */
interface Limit {
  readonly optionId: OptionId;
  /** The number that is beyond it. */
  readonly value: number;
  readonly ranges: readonly Range[];
  readonly because: Reason['choices'];
}

/** The reasons why an option cannot have a value, each once. */
export function reasonTexts(
  face: Face,
  optionId: OptionId,
  value: OptionValue,
  explanation: Explanation,
): readonly string[] {
  const texts = explanation.reasons.map((reason) => {
    if (reason.say) return reason.say;
    const limit = reason.cause === 'limit' ? limitOf(face, optionId, value, explanation, reason) : null;
    return (limit && limitText(face, optionId, limit)) || face.t(`cause/${reason.cause}`);
  });
  return [...new Set(texts)];
}

/** Of a number, what is available now; of a choice, what a repair says another number may be with it. */
function limitOf(
  face: Face,
  optionId: OptionId,
  value: OptionValue,
  { repairs }: Explanation,
  { choices }: Reason,
): Limit | null {
  const domain = face.snapshot.options.get(optionId)?.domain;
  if (typeof value === 'number')
    return domain?.form === 'ranges' && domain.settled
      ? { optionId, value, ranges: domain.available, because: choices }
      : null;
  for (const { changes } of repairs) {
    const limited = changes.find((change) => change.ranges && choices.some((one) => one.optionId === change.optionId));
    if (!limited || typeof limited.from !== 'number') continue;
    const others = choices.filter((one) => one.optionId !== limited.optionId);
    const because = [{ optionId, value }, ...others];
    return { optionId: limited.optionId, value: limited.from, ranges: limited.ranges ?? [], because };
  }
  return null;
}

/** `At most 260 cm with Cotton velvet.`, with the title where the limit is another question's; empty inside a gap. */
function limitText(face: Face, asked: OptionId, { optionId, value, ranges, because }: Limit): string {
  const most = Math.max(...ranges.map(({ max }) => max));
  const least = Math.min(...ranges.map(({ min }) => min));
  const option = face.product.optionById.get(optionId);
  if (!option || because.length === 0 || ranges.length === 0 || (value <= most && value >= least)) return '';
  const choices = face.formats.list(because.map((one) => choiceText(face, one)));
  const params = { value: valueText(face, option, value > most ? most : least), choices };
  const text = face.t(value > most ? 'limit/most' : 'limit/least', params);
  return optionId === asked ? text : face.t('limit/of', { title: face.title(optionId), text });
}

/** A choice by its own name; a number or a switch says little without its title. */
function choiceText(face: Face, { optionId, value }: Reason['choices'][number]): string {
  const option = face.product.optionById.get(optionId);
  const text = option ? valueText(face, option, value) : '';
  if (typeof value === 'string' && text !== '') return text;
  return face.t('limit/choice', { title: face.title(optionId), value: text || face.t('ui/none') });
}
