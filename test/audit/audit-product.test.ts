import { expect } from 'chai';
import { auditProduct } from '../../src/audit/audit-product.js';
import { checkProduct } from '../../src/audit/check-product.js';
import { CHECKS } from '../../src/audit/checks.js';
import type { Finding } from '../../src/audit/finding.js';
import { isProved } from '../../src/audit/is-proved.js';
import { createRules } from '../../src/rules/create-rules.js';
import { loadProduct } from '../../src/product/load.js';
import { aProduct, type ProductBuilder } from '../support/a-product.js';
import { aGlb } from './a-glb.js';

interface Case {
  readonly code: string;
  /** What is wrong, as the end of "finds …". */
  readonly what: string;
  readonly faulty: ProductBuilder;
  readonly path: readonly (string | number)[];
  readonly sound: ProductBuilder;
  /** What else the finding says. */
  readonly says?: Partial<Finding>;
  readonly shows?: Readonly<Record<string, unknown>>;
  readonly glb?: Uint8Array;
}

const desk = () => aProduct('desk').choice('top', ['oak', 'ash', 'glass']).choice('legs', ['steel', 'wood']);
const priced = (pricing: object) => desk().with({ pricing: { currency: 'EUR', base: 10, ...pricing } });
const lettered = (inks: readonly string[], keys = {}) =>
  aProduct('mug')
    .with({
      model: {
        src: 'mug.glb',
        parts: { body: 'Body' },
        areas: { wrap: { part: 'body', mm: [200, 80], uv: [0, 0, 1, 1] } },
      },
    })
    .choice(
      'glaze',
      [
        { id: 'white', look: { surface: 'glaze', color: '#ffffff' } },
        { id: 'night', look: { surface: 'glaze', color: '#101020' } },
      ],
      { bind: { look: 'body' } },
    )
    .option({ id: 'ink', kind: 'color', palette: inks.map((color) => ({ color, title: `Ink ${color}` })) })
    .text('name', 10, { bind: { text: { area: 'wrap', font: 'Any', color: '=ink', minContrast: 3, ...keys } } });
const modelled = (model: object) => desk().with({ model: { src: 'desk.glb', parts: { top: 'Top' }, ...model } });
const bound = (bind: object) => ({ bind });

