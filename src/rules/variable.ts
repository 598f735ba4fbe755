/**
 * The unknowns of the search: one per option, of a multi one per choice (its amount). Their values are whole numbers: the place
 * of a choice, the step of a number, a class of texts. A text is seen by rules through its length and the words they name, so
 * it stands for its class; rows are taken as they are.
 */
import { countGraphemes } from '../kernel/graphemes.js';
import type { ChoiceId, OptionId } from '../kernel/ids.js';
import { add, multiply, rational, subtract, toNumber, type Rational } from '../kernel/rational.js';
import type { OptionValue } from '../product/configuration.js';
import type { Choice, NumberOption, Option, Product } from '../product/product.js';
import { ABSENT, BLANK, only, without, type Domain } from './domain.js';

/** One unknown. */
export interface Variable {
  readonly index: number;
  readonly option: Option;
  /** The choice whose amount it is, of a multi; else `null`. */
  readonly choiceId: ChoiceId | null;
  /** Everything it may be by its kind alone. */
  readonly domain: Domain;
  /** The option's value for an index >= 0 (of a multi: the amount). */
  valueAt(index: number): OptionValue;
  /** The index of a value; `undefined`: not one of its values. */
  indexOf(value: OptionValue): number | undefined;
}

/** A colour that no file names. */
const SOME_COLOR = '#0badc0';

type Values = Pick<Variable, 'valueAt' | 'indexOf'> & { readonly count: number };

/** The choices an option lists: none for numbers, texts, pictures, rows and free colours. */
export function choicesOf(option: Option): readonly Choice[] {
  if (option.kind === 'choice' || option.kind === 'multi') return option.choices;
  return option.kind === 'color' ? (option.palette ?? []) : [];
}

/**
 * All unknowns of a product in declared order.
 *
 * @param conditional - Options that may be absent.
 * @param words - Texts that rules compare with.
 */
export function createVariables(
  product: Product,
  conditional: ReadonlySet<Option>,
  words: readonly string[],
): Variable[] {
  const variables: Variable[] = [];
  for (const option of product.options) {
    const values = valuesOfKind(option, words);
    const parts = option.kind === 'multi' ? option.choices.map((choice) => choice.id) : [null];
    for (const choiceId of parts) {
      const { count, valueAt, indexOf } = values;
      let domain: Domain = [ABSENT, count - 1];
      if (!conditional.has(option)) domain = without(domain, only(ABSENT));
      if (!canBeBlank(option)) domain = without(domain, only(BLANK));
      variables.push({ index: variables.length, option, choiceId, domain, valueAt, indexOf });
    }
  }
  return variables;
}

/**
 * An option's value by the values of its unknowns.
 *
 * @param rows - What stands in rows and fields.
 * @returns `undefined`: absent.
 */
export function decode(
  parts: readonly Variable[],
  rows: ReadonlyMap<OptionId, OptionValue>,
  valueOf: (part: Variable) => number,
): OptionValue | undefined {
  const first = parts[0];
  if (first === undefined) return {};
  const { option } = first;
  const value = valueOf(first);
  if (value === ABSENT) return undefined;
  if (option.kind === 'multi')
    return Object.fromEntries(
      parts.flatMap((part) => (valueOf(part) > 0 ? [[part.choiceId ?? '', valueOf(part)]] : [])),
    );
  if (value === BLANK) return option.kind === 'text' ? '' : null;
  return rows.get(option.id) ?? first.valueAt(value);
}

function canBeBlank(option: Option): boolean {
  if (option.kind === 'multi' || option.kind === 'rows' || option.kind === 'fields') return false;
  return !(option.required.type === 'boolean' && option.required.value);
}

type ValuesBy = {
  readonly [K in Option['kind']]: (option: Extract<Option, { kind: K }>, words: readonly string[]) => Values;
};

const VALUES: ValuesBy = {
  toggle: () => listed([false, true]),
  choice: (option) => listed(option.choices.map((choice) => choice.id)),
  multi: ({ maxAmount }) => ({
    count: maxAmount + 1,
    valueAt: (index) => index,
    indexOf: (value) => inside(value, maxAmount),
  }),
  number: grid,
  text: (option, words) => texts(option.max, words),
  color: (option, words) =>
    option.palette === null ? orElse(words, SOME_COLOR) : listed(option.palette.map((choice) => choice.id)),
  image: () => ({ count: 1, valueAt: () => SOME_IMAGE, indexOf: () => 0 }),
  rows: () => ({ count: 1, valueAt: () => null, indexOf: () => 0 }),
  fields: () => ({ count: 1, valueAt: () => null, indexOf: () => 0 }),
};

function valuesOfKind(option: Option, words: readonly string[]): Values {
  return (VALUES[option.kind] as (option: Option, words: readonly string[]) => Values)(option, words);
}

const SOME_IMAGE: OptionValue = {
  assetId: '\uE000',
  sha256: '',
  mediaType: 'image/png',
  widthPx: 1,
  heightPx: 1,
  placement: { xUm: 0, yUm: 0, widthUm: 1, rotationMdeg: 0 },
};

function inside(value: OptionValue, last: number): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= last ? value : undefined;
}

function listed(values: readonly (string | boolean)[]): Values {
  const places = new Map<OptionValue, number>(values.map((value, index) => [value, index]));
  return { count: values.length, valueAt: (index) => values[index] ?? null, indexOf: (value) => places.get(value) };
}

/** The words that rules name, and one value for all others. */
function orElse(words: readonly string[], other: string): Values {
  const colors = listed([...words.filter((word) => word.startsWith('#')), other]);
  return {
    ...colors,
    indexOf: (value) => (typeof value === 'string' ? (colors.indexOf(value) ?? colors.count - 1) : undefined),
  };
}

/** The words that rules name, then one text for each length. */
function texts(max: number, words: readonly string[]): Values {
  const known = listed(words.filter((word) => word !== '' && countGraphemes(word) <= max));
  return {
    count: known.count + max,
    valueAt: (index) => (index < known.count ? known.valueAt(index) : '\uE000'.repeat(index - known.count + 1)),
    indexOf: (value) => {
      if (typeof value !== 'string') return undefined;
      const length = countGraphemes(value);
      return known.indexOf(value) ?? (length > 0 && length <= max ? known.count + length - 1 : undefined);
    },
  };
}

/** The exact number at a step of the grid. */
export function numberAt(option: NumberOption, index: number): Rational {
  return add(option.outer.min, multiply(index, option.step));
}

/** The step nearest to a number, which may lie outside the grid. */
export function stepOf(option: NumberOption, value: Rational): number {
  return Math.round(toNumber(subtract(value, option.outer.min)) / toNumber(option.step));
}

function grid(option: NumberOption): Values {
  const span = toNumber(subtract(option.outer.max, option.outer.min)) / toNumber(option.step);
  const count = Math.max(0, Math.floor(span + 1e-9) + 1);
  return {
    count,
    valueAt: (index) => toNumber(numberAt(option, index)),
    indexOf: (value) => {
      if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
      const index = inside(stepOf(option, rational(value)), count - 1);
      return index !== undefined && toNumber(numberAt(option, index)) === value ? index : undefined;
    },
  };
}
