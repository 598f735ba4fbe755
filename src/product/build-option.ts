/** One option: what all kinds share, and the kind's own part by its descriptor. */
import type { IssuePath } from '../kernel/issue.js';
import type { Rational } from '../kernel/rational.js';
import { type ListedChoice, buildChoice } from './build-choices.js';
import type { OptionValue } from './configuration.js';
import type { Expression } from './expression/expression.js';
import type { NameSource, OptionNames } from './expression/names.js';
import { fill } from './fill.js';
import type { FilledBind, FilledOption } from './filled.js';
import { isValueOf, kindOf, normaliseValue } from './kinds/registry.js';
import { type Draft, type Loading, constant, mapOf } from './loading.js';
import type { Bind, DefaultValue, Kind, Option, OptionBase, TextBind } from './product.js';
import type { CommonFile } from './schema/option.js';
import { FILE_SCHEMA } from './schema/file-schema.js';

/** An option of the file with its choices found, and the names that expressions may call it by. */
export interface ListedOption {
  readonly file: CommonFile & { readonly kind: Kind; readonly default?: unknown };
  readonly path: IssuePath;
  readonly choices: readonly ListedChoice[] | null;
  readonly columns: readonly ListedOption[];
  readonly source: NameSource;
  readonly names: OptionNames;
}

/** Builds the option. */
export function buildOption(
  { file, path, choices, columns, names }: ListedOption,
  index: number,
  loading: Loading,
): Option {
  // These are read by themselves, here and in `buildDefault`.
  const { default: written, ...others } = { ...file, choices: [], columns: [], palette: [] };
  const { properties = {} } = FILE_SCHEMA.definitions?.[`${file.kind}File`] ?? {};
  const { choices: _choices, columns: _columns, palette: _palette, default: _default, ...own } = properties;
  const filled = fill(
    { type: 'object', properties: own, additionalProperties: false },
    others,
    path,
    loading,
  ) as FilledOption;
  const kind = kindOf(file);
  const base: OptionBase = {
    id: filled.id,
    index,
    title: filled.title,
    help: filled.help,
    when: filled.when,
    required:
      typeof filled.required === 'object' && filled.required !== null
        ? filled.required
        : constant(filled.required ?? !kind.optional),
    default: { type: 'first' },
    bind: buildBind(filled.bind),
    view: filled.view ?? filled.bind?.view ?? null,
    control: filled.control,
  };
  const option: Draft<Option> = kind.build(filled, base, {
    loading,
    path,
    choices: choices?.map((choice) => buildChoice(choice, loading)) ?? null,
    columns: () =>
      loading.inside(new Map(columns.map((column) => [column.file.id, column.names])), () =>
        columns.map((column, position) => buildOption(column, position, loading)),
      ),
  });
  if (written !== undefined) option.default = buildDefault(option, written, names, [...path, 'default'], loading);
  return option;
}

function buildDefault(
  option: Option,
  written: unknown,
  beside: OptionNames,
  path: IssuePath,
  loading: Loading,
): DefaultValue {
  if (written === null) return { type: 'unanswered' };
  if (typeof written === 'string' && written.startsWith('='))
    return { type: 'expression', expression: loading.formula(written, path, { beside }) };
  return { type: 'value', value: buildValue(option, written, path, loading) };
}

/** A value of the option in canonical form; one that the option cannot have is reported once all limits are known. */
export function buildValue(option: Option, written: unknown, path: IssuePath, loading: Loading): OptionValue {
  const value = normaliseValue(option, written);
  loading.checks.push(() => {
    // Limits that could not be read refuse everything.
    if (loading.report.isFaulty(['options', option.index]) || isValueOf(option, value)) return;
    loading.report.error('product/bad-value', path, {
      optionId: option.id,
      found: typeof value === 'string' ? value : JSON.stringify(value).slice(0, 80),
    });
  });
  return value as OptionValue;
}

function buildBind(filled: FilledBind | null): Bind {
  const { look, color, show, variant, model, text, image, morph, size } = filled ?? NOTHING;
  return {
    look: look ?? [],
    color: color ?? [],
    show: show && mapOf(show),
    variant: typeof variant === 'object' ? variant && mapOf(variant) : variant,
    model: model && { at: model.at, byChoice: mapOf(model.rest) },
    text: text && buildTextBind(text),
    image: image && { areaId: image.area, place: image.place ?? 'center', mask: image.mask },
    morph: morph && {
      partId: morph.part,
      target: morph.target,
      to: isExpression(morph.to) ? morph.to : mapOf(morph.to),
    },
    size: size && { partId: size.part, axis: size.axis, mm: size.mm, mode: size.mode ?? 'scale' },
  };
}

const NOTHING: FilledBind = {
  look: null,
  color: null,
  show: null,
  variant: null,
  model: null,
  text: null,
  image: null,
  morph: null,
  size: null,
  view: null,
};

function isExpression(to: Expression | Readonly<Record<string, Rational>>): to is Expression {
  return typeof to['type'] === 'string';
}

function buildTextBind({ area, ...text }: NonNullable<FilledBind['text']>): TextBind {
  return {
    ...text,
    areaId: area,
    font: text.font ?? constant('sans-serif'),
    color: text.color ?? constant('#141414'),
    fit: text.fit ?? 'shrink',
    align: text.align ?? 'center',
    depth: text.depth ?? constant(0),
  };
}
