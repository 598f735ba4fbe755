/** One option: what all kinds share, and the kind's own part by its descriptor. */
import type { IssuePath } from '../kernel/issue.js';
import type { OptionValue } from './configuration.js';
import { createOptionNames } from './expression/names.js';
import { isValueOf, kindOf, normaliseValue } from './kinds/registry.js';
import { type Draft, type Loading, constant } from './loading.js';
import type { Bind, DefaultValue, Option, OptionBase } from './product.js';
import type { BindFile, CommonFile } from './schema/option.js';

type WrittenOption = CommonFile & { readonly kind: string; readonly default?: unknown };

/** Builds the option; conditions, limits and defaults follow when names are known. */
export function buildOption(written: CommonFile & { readonly kind: string }, path: IssuePath, index: number, loading: Loading): Option {
  const kind = kindOf(written as { kind: Option['kind'] });
  const base: OptionBase = {
    id: written.id,
    index,
    title: loading.text(written.title, [...path, 'title']),
    help: loading.optionalText(written.help, [...path, 'help']),
    when: null,
    required: constant(!kind.optional),
    default: { type: 'first' },
    bind: NO_BIND,
    view: written.view ?? written.bind?.view ?? null,
    control: written.control ?? null,
  };
  const column = (file: CommonFile & { readonly kind: string }, at: IssuePath, position: number): Option => buildOption(file, at, position, loading);
  const option = kind.build(written, base, { loading, path, column });
  return loading.later(option, (draft) => complete(draft, written, path, loading));
}

function complete(draft: Draft<Option>, written: WrittenOption, path: IssuePath, loading: Loading): void {
  const { when, required, bind } = written;
  draft.when = loading.condition(when, [...path, 'when']);
  if (typeof required === 'boolean') draft.required = constant(required);
  else if (required !== undefined) draft.required = loading.expression(required, [...path, 'required'], { expect: 'boolean' });
  if (bind !== undefined) draft.bind = buildBind(bind, [...path, 'bind'], loading);
  if (written.default !== undefined) draft.default = buildDefault(draft, written.default, [...path, 'default'], loading);
}

function buildDefault(draft: Draft<Option>, written: unknown, path: IssuePath, loading: Loading): DefaultValue {
  if (written === null) return { type: 'unanswered' };
  if (typeof written === 'string' && written.startsWith('=')) {
    return { type: 'expression', expression: loading.expression(written.slice(1), path, { beside: createOptionNames(draft) }, 1) };
  }
  const value = normaliseValue(draft, written);
  loading.withBounds(() => checkValue(draft, value, path, loading));
  return { type: 'value', value: value as OptionValue };
}

/** Reports a value that its option cannot have. */
export function checkValue(option: Option, value: unknown, path: IssuePath, loading: Loading): void {
  // Limits that could not be read refuse everything.
  if (loading.isFaulty(['options', option.index]) || isValueOf(option, value)) return;
  loading.report('product/bad-value', path, { optionId: option.id, found: typeof value === 'string' ? value : JSON.stringify(value).slice(0, 80) });
}

const NO_BIND: Bind = { look: [], color: [], show: null, variant: null, model: null, text: null, image: null, morph: null, size: null };

function list(written: string | readonly string[] | undefined): readonly string[] {
  return typeof written === 'string' ? [written] : (written ?? []);
}

function buildBind(written: BindFile, path: IssuePath, loading: Loading): Bind {
  const { show, variant, model, text, image, morph, size } = written;
  const number = { expect: 'number' } as const;
  return {
    look: list(written.look),
    color: list(written.color),
    show: show === undefined ? null : new Map(Object.entries(show).map(([choice, parts]) => [choice, list(parts)])),
    variant: variant === undefined || variant === true ? (variant ?? null) : new Map(Object.entries(variant)),
    model: model === undefined ? null : { at: model.at, byChoice: new Map(Object.entries(model).filter(([key]) => key !== 'at')) },
    text: text === undefined ? null : buildTextBind(text, [...path, 'text'], loading),
    image: image === undefined ? null : { areaId: image.area, place: image.place ?? 'center', mask: image.mask ?? null },
    morph: morph === undefined
      ? null
      : { partId: morph.part, target: morph.target, to: typeof morph.to === 'object' ? loading.amounts(morph.to) : loading.formula(morph.to, [...path, 'morph', 'to'], number) },
    size: size === undefined ? null : { partId: size.part, axis: size.axis, mm: loading.formula(size.mm, [...path, 'size', 'mm'], number), mode: size.mode ?? 'scale' },
  };
}

function buildTextBind(written: NonNullable<BindFile['text']>, path: IssuePath, loading: Loading): NonNullable<Bind['text']> {
  const { sizeMm, depth = 0, font = 'sans-serif', color = '#141414' } = written;
  return {
    areaId: written.area,
    font: loading.formula(font, [...path, 'font'], { expect: 'text' }),
    color: loading.formula(color, [...path, 'color'], { expect: 'text' }),
    fit: written.fit ?? 'shrink',
    sizeMm: sizeMm === undefined ? null : loading.formula(sizeMm, [...path, 'sizeMm']),
    minMm: written.minMm ?? null,
    minContrast: written.minContrast ?? null,
    align: written.align ?? 'center',
    depth: loading.formula(depth, [...path, 'depth']),
    atMm: written.atMm ?? null,
  };
}
