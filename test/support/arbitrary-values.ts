/** Random values of a product's options, valid and out of their domain, for property tests. A line per kind. */
import fc from 'fast-check';
import { add, multiply, toNumber } from '../../src/kernel/rational.js';
import { isValueOf } from '../../src/product/kinds/registry.js';
import type { Option, Product, RowsOption } from '../../src/product/product.js';

type Arbitraries = { readonly [K in Option['kind']]: (option: Extract<Option, { kind: K }>) => fc.Arbitrary<unknown> };

const ids = (choices: readonly { id: string }[]) => choices.map(({ id }) => id);
const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789abcdef')), minLength: length, maxLength: length });

function row(option: RowsOption): fc.Arbitrary<unknown> {
  return fc.record(Object.fromEntries(option.columns.map((column) => [column.id, fc.option(valueOf(column))])), {
    requiredKeys: [],
  });
}

function rows(option: RowsOption): fc.Arbitrary<unknown> {
  return fc.array(row(option), { maxLength: Math.min(option.max, 4) });
}

const VALID: Arbitraries = {
  choice: ({ choices }) => fc.constantFrom(...ids(choices)),
  multi: ({ choices, maxAmount }) =>
    fc
      .dictionary(fc.constantFrom(...ids(choices)), fc.integer({ min: 1, max: maxAmount }))
      .map((amounts) => ({ ...amounts })),
  toggle: () => fc.boolean(),
  number: ({ outer, step }) =>
    fc
      .nat(Math.round((toNumber(outer.max) - toNumber(outer.min)) / toNumber(step)))
      .map((steps) => toNumber(add(outer.min, multiply(steps, step)))),
  text: ({ max, chars, lines, case: letters }) =>
    fc
      .string({
        unit:
          chars === 'any'
            ? 'grapheme'
            : chars === 'letters'
              ? fc.constantFrom(...Array.from('abÉéßñ -’'))
              : fc.constantFrom(...Array.from('AZ09')),
        maxLength: Math.floor(max / lines),
      })
      .map((text) => {
        const composed = Array.from({ length: lines }, () => text)
          .join('\n')
          .normalize('NFC');
        return letters === 'upper' ? composed.toUpperCase() : composed;
      }),
  color: ({ palette }) => (palette === null ? hex(6).map((digits) => `#${digits}`) : fc.constantFrom(...ids(palette))),
  image: ({ accept }) =>
    fc.record({
      assetId: fc.uuid(),
      sha256: hex(64),
      mediaType: fc.constantFrom(...accept),
      widthPx: fc.integer({ min: 1, max: 100_000 }),
      heightPx: fc.integer({ min: 1, max: 100_000 }),
      placement: fc.record({
        xUm: fc.integer({ min: -1000, max: 1000 }),
        yUm: fc.integer({ min: -1000, max: 1000 }),
        widthUm: fc.integer({ min: 1, max: 1000 }),
        rotationMdeg: fc.integer({ min: -360_000, max: 360_000 }),
      }),
    }),
  rows,
  fields: (option: RowsOption) => fc.array(row(option), { maxLength: 1 }),
};

/** Values that no JSON value of the kind's form may be, whatever the rest of the design. */
const INVALID: Arbitraries = {
  choice: ({ choices }) =>
    fc.oneof(
      fc.string().filter((id) => !ids(choices).includes(id)),
      fc.boolean(),
      fc.integer(),
    ),
  multi: ({ choices, maxAmount }) =>
    fc.oneof(
      fc.constant({ [choices[0]?.id ?? '']: maxAmount + 1 }),
      fc.constant({ nobody: 1 }),
      fc.constant({ [choices[0]?.id ?? '']: 0.5 }),
      fc.array(fc.string()),
    ),
  toggle: () => fc.oneof(fc.constantFrom('true', 'false', 0, 1), fc.object()),
  number: ({ outer, step }) =>
    fc.oneof(
      fc.constant(toNumber(add(outer.max, step))),
      fc.constant(toNumber(add(outer.min, multiply(-1, step)))),
      fc.string(),
    ),
  text: ({ max, lines }) =>
    fc.oneof(
      fc.integer(),
      fc.constant('A'.repeat(max * 32 + lines)),
      fc.constant('\u0000'),
      fc.constant('\n'.repeat(lines)),
    ),
  color: () => fc.constantFrom('#12345', 'red', '#GGGGGG', 7, '#ff0000ff'),
  image: () =>
    fc.oneof(
      fc.string(),
      fc.constant({ assetId: 'a' }),
      fc.record({ assetId: fc.constant('a'), mediaType: fc.constant('image/svg+xml') }),
    ),
  rows: (option: RowsOption) =>
    fc.oneof(
      fc.constant({}),
      fc.constant([{ nobody: 1 }]),
      fc.constant(Array.from({ length: option.max + 1 }, () => ({}))),
    ),
  fields: () => fc.oneof(fc.constant({}), fc.constant([{}, {}]), fc.constant([{ nobody: 1 }])),
};

/** A valid value of the option, never `null`. */
export function valueOf(option: Option): fc.Arbitrary<unknown> {
  return (VALID[option.kind] as (option: Option) => fc.Arbitrary<unknown>)(option).filter((value) =>
    isValueOf(option, value),
  );
}

/** Something the option can never be. */
export function misfitOf(option: Option): fc.Arbitrary<unknown> {
  return (INVALID[option.kind] as (option: Option) => fc.Arbitrary<unknown>)(option);
}

/** A design by its values; some options unanswered. */
export function designValuesOf(
  product: Product,
): fc.Arbitrary<{ quantity: number; market?: string | null; values: Record<string, unknown> }> {
  return fc.record(
    {
      quantity: fc.integer({ min: 1, max: 1_000_000 }),
      market: fc.constantFrom(null, ...product.markets.keys()),
      values: fc.record(Object.fromEntries(product.options.map((option) => [option.id, fc.option(valueOf(option))])), {
        requiredKeys: [],
      }),
    },
    { requiredKeys: ['quantity', 'values'] },
  );
}

/** A design of which exactly one option's value is out of its domain. */
export function spoiltDesignOf(
  product: Product,
): fc.Arbitrary<{ optionId: string; design: { quantity: number; values: Record<string, unknown> } }> {
  return fc.constantFrom(...product.options).chain((option) =>
    fc.tuple(designValuesOf(product), misfitOf(option)).map(([design, value]) => ({
      optionId: option.id,
      design: { ...design, values: { ...design.values, [option.id]: value } },
    })),
  );
}
