/** Names and values for expression tests: a shoe-like thing with one option of each kind. */
import { rational } from '../../../src/kernel/rational.js';
import type { OptionValue } from '../../../src/product/configuration.js';
import { createScope } from '../../../src/product/expression/create-scope.js';
import { evaluate, evaluateNumber } from '../../../src/product/expression/evaluate.js';
import type { Expression } from '../../../src/product/expression/expression.js';
import { createOptionTypes, type TypedNames } from '../../../src/product/check/option-types.js';
import { parseExpression } from '../../../src/product/check/expression-issue.js';
import type { Datum, Scope } from '../../../src/product/expression/scope.js';
import type { Choice, Option, Product, Table } from '../../../src/product/product.js';

function choice(
  id: string,
  more: { value?: number; price?: number; fields?: Record<string, string | number>; sku?: string } = {},
): Choice {
  return {
    id,
    title: { en: id.toUpperCase() },
    help: null,
    sku: more.sku ?? null,
    price: more.price === undefined ? null : new Map([['EUR', rational(more.price)]]),
    value: more.value === undefined ? null : rational(more.value),
    color: null,
    look: null,
    swatch: null,
    image: null,
    stock: null,
    when: null,
    from: null,
    until: null,
    fields: more.fields ?? {},
  };
}

function option(id: string, kind: string, more: object = {}): Option {
  const choices = (more as { choices?: Choice[] }).choices;
  const columns = (more as { columns?: Option[] }).columns;
  return {
    id,
    kind,
    title: { en: `The ${id}` },
    ...more,
    ...(choices && { choiceById: new Map(choices.map((each) => [each.id, each])) }),
    ...(columns && { columnById: new Map(columns.map((each) => [each.id, each])) }),
  } as unknown as Option;
}

const OPTIONS = [
  option('sole', 'choice', { choices: [choice('road'), choice('trail', { price: 15 })] }),
  option('upper', 'choice', {
    choices: [choice('suede', { sku: 'SS', fields: { care: 'brush', weight: 0.2 } }), choice('knit', { sku: 'KL' })],
  }),
  option('toe', 'choice', { choices: [choice('suede'), choice('knit'), choice('4x4'), choice('or')] }),
  option('size', 'choice', { choices: [choice('38'), choice('44'), choice('45')] }),
  option('thickness', 'choice', { choices: [choice('t18', { value: 18 }), choice('t25', { value: 25 })] }),
  option('back', 'toggle', { on: choice('true') }),
  option('width', 'number'),
  option('height', 'number'),
  option('name', 'text'),
  option('ink', 'color', { palette: [choice('#ffffff'), choice('#1b1f3b')] }),
  option('tint', 'color', { palette: null }),
  option('photo', 'image'),
  option('motif', 'multi', { choices: [choice('fox', { price: 1.5, value: 2 }), choice('star', { price: 1 })] }),
  option('roster', 'rows', { columns: [option('number', 'number'), option('player', 'text')] }),
  option('measure', 'fields', {
    columns: [option('chest', 'number'), option('fit', 'choice', { choices: [choice('slim'), choice('loose')] })],
  }),
] as const;

const TABLES = new Map<string, Table>([
  [
    'price',
    {
      type: 'list',
      id: 'price',
      by: ['upper', 'thickness'],
      rows: [
        { keys: ['suede', 't18'], value: 49 },
        { keys: ['suede', '*'], value: 62 },
        { keys: ['knit', 25], value: 'no' },
      ],
    },
  ],
  [
    'next',
    {
      type: 'matrix',
      id: 'next',
      between: 'next',
      x: { by: 'width', at: [100, 200] },
      y: { by: 'height', at: [10, 20] },
      cells: [
        [1, 2],
        [3, null],
      ],
    },
  ],
  [
    'linear',
    {
      type: 'matrix',
      id: 'linear',
      between: 'linear',
      x: { by: 'width', at: [100, 200] },
      y: { by: 'height', at: [10, 20] },
      cells: [
        [1, 2],
        [3, 4],
      ],
    },
  ],
  [
    'exact',
    {
      type: 'matrix',
      id: 'exact',
      between: 'exact',
      x: { by: 'thickness', at: ['t18', 't25'] },
      y: { by: 'height', at: [10, 20] },
      cells: [
        [1, 2],
        [3, 4],
      ],
    },
  ],
]);

/** The names of the tiny product. */
export const NAMES: TypedNames = {
  options: new Map(OPTIONS.map((each) => [each.id, createOptionTypes(each)])),
  values: new Map([
    ['area', 'number'],
    ['vague', 'any'],
  ]),
  tables: new Map(
    [...TABLES].map(([id, table]) => [
      id,
      { by: table.type === 'list' ? table.by : [table.x.by, table.y.by], type: 'any' },
    ]),
  ),
  markets: new Map([
    ['eu', null],
    ['ch', null],
  ]),
};

/** The parsed expression, or what is wrong with it. */
export function parse(source: string, options: Parameters<typeof parseExpression>[2] = {}): Expression {
  const result = parseExpression(source, NAMES, options);
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.params)}`);
  return result.value.node;
}

/** The tiny product itself, as far as expressions read it. */
export const TINY = {
  locales: ['en'],
  optionById: new Map(OPTIONS.map((each) => [each.id, each])),
  tables: TABLES,
  values: [{ id: 'area', title: { en: 'Area' }, expression: parse('width * height') }],
  valueById: new Map([['area', { id: 'area', title: { en: 'Area' }, expression: parse('width * height') }]]),
  pricing: { currency: 'EUR' },
} as unknown as Product;

/** A scope over values. */
export function scopeOf(values: Readonly<Record<string, OptionValue>>): Scope {
  return createScope(TINY, { values: values, quantity: 3, market: 'ch' });
}

/** What an expression gives over values. */
export function valueOf(source: string, values: Readonly<Record<string, OptionValue>> = {}): Datum {
  return evaluate(parse(source), scopeOf(values));
}

/** The same as an exact number. */
export function numberOf(source: string, values: Readonly<Record<string, OptionValue>> = {}): Datum {
  return evaluateNumber(parse(source), scopeOf(values));
}
