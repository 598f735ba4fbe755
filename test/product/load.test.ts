import { expect } from 'chai';
import type { Issue } from '../../src/kernel/issue.js';
import { loadProduct } from '../../src/product/load.js';
import { PRODUCT_NAMES, productNamed, productText } from '../support/products.js';

const REGAL = productText('regal');

function issuesOf(input: unknown): readonly Issue[] {
  const loaded = loadProduct(input);
  return loaded.ok ? loaded.value.warnings : loaded.error;
}

/** Issues of a product text after one replacement. */
function after(text: string, from: string, to: string): readonly Issue[] {
  if (!text.includes(from)) throw new Error(`not in the file: ${from}`);
  return issuesOf(text.replace(from, to));
}

/** A small product with these keys. */
function withKeys(keys: object): Record<string, unknown> {
  return {
    format: 1,
    id: 'mug',
    title: 'Mug',
    options: [{ id: 'color', kind: 'choice', title: 'Color', choices: ['red', 'blue'] }],
    ...keys,
  };
}

function place(text: string, needle: string, offset = 0): { line: number; column: number } {
  const at = text.indexOf(needle) + offset;
  return { line: text.slice(0, at).split('\n').length, column: at - text.lastIndexOf('\n', at - 1) };
}

describe('loading a product', () => {
  for (const name of PRODUCT_NAMES) {
    it(`loads ${name}, from text and from an object alike`, () => {
      const fromText = productNamed(name);
      const fromObject = loadProduct(JSON.parse(productText(name)));
      expect(fromObject.ok && fromObject.value.rev).to.equal(fromText.rev);
      expect(fromText.options.length).to.be.above(5);
      expect(fromText.file).to.deep.equal(JSON.parse(productText(name)));
    });
  }

  it('opens the shelf within a second', () => {
    const start = performance.now();
    productNamed('regal');
    expect(performance.now() - start).to.be.below(1000);
  });

  it('freezes everything it gives', () => {
    const product = productNamed('every_kind');
    expect(
      [
        product,
        product.options,
        product.options[0],
        product.options[0]?.title,
        product.rules[0]?.body,
        product.markets.get('ch'),
        product.file,
      ].every(Object.isFrozen),
    ).to.equal(true);
  });

  it('gives a revision that depends on content, not on writing', () => {
    const product = productNamed('regal');
    expect(product.rev).to.match(/^sha256:[A-Za-z0-9_-]{43}$/);
    const reversed = JSON.parse(REGAL, (_key, inner: unknown) =>
      inner !== null && typeof inner === 'object' && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).reverse())
        : inner,
    ) as unknown;
    const again = loadProduct(reversed);
    expect(again.ok && again.value.rev).to.equal(product.rev);
    const changed = loadProduct(REGAL.replace('"base": 35', '"base": 36'));
    expect(changed.ok && changed.value.rev).not.to.equal(product.rev);
    const given = loadProduct(withKeys({ rev: '2026-11.3' }));
    expect(given.ok && given.value.rev).to.equal('2026-11.3');
  });

  it('puts texts under their locale and choices into full form', () => {
    const { options, optionById } = productNamed('every_kind');
    const base = options[0];
    expect(
      base?.kind === 'choice' && base.choices.map(({ id, title, price }) => [id, title, price?.get('EUR')]),
    ).to.deep.equal([
      ['oak', { en: 'oak' }, 3],
      ['ash', { en: 'Ash' }, 3],
    ]);
    expect(base?.kind === 'choice' && base.choiceById.get('ash')?.fields).to.deep.equal({ grade: 'A' });
    const tint = optionById.get('tint');
    expect(tint?.kind === 'color' && tint.palette?.map(({ id }) => id)).to.deep.equal(['#ffffff', '#1b1f3b']);
    const gift = optionById.get('gift');
    expect(gift?.kind === 'toggle' && gift.on).to.include({ id: 'true', sku: 'GIFT' });
  });

  it('bounds numbers whatever else is chosen', () => {
    const outer = (id: string) => {
      const option = productNamed('regal').optionById.get(id);
      return option?.kind === 'number' ? option.outer : null;
    };
    expect(outer('height')).to.deep.equal({ min: 300, max: 2600 });
    expect(outer('levels')).to.deep.equal({ min: 0, max: 13 });
  });

  it('sorts derived values so that each comes after those it reads', () => {
    expect(productNamed('every_kind').values.map(({ id }) => id)).to.deep.equal(['half', 'total', 'players']);
  });

  it('puts options without a step into a step of their own', () => {
    expect(productNamed('name_bottle').steps.map(({ id, optionIds }) => [id, optionIds.length])).to.deep.equal([
      ['all', 8],
    ]);
    expect(productNamed('every_kind').steps.map(({ id, optionIds }) => [id, optionIds.length])).to.deep.equal([
      ['first', 3],
      ['more', 10],
    ]);
    expect(productNamed('regal').steps.map(({ id }) => id)).to.deep.equal(['size', 'build']);
  });

  it('lets a column of a row read its neighbours', () => {
    const team = productNamed('every_kind').optionById.get('team');
    const fit = team?.kind === 'rows' ? team.columnById.get('fit') : undefined;
    expect(fit?.when).to.deep.include({ type: 'binary', operator: '>' });
  });

  it('drops SVG from what shoppers may upload, and says so', () => {
    const bottle = productNamed('name_bottle');
    const photo = bottle.optionById.get('photo');
    expect(photo?.kind === 'image' && photo.accept).to.deep.equal(['image/png', 'image/jpeg']);
    expect(bottle.warnings).to.have.length(1);
    expect(bottle.warnings[0]).to.deep.include({
      code: 'product/svg-upload',
      severity: 'warning',
      path: ['options', 7, 'accept', 2],
      ...place(productText('name_bottle'), '"svg"]'),
    });
  });

  it('keeps x- keys and keys reserved for later, unread', () => {
    const loaded = loadProduct(withKeys({ 'x-erp': { color: [1] }, stores: 7, 'x-': null, segments: [{}] }));
    expect(loaded.ok && loaded.value.file).to.have.keys(
      'format',
      'id',
      'title',
      'options',
      'x-erp',
      'x-',
      'stores',
      'segments',
    );
  });
});

