/** One option: what all kinds share, and the kind's own part by its descriptor. */
import { rational } from '../../kernel/rational.js';
import type { OptionValue } from '../configuration.js';
import type { Expression } from '../expression/expression.js';
import type { OptionNames } from '../expression/names.js';
import { kindOf, normaliseValue } from '../kinds/registry.js';
import type { Bind, DefaultValue, Option, OptionBase, TextBind } from '../product.js';
import type { FullChoiceFile } from '../schema/choice.js';
import type { BindFile } from '../schema/option.js';
import type { OptionFile } from '../schema/options.js';
import { buildChoice } from './build-choice.js';
import { type Draft, type Forms, constant, filled, isFormula, mapOf, orNull } from './forms.js';

/** An option of the file under the names that expressions may call it by. */
export interface ListedOption extends OptionNames {
  readonly file: OptionFile;
  readonly choices: ReadonlyMap<string, FullChoiceFile> | null;
  readonly columns: ReadonlyMap<string, ListedOption>;
}

/** Builds the option. */
export function buildOption(listed: ListedOption, index: number, forms: Forms): Option {
  const { file, choices, columns } = listed;
  const { text, expression } = forms;
  const { id, required, bind, control = null } = file;
  const kind = kindOf(file);
  const base: OptionBase = {
    id,
    index,
    title: text(file.title),
    help: orNull(file.help, text),
    when: orNull(file.when, expression),
    required: condition(required, !kind.optional, forms),
    default: { type: 'first' },
    bind: buildBind(bind ?? {}, forms),
    view: file.view ?? bind?.view ?? null,
    image: file.image ?? null,
    control,
  };
  const inside = columns.size > 0 ? forms.inside(columns) : forms;
  const option: Draft<Option> = kind.build(file, base, {
    forms,
    choices: choices && [...choices.values()].map((choice) => buildChoice(choice, forms)),
    columns: [...columns.values()].map((column, position) => buildOption(column, position, inside)),
  });
  if (file.default !== undefined) option.default = buildDefault(option, file.default, listed, forms);
  return option;
}

function buildDefault(option: Option, written: unknown, beside: OptionNames, forms: Forms): DefaultValue {
  if (written === null) return { type: 'unanswered' };
  return isFormula(written)
    ? { type: 'expression', expression: forms.formula(written, beside) }
    : { type: 'value', value: normaliseValue(option, written) as OptionValue };
}

function buildBind(file: BindFile, forms: Forms): Bind {
  const { formula } = forms;
  const { look, color, show, variant, model, text, image, morph, size } = file;
  return {
    look: [look ?? []].flat(),
    color: [color ?? []].flat(),
    show: orNull(show, (written) => mapOf(written, (parts) => [parts].flat())),
    variant: orNull(variant, (written) => written === true || mapOf(written, same)),
    model: orNull(model, ({ at, ...byChoice }) => ({ at, byChoice: mapOf(byChoice as Record<string, string>, same) })),
    text: orNull(text, (written) => buildTextBind(written, forms)),
    image: orNull(image, ({ area, ...place }) => ({ ...filled(place, { place: 'center', mask: null }), areaId: area })),
    morph: orNull(morph, ({ part, target, to }) => ({
      partId: part,
      target,
      to: typeof to === 'object' ? mapOf(to, rational) : formula(to),
    })),
    size: orNull(size, ({ part, ...along }) => ({
      ...filled(along, { mode: 'scale' }),
      partId: part,
      mm: formula(along.mm),
    })),
  };
}

function condition(written: boolean | string | undefined, otherwise: boolean, { expression }: Forms): Expression {
  return typeof written === 'string' ? expression(written) : constant(written ?? otherwise);
}

function same<T>(value: T): T {
  return value;
}

/** What the place of a text need not say. */
const TEXT = { fit: 'shrink', minMm: null, minContrast: null, align: 'center', atMm: null } as const;

function buildTextBind({ area, ...file }: NonNullable<BindFile['text']>, forms: Forms): TextBind {
  const { formula } = forms;
  return {
    ...filled(file, TEXT),
    areaId: area,
    font: formula(file.font ?? 'sans-serif'),
    // Without a colour a text is black, or the bare material where it may be cut.
    color: orNull(file.color ?? (file.depth === undefined ? '#141414' : undefined), formula),
    foil: condition(file.foil, false, forms),
    sizeMm: orNull(file.sizeMm, formula),
    depth: formula(file.depth ?? 0),
  };
}