const CASES: readonly Case[] = [
  {
    code: 'audit/nothing-valid',
    what: 'a product of which nothing can be built',
    faulty: desk().rule('none', { forbid: 'legs != steel or legs = steel' }),
    path: ['options'],
    sound: desk(),
  },
  {
    code: 'audit/contradiction',
    what: 'the rules that contradict each other, and only those',
    faulty: desk()
      .rule('no_wood', { forbid: 'legs = wood' })
      .rule('no_ash', { forbid: 'top = ash' })
      .rule('all_wood', { require: 'legs = wood' }),
    path: ['rules', 0],
    sound: desk().rule('no_wood', { forbid: 'legs = wood' }),
    says: { params: { rules: 'no_wood, all_wood', count: 2 } },
  },
  {
    code: 'audit/empty-market',
    what: 'a market in which nothing can be built',
    faulty: priced({}).with({
      markets: [
        { id: 'eu', currency: 'EUR' },
        { id: 'moon', currency: 'EUR', without: ['legs.steel', 'legs.wood'] },
      ],
    }),
    path: ['markets', 1],
    sound: priced({}).with({ markets: [{ id: 'eu', currency: 'EUR' }] }),
  },
  {
    code: 'audit/dead-option',
    what: 'an option that is never shown',
    faulty: desk().rule('no_glass', { forbid: 'top = glass' }).toggle('tint', { when: 'top = glass' }),
    path: ['options', 2],
    sound: desk().toggle('tint', { when: 'top = glass' }),
    says: { params: { optionId: 'tint', option: 'tint', rules: 'no_glass' } },
  },
  {
    code: 'audit/dead-step',
    what: 'a step that is never shown',
    faulty: desk().with({
      steps: [
        { id: 'main', title: 'Main', options: ['top'] },
        { id: 'more', title: 'More', options: ['legs'], when: 'quantity > 5 and quantity < 3' },
      ],
    }),
    path: ['steps', 1],
    sound: desk().with({ steps: [{ id: 'main', title: 'Main', options: ['top', 'legs'] }] }),
  },
  {
    code: 'audit/dead-choice',
    what: 'a choice in no valid design, and the rules that exclude it',
    faulty: desk()
      .rule('a', { forbid: 'top = glass and legs = wood' })
      .rule('b', { forbid: 'top = glass and legs = steel' }),
    path: ['options', 0, 'choices', 2],
    sound: desk().rule('a', { forbid: 'top = glass and legs = wood' }),
    says: {
      severity: 'error',
      params: { optionId: 'top', choiceId: 'glass', option: 'top', choice: 'glass', rules: 'a, b' },
    },
  },
  {
    code: 'audit/number-hole',
    what: 'numbers for which nothing can be built, though each rule by itself is right (a roller shutter without any drive)',
    faulty: aProduct()
      .number('width', 30, 200)
      .choice('drive', ['belt', 'motor'])
      .rule('heavy', { forbid: 'width > 120 and drive = belt' })
      .rule('narrow', { forbid: 'width < 160 and drive = motor' }),
    path: ['options', 0],
    sound: aProduct()
      .number('width', 30, 200)
      .choice('drive', ['belt', 'motor'])
      .rule('heavy', { forbid: 'width > 120 and drive = belt' }),
    says: { range: { optionId: 'width', min: 121, max: 159 } },
  },
  {
    code: 'audit/default-impossible',
    what: 'a default that is in no valid design',
    faulty: aProduct().choice('top', ['oak', 'glass'], { default: 'glass' }).rule('no', { forbid: 'top = glass' }),
    path: ['options', 0, 'default'],
    sound: aProduct().choice('top', ['oak', 'glass'], { default: 'glass' }),
    says: { fix: [{ op: 'replace', path: '/options/0/default', value: 'oak' }] },
  },
  {
    code: 'audit/default-gives-way',
    what: 'defaults that do not go together',
    faulty: aProduct()
      .choice('top', ['oak', 'glass'], { default: 'glass' })
      .choice('legs', ['steel', 'wood'], { default: 'wood' })
      .rule('heavy', { forbid: 'top = glass and legs = wood' }),
    path: ['options', 1, 'default'],
    sound: aProduct()
      .choice('top', ['oak', 'glass'], { default: 'glass' })
      .choice('legs', ['steel', 'wood'], { default: 'steel' })
      .rule('heavy', { forbid: 'top = glass and legs = wood' }),
    says: { fix: [{ op: 'replace', path: '/options/1/default', value: 'steel' }] },
  },
  {
    code: 'audit/preset-invalid',
    what: 'a preset that breaks a rule',
    faulty: desk()
      .rule('heavy', { forbid: 'top = glass and legs = wood' })
      .with({ presets: [{ id: 'p', title: 'Loft', values: { top: 'glass', legs: 'wood' } }] }),
    path: ['presets', 0, 'values', 'top'],
    sound: desk().with({ presets: [{ id: 'p', title: 'Loft', values: { top: 'glass', legs: 'wood' } }] }),
    shows: { top: 'glass', legs: 'wood' },
  },
  {
    code: 'audit/quiz-answer-invalid',
    what: 'an answer of the quiz that breaks a rule',
    faulty: desk()
      .rule('no', { forbid: 'top = glass' })
      .with({
        quiz: {
          title: 'Q',
          questions: [{ id: 'q', title: 'Q', answers: [{ id: 'a', title: 'Loft', set: { top: 'glass' } }] }],
        },
      }),
    path: ['quiz', 'questions', 0, 'answers', 0, 'set'],
    sound: desk().with({
      quiz: {
        title: 'Q',
        questions: [{ id: 'q', title: 'Q', answers: [{ id: 'a', title: 'Loft', set: { top: 'glass' } }] }],
      },
    }),
  },
  {
    code: 'audit/quiz-clash',
    what: 'answers that cannot all be kept',
    faulty: desk()
      .rule('heavy', { forbid: 'top = glass and legs = wood' })
      .with({
        quiz: {
          title: 'Q',
          questions: [
            { id: 'q', title: 'Q', answers: [{ id: 'a', title: 'Light', set: { top: 'glass' } }] },
            {
              id: 'r',
              title: 'R',
              answers: [
                { id: 'b', title: 'Steel', set: { legs: 'steel' } },
                { id: 'c', title: 'Warm', set: { legs: 'wood' } },
              ],
            },
          ],
        },
      }),
    path: ['quiz', 'questions'],
    sound: desk(),
    shows: { top: 'glass', legs: 'wood' },
  },
  {
    code: 'audit/forced-choice',
    what: 'a question with a single answer',
    faulty: desk().rule('no', { forbid: 'legs = wood' }),
    path: ['options', 1],
    sound: desk(),
  },
  {
    code: 'audit/rule-never-fires',
    what: 'a rule that never fires',
    faulty: desk().rule('no', { forbid: 'legs = wood' }).rule('oil', { require: 'top = oak', when: 'legs = wood' }),
    path: ['rules', 1],
    sound: desk().rule('oil', { require: 'top = oak', when: 'legs = wood' }),
    says: { fix: [{ op: 'remove', path: '/rules/1' }] },
  },
  {
    code: 'audit/rule-redundant',
    what: 'a rule that another one contains',
    faulty: desk()
      .rule('small', { forbid: 'top = glass and legs = wood' })
      .rule('large', { forbid: 'top != oak and legs = wood' }),
    path: ['rules', 0],
    sound: desk().rule('small', { forbid: 'top = glass and legs = wood' }),
  },
  {
    code: 'audit/rule-redundant',
    what: 'a table that lists every combination',
    faulty: desk()
      .table(
        'pairs',
        ['top', 'legs'],
        [
          ['*', 'steel'],
          ['*', 'wood'],
        ],
      )
      .rule('pairs_only', { allow: 'pairs' }),
    path: ['rules', 0],
    sound: desk()
      .table(
        'pairs',
        ['top', 'legs'],
        [
          ['*', 'steel'],
          ['oak', 'wood'],
        ],
      )
      .rule('pairs_only', { allow: 'pairs' }),
  },
  {
    code: 'audit/currency-missing',
    what: 'a price without an amount in a market’s currency',
    faulty: priced({ base: { CHF: 9 } }),
    path: ['pricing', 'base'],
    sound: priced({ base: { EUR: 9, CHF: 9 } }),
  },
  {
    code: 'audit/table-hole',
    what: 'a hole in a price table, with the numbers at which it opens',
    faulty: priced({ lines: [{ id: 'l', title: 'L', amount: '=lookup(rates, width, top)' }] })
      .number('width', 10, 100)
      .with({
        tables: {
          rates: {
            x: { by: 'width', at: [40, 80] },
            y: { by: 'top', at: ['oak', 'ash', 'glass'] },
            cells: [
              [1, 2],
              [2, 3],
              [3, 4],
            ],
            between: 'next',
          },
        },
      }),
    path: ['pricing', 'lines', 0, 'amount'],
    sound: priced({ lines: [{ id: 'l', title: 'L', amount: '=lookup(rates, width, top)' }] })
      .number('width', 10, 80)
      .with({
        tables: {
          rates: {
            x: { by: 'width', at: [40, 80] },
            y: { by: 'top', at: ['oak', 'ash', 'glass'] },
            cells: [
              [1, 2],
              [2, 3],
              [3, 4],
            ],
            between: 'next',
          },
        },
      }),
    says: { range: { optionId: 'width', min: 81, max: 100 } },
  },
  {
    code: 'audit/table-hole',
    what: 'a missing row behind a derived value',
    faulty: priced({ lines: [{ id: 'l', title: 'L', amount: '=span * 2' }] })
      .table(
        'spans',
        ['top', 'legs'],
        [
          ['oak', '*', 5],
          ['ash', 'steel', 6],
          ['glass', '*', 7],
        ],
      )
      .value('span', 'lookup(spans, top, legs)'),
    path: ['values', 0, 'value'],
    sound: priced({ lines: [{ id: 'l', title: 'L', amount: '=span * 2' }] })
      .table('spans', ['top', 'legs'], [['*', '*', 5]])
      .value('span', 'lookup(spans, top, legs)'),
    shows: { top: 'ash', legs: 'wood' },
  },
  {
    code: 'audit/amount-unknown',
    what: 'an amount that reads an option which may be absent',
    faulty: priced({ lines: [{ id: 'l', title: 'L', amount: '=shine * 2' }] }).number('shine', 1, 9, {
      when: 'top = glass',
    }),
    path: ['pricing', 'lines', 0, 'amount'],
    sound: priced({ lines: [{ id: 'l', title: 'L', amount: '=shine * 2', when: 'top = glass' }] }).number(
      'shine',
      1,
      9,
      { when: 'top = glass' },
    ),
    shows: { top: 'oak' },
  },
  {
    code: 'audit/negative-total',
    what: 'a design that costs less than nothing',
    faulty: aProduct()
      .with({ pricing: { currency: 'EUR', base: 10 } })
      .choice('top', [
        { id: 'oak', price: 5 },
        { id: 'none', price: -8 },
      ])
      .choice('legs', [{ id: 'steel' }, { id: 'none', price: -3 }]),
    path: ['pricing'],
    sound: aProduct()
      .with({ pricing: { currency: 'EUR', base: 11 } })
      .choice('top', [
        { id: 'oak', price: 5 },
        { id: 'none', price: -8 },
      ])
      .choice('legs', [{ id: 'steel' }, { id: 'none', price: -3 }]),
    says: { params: { total: '-1.00 EUR', quantity: 1 } },
    shows: { top: 'none', legs: 'none' },
  },
  {
    code: 'audit/price-missing',
    what: 'a choice without a price among others that have one',
    faulty: aProduct()
      .with({ pricing: { currency: 'EUR', base: 10 } })
      .choice('top', ['oak', { id: 'ash', price: 5 }, { id: 'elm', price: 5 }, 'glass', { id: 'fir', price: 2 }]),
    path: ['options', 0, 'choices', 3],
    sound: aProduct()
      .with({ pricing: { currency: 'EUR', base: 10 } })
      .choice('top', ['oak', { id: 'ash', price: 5 }, { id: 'elm', price: 5 }, { id: 'glass', price: 0 }]),
  },
  {
    code: 'audit/cheaper-tier',
    what: 'a tier that makes ten pieces cheaper than nine',
    faulty: priced({ lines: [{ id: 'ten', title: 'Ten', when: 'quantity >= 10', percent: -30 }] }),
    path: ['pricing', 'lines', 0],
    sound: priced({ lines: [{ id: 'ten', title: 'Ten', when: 'quantity >= 10', percent: -5 }] }),
    says: { params: { more: 10, fewer: 9, moreTotal: '70.00 EUR', fewerTotal: '90.00 EUR' } },
  },
  {
    code: 'audit/price-jump',
    what: 'a slip of the key in a price matrix',
    faulty: desk().with({
      tables: {
        rates: {
          x: { by: 'top', at: ['oak', 'ash'] },
          y: { by: 'legs', at: ['steel', 'wood'] },
          cells: [
            [49, 52],
            [51, 540],
          ],
        },
      },
    }),
    path: ['tables', 'rates', 'cells', 1, 1],
    sound: desk().with({
      tables: {
        rates: {
          x: { by: 'top', at: ['oak', 'ash'] },
          y: { by: 'legs', at: ['steel', 'wood'] },
          cells: [
            [49, 52],
            [51, 54],
          ],
        },
      },
    }),
  },
  {
    code: 'audit/text-missing',
    what: 'a text without one of the product’s languages',
    faulty: desk().with({ locales: ['en', 'de'], title: { en: 'Desk' } }),
    path: ['title'],
    sound: desk().with({ locales: ['en', 'de'], title: { en: 'Desk', de: 'Tisch' } }),
  },
  {
    code: 'audit/say-empty',
    what: 'a rule without its reason',
    faulty: desk().rule('heavy', { forbid: 'top = glass and legs = wood', say: ' ' }),
    path: ['rules', 0, 'say'],
    sound: desk().rule('heavy', { forbid: 'top = glass and legs = wood' }),
  },
  {
    code: 'audit/illegible-choice',
    what: 'a finish on which no ink can be read',
    faulty: lettered(['#101020', '#202030']),
    path: ['options', 0, 'choices', 1],
    sound: lettered(['#101020', '#ffffff']),
  },
  {
    code: 'audit/illegible-pair',
    what: 'an ink that cannot be read on one finish',
    faulty: lettered(['#101020', '#ffffff']),
    path: ['options', 0, 'choices', 0],
    sound: lettered(['#101020', '#ffffff'])
      .rule('pale', { forbid: "glaze = white and ink = '#ffffff'" })
      .rule('dark', { forbid: "glaze = night and ink = '#101020'" }),
    shows: { glaze: 'white', ink: '#ffffff' },
  },
  {
    code: 'audit/text-too-long',
    what: 'a text that will not fit at its least size',
    faulty: lettered(['#101020'], { minMm: 40 }),
    path: ['options', 2, 'max'],
    sound: lettered(['#101020'], { minMm: 9 }),
    says: { verdict: 'unproved' },
  },
  {
    code: 'audit/swatch-unnamed',
    what: 'a colour without a name',
    faulty: aProduct().option({ id: 'ink', kind: 'color', palette: ['#ffffff'] }),
    path: ['options', 0, 'palette', 0],
    sound: aProduct().option({ id: 'ink', kind: 'color', palette: [{ color: '#ffffff', title: 'White' }] }),
  },
  {
    code: 'audit/swatches-alike',
    what: 'two colours that look alike',
    faulty: aProduct().choice('ink', [
      { id: 'a', color: '#102030' },
      { id: 'b', color: '#102131' },
    ]),
    path: ['options', 0, 'choices', 1],
    sound: aProduct().choice('ink', [
      { id: 'a', color: '#102030' },
      { id: 'b', color: '#802131' },
    ]),
  },
  {
    code: 'audit/sku-empty',
    what: 'an article number with an empty place',
    faulty: aProduct()
      .choice('top', [{ id: 'oak', sku: 'OA' }, 'ash'])
      .with({ sku: 'D-{top.sku}' }),
    path: ['sku'],
    sound: aProduct()
      .choice('top', [
        { id: 'oak', sku: 'OA' },
        { id: 'ash', sku: 'AS' },
      ])
      .with({ sku: 'D-{top.sku}' }),
    shows: { top: 'ash' },
  },
  {
    code: 'audit/sku-duplicate',
    what: 'two choices with the same article number',
    faulty: aProduct()
      .choice('top', [
        { id: 'oak', sku: 'OA' },
        { id: 'ash', sku: 'OA' },
      ])
      .with({ sku: 'D-{top.sku}' }),
    path: ['options', 0, 'choices', 1, 'sku'],
    sound: aProduct()
      .choice('top', [
        { id: 'oak', sku: 'OA' },
        { id: 'ash', sku: 'AS' },
      ])
      .with({ sku: 'D-{top.sku}' }),
  },
  {
    code: 'audit/output-never',
    what: 'a line of production that is never on',
    faulty: desk()
      .rule('no', { forbid: 'top = glass' })
      .with({ output: { bom: [{ sku: 'X', when: 'top = glass' }] } }),
    path: ['output', 'bom', 0, 'when'],
    sound: desk().with({ output: { bom: [{ sku: 'X', when: 'top = glass' }] } }),
  },
  {
    code: 'audit/output-always',
    what: 'a line of production whose condition always holds',
    faulty: desk()
      .rule('no', { forbid: 'top = glass' })
      .with({ output: { bom: [{ sku: 'X', when: 'top != glass' }] } }),
    path: ['output', 'bom', 0, 'when'],
    sound: desk().with({ output: { bom: [{ sku: 'X', when: 'top != glass' }] } }),
    says: { fix: [{ op: 'remove', path: '/output/bom/0/when' }] },
  },
  {
    code: 'audit/option-in-no-output',
    what: 'an option that production never hears of',
    faulty: desk().with({ output: { bom: [{ sku: 'TOP-{top}' }] } }),
    path: ['options', 1],
    sound: desk().with({ output: { bom: [{ sku: 'TOP-{top}-{legs}' }] } }),
  },
  {
    code: 'audit/part-unused',
    what: 'a part that nothing uses',
    faulty: modelled({}),
    path: ['model', 'parts', 'top'],
    sound: modelled({ views: { top: { orbit: [0, 80, 1], at: 'top' } } }),
  },
  {
    code: 'audit/binds-fight',
    what: 'two options that colour the same part',
    faulty: aProduct()
      .with({ model: { src: 'a.glb', parts: { top: 'Top', all: ['Top', 'Legs'] } } })
      .choice('top', ['oak'], bound({ look: 'top' }))
      .choice('all', ['oak'], bound({ look: 'all' })),
    path: ['options', 1, 'bind', 'look'],
    sound: aProduct()
      .with({ model: { src: 'a.glb', parts: { top: 'Top', all: ['Top', 'Legs'] } } })
      .toggle('one')
      .choice('top', ['oak'], { ...bound({ look: 'top' }), when: 'not one' })
      .choice('all', ['oak'], { ...bound({ look: 'all' }), when: 'one' }),
  },
  {
    code: 'audit/glb-unreadable',
    what: 'a model that is no GLB',
    faulty: modelled({}),
    path: ['model', 'src'],
    glb: new Uint8Array(40),
    sound: modelled({}),
  },
  {
    code: 'audit/glb-extension',
    what: 'a model that requires what the preview does not read',
    faulty: modelled({}),
    path: ['model', 'src'],
    glb: aGlb({ nodes: [{ name: 'Top' }], extensionsRequired: ['KHR_draco_mesh_compression'] }),
    sound: modelled({}),
  },
  {
    code: 'audit/part-missing',
    what: 'a part that the model does not have, with the nearest name',
    faulty: modelled({ parts: { top: ['Tpo'] } }),
    path: ['model', 'parts', 'top', 0],
    glb: aGlb({ nodes: [{ name: 'Top' }] }),
    sound: modelled({}),
    says: { hint: 'Did you mean "Top"?', fix: [{ op: 'replace', path: '/model/parts/top/0', value: 'Top' }] },
  },
  {
    code: 'audit/material-missing',
    what: 'a material that the model does not have',
    faulty: modelled({ parts: { top: { node: 'Top', material: 'Wood' } } }),
    path: ['model', 'parts', 'top'],
    glb: aGlb({ nodes: [{ name: 'Top' }], materials: [{ name: 'Oak' }] }),
    sound: modelled({}),
  },
  {
    code: 'audit/morph-missing',
    what: 'a morph target that the part does not have',
    faulty: modelled({}).choice(
      'size',
      ['s', 'l'],
      bound({ morph: { part: 'top', target: 'long', to: { s: 0, l: 1 } } }),
    ),
    path: ['options', 2, 'bind', 'morph', 'target'],
    glb: aGlb({ nodes: [{ name: 'Top', mesh: 0 }], meshes: [{ primitives: [], extras: { targetNames: ['short'] } }] }),
    sound: modelled({}),
  },
  {
    code: 'audit/variant-missing',
    what: 'a variant that the model does not have',
    faulty: modelled({}).choice('size', ['s', 'l'], bound({ variant: { s: 'Small' } })),
    path: ['options', 2, 'bind', 'variant'],
    glb: aGlb({ nodes: [{ name: 'Top' }], extensions: { KHR_materials_variants: { variants: [{ name: 'Large' }] } } }),
    sound: modelled({}),
  },
  {
    code: 'audit/anchor-missing',
    what: 'a node that another model should be put at and is not there',
    faulty: modelled({}).choice('lamp', ['s', 'l'], bound({ model: { s: 's.glb', at: 'Hook' } })),
    path: ['options', 2, 'bind', 'model', 'at'],
    glb: aGlb({ nodes: [{ name: 'Top' }] }),
    sound: modelled({}),
  },
  {
    code: 'audit/area-without-uv',
    what: 'an area on a part without texture coordinates',
    faulty: modelled({ areas: { a: { part: 'top', mm: [10, 10], uv: [0, 0, 1, 1] } } }),
    path: ['model', 'areas', 'a'],
    glb: aGlb({ nodes: [{ name: 'Top', mesh: 0 }], meshes: [{ primitives: [{ attributes: { POSITION: 0 } }] }] }),
    sound: modelled({}),
  },
  {
    code: 'audit/model-heavy',
    what: 'a model with too many triangles',
    faulty: modelled({}),
    path: ['model', 'src'],
    glb: aGlb({
      nodes: [{ name: 'Top', mesh: 0 }],
      meshes: [{ primitives: [{ indices: 0 }] }],
      accessors: [{ count: 900_000 }],
    }),
    sound: modelled({}),
  },
];