describe('a product file with mistakes', () => {
  const cases: readonly (readonly [
    what: string,
    from: string,
    to: string,
    code: string,
    hint: string | undefined,
    needle: string,
    offset: number,
  ])[] = [
    ['an unknown key', '"rules": [', '"ruls": [', 'product/unknown-key', 'rules', '"ruls"', 0],
    [
      'an unknown key of an option',
      '"step": 10, "default": 900',
      '"stepp": 10, "default": 900',
      'product/unknown-key',
      'step',
      '"stepp"',
      0,
    ],
    ['an unknown kind', '"kind": "toggle"', '"kind": "togle"', 'product/unknown-value', 'toggle', '"togle"', 0],
    ['a wrong type', '"base": 35', '"base": "35"', 'product/wrong-type', undefined, '"35"', 0],
    [
      'a missing key',
      ', "say": "Fix this shelf to the wall (fittings are in the box)."',
      '',
      'product/missing',
      undefined,
      '{ "id": "wall"',
      0,
    ],
    ['a reserved id', '"id": "depth"', '"id": "count"', 'product/reserved-id', undefined, '"count"', 0],
    ['an id in capitals', '"id": "depth"', '"id": "Depth"', 'product/bad-format', undefined, '"Depth"', 0],
    [
      'an unknown name in a rule',
      '"forbid": "feet = castors',
      '"forbid": "feets = castors',
      'expression/unknown-name',
      'feet',
      '"feets',
      1,
    ],
    [
      'an unknown choice in a rule',
      '"forbid": "feet = castors',
      '"forbid": "feet = castor',
      'expression/unknown-name',
      'castors',
      '"feet = castor ',
      8,
    ],
    [
      'an unknown name behind an equals sign',
      '"=floor((height',
      '"=floor((hight',
      'expression/unknown-name',
      'height',
      '"=floor((hight',
      9,
    ],
    [
      'a rule that is no condition',
      '"forbid": "feet = castors and weight > 60"',
      '"forbid": "weight"',
      'expression/type',
      undefined,
      '"weight", "say"',
      1,
    ],
    [
      'an unknown part',
      '"bind": { "look": "boards" }',
      '"bind": { "look": "board" }',
      'product/unknown-part',
      'boards',
      '"board"',
      0,
    ],
    ['an unknown view', '"view": "corner"', '"view": "corners"', 'product/unknown-view', 'corner', '"corners"', 0],
    [
      'an unknown choice in a bind',
      '"show": { "legs"',
      '"show": { "leg"',
      'product/unknown-choice',
      'legs',
      '"feet", "castors"',
      0,
    ],
    [
      'an unknown option in a step',
      '["wood", "thickness"',
      '["woods", "thickness"',
      'product/unknown-option',
      'wood',
      '"woods"',
      0,
    ],
    [
      'an option in two steps',
      '["wood", "thickness"',
      '["wood", "width", "thickness"',
      'product/step-twice',
      undefined,
      '"width", "thickness"',
      0,
    ],
    ['a preset with a value off the grid', '"width": 800', '"width": 805', 'product/bad-value', undefined, '805', 0],
    ['a preset with an unknown choice', '"wood": "oak"', '"wood": "oka"', 'product/bad-value', undefined, '"oka"', 0],
    [
      'a preset for an unknown option',
      '"wood": "oak"',
      '"wod": "oak"',
      'product/unknown-option',
      'wood',
      '"oak", "thickness": "t25" }',
      0,
    ],
    [
      'an unknown column of a table',
      '"max_span": { "by": ["wood"',
      '"max_span": { "by": ["wod"',
      'product/unknown-name',
      'wood',
      '"wod"',
      0,
    ],
    [
      'an unknown choice in a table',
      '["pine", "t18", 700]',
      '["pin", "t18", 700]',
      'product/unknown-choice',
      'pine',
      '"pin"',
      0,
    ],
    [
      'a row that is too short',
      '["pine", "t18", 700]',
      '["pine"]',
      'product/table-shape',
      undefined,
      '["pine", "t25", 900]',
      0,
    ],
    [
      'an unknown table',
      'lookup(max_span',
      'lookup(max_spam',
      'expression/unknown-name',
      'max_span',
      '"=lookup(max_spam',
      9,
    ],
    [
      'a rule with two bodies',
      '"warn": "height',
      '"require": "back", "warn": "height',
      'product/one-of',
      undefined,
      '{ "id": "wall"',
      0,
    ],
    [
      'a limit that depends on itself',
      '"min": 150, "max": 600',
      '"min": 150, "max": "=depth + 1"',
      'product/unbounded',
      undefined,
      '{ "id": "depth"',
      0,
    ],
    [
      'limits that leave nothing',
      '"min": 150, "max": 600',
      '"min": 700, "max": 600',
      'product/empty-range',
      undefined,
      '{ "id": "depth"',
      0,
    ],
    [
      'a grid nobody can use',
      '"max": 600, "step": 10',
      '"max": 600, "step": 0.0001',
      'product/out-of-range',
      undefined,
      '{ "id": "depth"',
      0,
    ],
    [
      'a place in a text for nothing',
      'weighs {weight} kg',
      'weighs {wight} kg',
      'expression/unknown-name',
      'weight',
      '{wight}',
      1,
    ],
  ];
  for (const [what, from, to, code, hint, needle, offset] of cases) {
    it(`with ${what} is told ${code}${hint === undefined ? '' : `, "${hint}" suggested`}, with line and column`, () => {
      const text = REGAL.replace(from, to);
      const issues = after(REGAL, from, to);
      const issue = issues.find((candidate) => candidate.code === code);
      expect(issue, JSON.stringify(issues)).to.include({
        severity: 'error',
        ...(hint === undefined ? {} : { hint: `Did you mean "${hint}"?` }),
      });
      if (what !== 'a row that is too short')
        expect({ line: issue?.line, column: issue?.column }, JSON.stringify(issue)).to.deep.equal(
          place(text, needle, offset),
        );
    });
  }

  for (const [what, keys, code, path] of [
    [
      'two options of one id',
      { options: [1, 2].map(() => ({ id: 'a', kind: 'toggle', title: 'A' })) },
      'product/duplicate-id',
      ['options', 1, 'id'],
    ],
    [
      'a derived value named as an option',
      { values: [{ id: 'color', value: 1 }] },
      'product/duplicate-id',
      ['values', 0, 'id'],
    ],
    [
      'derived values in a circle',
      {
        values: [
          { id: 'a', value: '=b' },
          { id: 'b', value: '=c' },
          { id: 'c', value: '=a + 1' },
        ],
      },
      'product/cycle',
      ['values', 0, 'value'],
    ],
    [
      'a list that does not exist',
      { options: [{ id: 'a', kind: 'choice', title: 'A', choices: '@inks' }] },
      'product/unknown-list',
      ['options', 0, 'choices'],
    ],
    [
      'a market without rate',
      { pricing: { currency: 'EUR', base: 1 }, markets: [{ id: 'ch', currency: 'CHF' }] },
      'product/missing',
      ['markets', 0],
    ],
    [
      'an unknown choice not sold',
      { markets: [{ id: 'eu', currency: 'EUR', without: ['color.green'] }] },
      'product/unknown-choice',
      ['markets', 0, 'without', 0],
    ],
    [
      'a text without the first locale',
      { title: { en: 'Mug', de: 'Becher' }, description: { de: 'Aus Ton' } },
      'product/missing-text',
      ['description'],
    ],
    ['a later format', { format: 2, anything: 'new' }, 'product/format-too-new', ['format']],
    ['no format', { format: undefined }, 'product/missing', ['format']],
    ['a running scheme', { model: { src: 'javascript:alert(1)' } }, 'product/bad-format', ['model', 'src']],
    [
      'a default that is no choice',
      { options: [{ id: 'a', kind: 'choice', title: 'A', choices: ['x', 'y'], default: 'z' }] },
      'product/bad-value',
      ['options', 0, 'default'],
    ],
  ] as const) {
    it(`with ${what} is told ${code}`, () => {
      expect(issuesOf(withKeys(keys)).map((issue) => [issue.code, issue.path])).to.deep.include([code, path]);
    });
  }

  it('warns of own fields that look like slips', () => {
    const options = [{ id: 'a', kind: 'choice', title: 'A', choices: [{ id: 'x', title: 'X', colour: '#ff0000' }] }];
    expect(issuesOf(withKeys({ options }))[0]).to.include({
      code: 'product/unusual-key',
      severity: 'warning',
      hint: 'Did you mean "color"?',
    });
  });

  it('tells all its mistakes at once, errors first, at most 100', () => {
    const issues = issuesOf(
      withKeys({
        rules: Array.from({ length: 300 }, (_, index) => ({ id: `r${index}`, forbid: 'nobody', say: 'No.' })),
      }),
    );
    expect(issues).to.have.length(100);
    const mixed = issuesOf(productText('name_bottle').replace('"body = steel"', '"body = stel"'));
    expect(mixed.map(({ severity }) => severity)).to.deep.equal(['error', 'warning']);
  });
});

