/**
 * A design in words: what a value reads like, what it costs. Everything that is written about a design comes from here, so
 * that panel, summary, bag and screen reader say the same.
 */
import type { ChoiceId, OptionId } from '../../kernel/ids.js';
import type { ImageValue, OptionValue, RowValue } from '../../product/configuration.js';
import type { Option } from '../../product/product.js';
import type { OptionState } from '../../session/session.js';
import { choicesOf, choiceTitle, deltaText } from './describe.js';
import type { Face } from './face.js';

/** A value in words; the empty string for an unanswered question. */
export function valueText(face: Face, option: Option, value: OptionValue): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return face.t(value ? 'ui/yes' : 'ui/no');
  if (typeof value === 'number') return face.formats.number(value, option.kind === 'number' ? option.unit : '');
  if (typeof value === 'string') return option.kind === 'text' ? value : choiceTitle(face, option, value);
  if (Array.isArray(value)) return rowsText(face, option, value as readonly RowValue[]);
  if (option.kind === 'multi') return amountsText(face, option, value as Readonly<Record<ChoiceId, number>>);
  const image = value as ImageValue;
  return `${image.widthPx} × ${image.heightPx} px`;
}

/** How many rows there are; of fields what they say. */
function rowsText(face: Face, option: Option, rows: readonly RowValue[]): string {
  if (option.kind !== 'fields') return face.formats.number(rows.length);
  const texts = option.columns.map((column) => valueText(face, column, rows[0]?.[column.id] ?? null));
  return texts.filter((text) => text !== '').join(', ');
}

function amountsText(face: Face, option: Option, amounts: Readonly<Record<ChoiceId, number>>): string {
  const names = Object.entries(amounts).map(([id, count]) => {
    const title = choiceTitle(face, option, id);
    return count === 1 ? title : face.t('ui/amount-of', { count, title });
  });
  return names.length === 0 ? face.t('ui/none') : names.join(', ');
}

/** The value of a question for its closed line: an open required one asks to be answered. */
export function stateText(face: Face, option: Option, state: OptionState): string {
  const text = valueText(face, option, state.value);
  if (text !== '') return text;
  return face.t(state.required ? 'ui/open' : 'ui/none');
}

/** What the chosen value costs, as `+4.00` or `included`; empty where the option never costs anything. */
export function optionPriceText(face: Face, option: Option): string {
  const price = face.snapshot.price;
  if (!price || isEmpty(face.snapshot.values[option.id] ?? null)) return '';
  const lines = price.lines.filter(({ optionId }) => optionId === option.id);
  const priced = choicesOf(option).some((choice) => choice.price !== null);
  if (lines.length === 0 && !priced) return '';
  return deltaText(face, { ...price.unit, minor: lines.reduce((sum, { minor }) => sum + minor, 0) });
}

/** One line for the whole design: what was chosen, in order, without what was left out. */
export function designLine(face: Face): string {
  const pieces = [...face.snapshot.options.values()].flatMap((state) => {
    const option = face.product.optionById.get(state.id);
    if (!option || !state.present || isEmpty(state.value)) return [];
    if (option.kind === 'toggle' || option.kind === 'image') return face.say(option.title);
    const text = valueText(face, option, state.value);
    return option.kind === 'text' ? face.t('ui/quoted', { text }) : text;
  });
  return pieces.join(', ');
}

function isEmpty(value: OptionValue): boolean {
  if (value === null || value === '' || value === false) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** An option and its value now: `Finish: Sage`. */
export function titledValue(face: Face, id: OptionId, value: OptionValue = face.snapshot.values[id] ?? null): string {
  const option = face.product.optionById.get(id);
  return option ? `${face.say(option.title)}: ${valueText(face, option, value) || face.t('ui/none')}` : id;
}

/** What else the last outcome changed, beside the question `asked`: answers that were there before and are others now. */
export function changedWith(face: Face, asked: OptionId | null): readonly string[] {
  const { outcome, valuesBefore, snapshot } = face;
  if (!outcome || outcome.snapshot.revision !== snapshot.revision) return [];
  const ids = outcome.changed.filter(
    (id) => id !== asked && Object.hasOwn(snapshot.values, id) && !isEmpty(valuesBefore[id] ?? null),
  );
  return ids.map((id) => titledValue(face, id));
}