/** A model that has the one part of `modelled`. */
const SOUND_GLB = aGlb({ nodes: [{ name: 'Top' }] });

async function audit(builder: ProductBuilder, glb?: Uint8Array): Promise<readonly Finding[]> {
  const text = JSON.stringify(builder.file, null, 1);
  const { product, findings } = await checkProduct(text, glb === undefined ? {} : { glb });
  expect(product, JSON.stringify(findings)).not.to.equal(null);
  return findings;
}

describe('an audit', () => {
  for (const { code, what, faulty, path, sound, says = {}, shows = {}, glb } of CASES) {
    it(`finds ${what}`, async () => {
      const found = (await audit(faulty, glb)).filter((finding) => finding.code === code);
      expect(found.map((finding) => finding.path)).to.deep.include(path);
      const finding = found.find((one) => one.path.join() === path.join())!;
      expect(finding).to.deep.include({ verdict: 'proved', ...says });
      expect(finding.line).to.be.greaterThan(1);
      expect(finding.counterexample ?? {}).to.include(shows);
      expect((await audit(sound, glb && SOUND_GLB)).map((one) => one.code)).not.to.include(code);
    }).timeout(10_000);
  }

  it('covers each code of its checks', () => {
    expect(CHECKS.length).to.be.greaterThan(20);
    expect(new Set(CHECKS.map(({ id }) => id)).size).to.equal(CHECKS.length);
  });

  it('says that it has not tried every combination of a long quiz', async () => {
    const answers = ['steel', 'wood'].map((legs) => ({ id: legs, title: legs, set: { legs } }));
    const quiz = (questions: number) => ({
      title: 'Q',
      questions: Array.from({ length: questions }, (_, at) => ({ id: `q${at}`, title: 'Q', answers })),
    });
    expect(await audit(desk().with({ quiz: quiz(3) }))).to.deep.equal([]);
    const [finding, ...others] = await audit(desk().with({ quiz: quiz(13) }));
    expect(others).to.deep.equal([]);
    expect(finding).to.deep.include({
      code: 'audit/quiz-untried',
      verdict: 'unproved',
      params: { tried: 5000, all: 8192 },
    });
  }).timeout(20_000);

  it('finds nothing in a sound product', async () => {
    expect(await audit(desk().rule('heavy', { forbid: 'top = glass and legs = wood' }))).to.deep.equal([]);
  });

  it('shows by a complete valid design what it says of one', async () => {
    for (const { faulty } of CASES.filter(({ shows }) => shows !== undefined)) {
      const product = faulty.build();
      const rules = createRules(product);
      const context = { market: null, locale: 'en', quantity: 1 };
      for (const { counterexample, code } of await auditProduct(product)) {
        if (counterexample === undefined || /preset|quiz/.test(code)) continue;
        const decisions = Object.entries(counterexample).map(([optionId, value]) => ({
          optionId,
          value,
          source: 'shopper' as const,
        }));
        expect(rules.reconcile(context, decisions).dropped, code).to.deep.equal([]);
        expect(rules.complete(context, decisions).values, code).to.deep.equal(counterexample);
      }
    }
  }).timeout(20_000);

  it('mends what it offers to mend', async () => {
    const broken = desk()
      .rule('no', { forbid: 'legs = wood' })
      .rule('oil', { require: 'top = oak', when: 'legs = wood' });
    const [finding] = (await audit(broken)).filter(({ code }) => code === 'audit/rule-never-fires');
    expect(finding!.fix).to.deep.equal([{ op: 'remove', path: '/rules/1' }]);
    const rules = (broken.file['rules'] as readonly unknown[]).slice(0, 1);
    expect((await audit(broken.with({ rules }))).map(({ code }) => code)).not.to.include('audit/rule-never-fires');
  });

  it('does not count what is sold out today as a fault', async () => {
    const codes = (await audit(aProduct().choice('top', ['oak', { id: 'ash', stock: 'out' }]))).map(({ code }) => code);
    expect(codes).to.deep.equal([]);
  });

  it('knows that a rule on the quantity lets a choice in for many pieces', async () => {
    const product = desk().rule('many', { forbid: 'top = glass and quantity < 10' });
    expect((await audit(product)).map(({ code }) => code)).to.deep.equal([]);
  });

  it('proves nothing about quantities that it cannot try', async () => {
    const golden = (when: string) => desk().choice('trim', ['plain', { id: 'gold', when }]);
    for (const when of ['quantity in (5, 6)', 'quantity > 2.5', '100 <= quantity'])
      expect(await audit(golden(when)), when).to.deep.equal([]);
    for (const when of ['quantity * 2 >= 10', 'quantity % 4 = 0', 'pieces >= 10'])
      expect(await audit(golden(when).value('pieces', 'quantity')), when).to.have.nested.property(
        '[0].verdict',
        'unproved',
      );
  });

  it('proves nothing about markets that it does not try', async () => {
    const markets = Array.from({ length: 30 }, (_, at) => ({ id: `m${at}`, without: at < 25 ? ['legs.wood'] : [] }));
    const found = await audit(priced({}).with({ markets: markets.map((market) => ({ ...market, currency: 'EUR' })) }));
    expect(found.find(({ code }) => code === 'audit/dead-choice')).to.include({ verdict: 'unproved' });
  });

  it('proves nothing about what hangs on rows, and says so', async () => {
    const shelves = { id: 'shelf', kind: 'rows', min: 0, max: 4 };
    const width = { id: 'w', title: 'W', kind: 'number', min: 1, max: 9, step: 1 };
    const product = desk()
      .choice('trim', ['plain', { id: 'gold', when: 'sum(shelf.w) > 20' }])
      .option({ ...shelves, columns: [width] });
    const found = await audit(product);
    expect(found.map(({ code, verdict }) => [code, verdict])).to.deep.equal([
      ['audit/dead-choice', 'unproved'],
      ['audit/rows-unseen', 'unproved'],
    ]);
    expect(isProved(found)).to.equal(false);
    const inside = desk().option({ ...shelves, columns: [{ ...width, when: 'top = glass' }] });
    expect(isProved(await audit(inside))).to.equal(false);
    expect(isProved(await audit(desk().option({ ...shelves, columns: [width] })))).to.equal(true);
  });

  it('does not take a question that stays empty for one that is never asked', async () => {
    const dead = async (product: ProductBuilder) => (await audit(product)).map(({ code }) => code);
    expect(await dead(desk().toggle('gift').rule('no', { forbid: 'gift' }))).to.include('audit/dead-choice');
    const dim = desk().option({ id: 'dim', kind: 'choice', choices: ['a', 'b'], required: false });
    expect(await dead(dim.rule('no', { forbid: 'known(dim)' }))).to.include('audit/dead-choice');
    const wide = desk().number('wide', 1, 5, { required: false });
    expect(await dead(wide.rule('no', { forbid: 'wide > 0' }))).to.include('audit/number-hole');
  });

  it('looks into questions that the start of a design does not ask', async () => {
    const lamp = desk()
      .toggle('lit')
      .choice('bulb', ['warm', 'cold'], { when: 'lit' })
      .number('watts', 1, 9, { when: 'lit' });
    expect(await audit(lamp)).to.deep.equal([]);
    const found = await audit(lamp.rule('warm', { forbid: 'bulb = cold' }).rule('dim', { forbid: 'watts > 6' }));
    expect(found.map(({ code }) => code)).to.include.members(['audit/dead-choice', 'audit/number-hole']);
  });

  it('looks for holes in prices at the quantities that prices tell apart', async () => {
    const product = priced({ lines: [{ id: 'l', title: 'L', when: 'quantity >= 10', amount: '=lookup(bulk, top)' }] });
    const found = await audit(product.table('bulk', ['top'], [['oak', 1]]));
    expect(found.map(({ code }) => code)).to.include('audit/table-hole');
    const divided = await audit(priced({ lines: [{ id: 'l', title: 'L', amount: '=10 / (quantity - 7)' }] }));
    expect(isProved(divided)).to.equal(false);
  });

  it('takes a price without an amount for a hole', async () => {
    const found = await audit(priced({ base: { USD: 1 } }));
    expect(found.map(({ code }) => code)).to.include('audit/currency-missing');
    expect(isProved(found)).to.equal(false);
  });

  it('writes the text into a design that needs one', async () => {
    const product = priced({ lines: [{ id: 'l', title: 'L', amount: '=shine', when: 'length(name) > 2' }] })
      .text('name', 5)
      .number('shine', 1, 9, { when: 'top = glass' });
    const [hole] = (await audit(product)).filter(({ code }) => code === 'audit/amount-unknown');
    expect(hole!.counterexample).to.include({ name: 'AAA', top: 'oak' });
  });

  it('stops when it is told to, with the reason', async () => {
    const abort = new AbortController();
    let pauses = 0;
    const pause = async () => {
      if (++pauses === 3) abort.abort(new Error('closed'));
    };
    const failure = await auditProduct(desk().build(), { signal: abort.signal, pause }).catch(
      (error: unknown) => error,
    );
    expect(failure).to.include({ message: 'closed' });
    expect(pauses).to.equal(3);
  });

  it('tells what the loader found too, errors before warnings', async () => {
    const { product, findings } = await checkProduct(
      '{ "format": 1, "id": "a", "title": "A", "options": [ { "id": "x" } ] }',
    );
    expect(product).to.equal(null);
    expect(findings[0]).to.include({ verdict: 'proved', severity: 'error', line: 1 });
    expect(loadProduct('{').ok).to.equal(false);
  });
});