describe('a hostile product', () => {
  const cyclic: Record<string, unknown> = withKeys({});
  cyclic['x-self'] = cyclic;
  const doubling = Array.from({ length: 40 }).reduce<unknown>((inner) => [inner, inner], 1);
  const manyChoices = {
    lists: { all: Array.from({ length: 2000 }, (_, index) => `c${index}`) },
    options: Array.from({ length: 500 }, (_, index) => ({
      id: `o${index}`,
      kind: 'choice',
      title: 'O',
      choices: '@all',
    })),
  };
  const aNumber = (keys: object): unknown =>
    withKeys({ options: [{ id: 'n', kind: 'number', title: 'N', min: 0, max: 10, step: 1, ...keys }] });
  const aTable = (rows: number): unknown =>
    withKeys({ tables: { t: { by: ['color'], rows: Array.from({ length: rows }, () => ['red']) } } });
  const aRule = (forbid: string): unknown => withKeys({ rules: [{ id: 'r', say: 'No.', forbid }] });
  const aChain = Array.from({ length: 10_000 }, (_, at) => ({ id: `v${at}`, value: at === 0 ? 1 : `=v${at - 1} + 1` }));
  for (const [what, input, code] of [
    ['a number of 10^9 steps', aNumber({ max: 1e9 }), 'product/out-of-range'],
    ['a number of tiny steps', aNumber({ step: 1e-300 }), 'product/out-of-range'],
    ['a number that stands still', aNumber({ step: 0 }), 'product/out-of-range'],
    ['a limit that is no number', aNumber({ max: Number.NaN }), 'product/wrong-type'],
    ['a limit without end', aNumber({ max: Infinity }), 'product/wrong-type'],
    ['a limit that says it is no number', aNumber({ max: 'NaN' }), 'product/bad-format'],
    [
      'a text with a number without end',
      JSON.stringify(aNumber({})).replace('"max":10', '"max":1e999'),
      'product/not-json',
    ],
    ['a table of a million rows', aTable(1e6), 'product/not-json'],
    ['a table of 90,000 rows', aTable(90_000), 'product/too-large'],
    ['an expression 10,000 deep', aRule(`${'('.repeat(10_000)}1${')'.repeat(10_000)} = 1`), 'product/out-of-range'],
    ['an expression 240 deep', aRule(`${'('.repeat(240)}1${')'.repeat(240)} = 1`), 'expression/too-deep'],
    ['a chain of 10,000 derived values', withKeys({ values: aChain }), 'product/out-of-range'],
    ['a price of 10^15', withKeys({ pricing: { currency: 'EUR', base: 1e15 } }), 'product/out-of-range'],
    [
      'an option without choices',
      withKeys({ options: [{ id: 'a', kind: 'choice', title: 'A', choices: [] }] }),
      'product/out-of-range',
    ],
    ['600 kB of text', JSON.stringify(withKeys({ 'x-fat': 'x'.repeat(600_000) })), 'product/too-large'],
    ['100,000 levels', `{"a":${'['.repeat(100_000)}`, 'product/too-deep'],
    ['a poisoned prototype in text', '{"__proto__": {"format": 1}}', 'product/forbidden-key'],
    [
      'a poisoned prototype in an object',
      JSON.parse('{"x-a": {"__proto__": {"admin": true}}}') as unknown,
      'product/forbidden-key',
    ],
    ['the same key twice', '{"format": 1, "format": 1}', 'product/duplicate-key'],
    ['an object that holds itself', cyclic, 'product/not-json'],
    ['an object that doubles 40 times', { 'x-a': doubling }, 'product/not-json'],
    [
      'a getter that throws',
      {
        get format() {
          throw new Error('no');
        },
      },
      'product/not-json',
    ],
    ['nothing', undefined, 'product/not-json'],
    ['a function', () => 1, 'product/not-json'],
    ['null', null, 'product/wrong-type'],
    ['500 options of a list of 2,000', withKeys(manyChoices), 'product/out-of-range'],
    [
      'a derived value of 501 characters',
      withKeys({ values: [{ id: 'a', value: `=${'1+'.repeat(250)}1` }] }),
      'expression/too-long',
    ],
  ] as const) {
    it(`that is ${what} is refused quickly with ${code}`, () => {
      const start = performance.now();
      expect(issuesOf(input).map((issue) => issue.code)).to.include(code);
      expect(performance.now() - start).to.be.below(1000);
      expect(({} as { admin?: true }).admin).to.equal(undefined);
    });
  }
});
