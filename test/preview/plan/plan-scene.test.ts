import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { planScene } from '../../../src/preview/plan/plan-scene.js';
import type { ScenePlan } from '../../../src/preview/plan/scene-plan.js';
import type { Derived, Values } from '../../../src/product/configuration.js';
import { loadProduct } from '../../../src/product/load.js';
import type { Product } from '../../../src/product/product.js';

type Json = Record<string, never> & { model: Record<string, unknown>; options: Record<string, unknown>[] };

function load(name: string, change: (file: Json) => void = () => undefined): Product {
  const file = JSON.parse(readFileSync(new URL(`../../products/${name}.json`, import.meta.url), 'utf8')) as Json;
  change(file);
  const loaded = loadProduct(file);
  return loaded.ok ? loaded.value : expect.fail(JSON.stringify(loaded.error));
}

function option(file: Json, id: string): Record<string, unknown> {
  return file.options.find((each) => each['id'] === id) ?? expect.fail(id);
}

const bottle = load('name_bottle', (file) => {
  file.model['fonts'] = { 'Baloo 2': 'fonts/baloo.woff' };
  for (const choice of option(file, 'motif')['choices'] as Record<string, unknown>[])
    choice['image'] = `stickers/${String(choice['id'])}.png`;
});
const runner = load('aero_runner');
const shelf = load('regal');
const plan = (product: Product, values: Values, derived: Derived = {}): ScenePlan =>
  planScene(product, { values, derived });

describe('planning the picture', () => {
  describe('of parts', () => {
    it('gives a part the look of the chosen choice', () => {
      expect(plan(bottle, { body: 'steel' }).parts.get('body')?.look).to.include({
        surface: 'brushed',
        color: '#b9bcc0',
      });
    });

    it('lists every part, with the material of the file where nothing is bound', () => {
      const { parts } = plan(bottle, {});
      expect([...parts.keys()]).to.deep.equal(['body', 'lid', 'loop']);
      expect(parts.get('lid')).to.deep.equal({
        nodes: [{ node: 'Lid', index: null, material: null }],
        visible: true,
        look: null,
        tint: null,
        morphs: {},
        sizes: [],
      });
    });

    it('lets the later option win', () => {
      const product = load('aero_runner', (file) => (option(file, 'toe')['bind'] = { look: ['toe', 'tab'] }));
      const { parts } = plan(product, { toe: 'knit', upper: 'navy' });
      expect([parts.get('upper')?.look?.surface, parts.get('tab')?.look?.surface]).to.deep.equal(['leather', 'knit']);
    });

    it('tints with a colour, and recolours a look that came before', () => {
      expect(plan(runner, { laces: '#E4572E' }).parts.get('laces')?.tint).to.equal('#e4572e');
      const product = load('aero_runner', (file) => (option(file, 'laces')['bind'] = { color: 'upper' }));
      const upper = plan(product, { upper: 'navy', laces: '#e4572e' }).parts.get('upper');
      expect([upper?.look?.surface, upper?.look?.color, upper?.tint]).to.deep.equal(['leather', '#e4572e', null]);
    });

    it('hides what a map of parts names until its choice is on', () => {
      const shown = (values: Values): unknown[] =>
        ['road', 'trail'].map((id) => plan(runner, values).parts.get(id)?.visible);
      expect(shown({ sole: 'trail' })).to.deep.equal([false, true]);
      expect(shown({})).to.deep.equal([false, false]);
      expect(shown({ sole: 'bogus' })).to.deep.equal([false, false]);
    });

    it('shows a part that any choice shows', () => {
      for (const [feet, visible] of [
        ['none', false],
        ['legs', true],
        ['castors', true],
      ] as const)
        expect(plan(shelf, { feet }).parts.get('feet')?.visible).to.equal(visible);
      expect(plan(shelf, { back: true }).parts.get('back')?.visible).to.equal(true);
      expect(plan(shelf, { back: false }).parts.get('back')?.visible).to.equal(false);
    });

    it('morphs by choice or by an expression', () => {
      expect(plan(bottle, { size: 's500' }).parts.get('body')?.morphs).to.deep.equal({ tall: 1 });
      const product = load(
        'regal',
        (file) =>
          (option(file, 'width')['bind'] = {
            morph: { part: 'boards', target: 'wide', to: '=width / 2400' },
            size: { part: 'back', axis: 'x', mm: '=width - 4' },
          }),
      );
      const { parts } = plan(product, { width: 600 });
      expect(parts.get('boards')?.morphs).to.deep.equal({ wide: 0.25 });
      expect(parts.get('back')?.sizes).to.deep.equal([{ axis: 'x', mm: 596, mode: 'scale' }]);
    });
  });

  describe('of the model', () => {
    it('names the file as the product does', () => {
      expect(plan(bottle, {}).model).to.deep.equal({ type: 'file', src: 'bottle.glb' });
    });

    it('feeds a generator with numbers, a choice by its value, and leaves out what is unknown', () => {
      const values = { width: 900, height: 1800, depth: 300, levels: 4, wood: 'oak', thickness: 't25', back: true };
      expect(plan(shelf, values).model).to.deep.equal({
        type: 'generator',
        id: 'shelf',
        params: { width: 900, height: 1800, depth: 300, thickness: 25, levels: 4, bays: 1, back: true },
      });
      expect(plan(shelf, { width: 900 }, { bays: 2 }).model).to.deep.equal({
        type: 'generator',
        id: 'shelf',
        params: { width: 900, bays: 2 },
      });
    });

    it('takes variants and further models by choice', () => {
      const product = load('aero_runner', (file) => {
        option(file, 'sole')['bind'] = { variant: { trail: 'Rough' }, model: { trail: 'spikes.glb', at: 'Anchor' } };
        option(file, 'upper')['bind'] = { variant: true };
      });
      expect(plan(product, { sole: 'trail' })).to.deep.include({
        variant: 'Rough',
        attachments: [{ src: 'spikes.glb', anchor: 'Anchor', optionId: 'sole' }],
      });
      expect(plan(product, { sole: 'trail', upper: 'navy' }).variant).to.equal('Navy leather');
      expect(plan(product, { sole: 'road' })).to.deep.include({ variant: null, attachments: [] });
    });
  });

  describe('of areas', () => {
    it('draws one row of a roster: the one that is named, else the first, and the first where that one is gone', () => {
      const team = load('every_kind', (file) => {
        const [player] = option(file, 'team')['columns'] as Record<string, unknown>[];
        Object.assign(player ?? {}, { bind: { text: { area: 'front' } } });
      });
      const values = { team: [{ player: 'Ada' }, { player: 'Bo' }] };
      const lettered = (rows?: Readonly<Record<string, number>>) =>
        planScene(team, { values, derived: {}, ...(rows && { rows }) })
          .areas.get('front')
          ?.layers.map((layer) => (layer.type === 'text' ? [layer.optionId, layer.text] : []));
      expect(lettered()).to.deep.equal([['team', 'Ada']]);
      expect(lettered({ team: 1 })).to.deep.equal([['team', 'Bo']]);
      expect(lettered({ team: 5 })).to.deep.equal([['team', 'Ada']]);
    });

    const layers = (values: Values): readonly unknown[] => plan(bottle, values).areas.get('wrap')?.layers ?? [];

    it('cuts bare material where no colour is given, prints black, and lays foil where the design says so', () => {
      const product = load('name_bottle', (file) => {
        option(file, 'name')['bind'] = {
          text: { area: 'wrap', depth: '=if(method = laser, 0.15, 0)', foil: 'font = script' },
        };
      });
      const layer = (values: Values): unknown => plan(product, { name: 'Mia', ...values }).areas.get('wrap')?.layers[0];
      expect(layer({ method: 'laser' })).to.include({ color: null, depthMm: 0.15, foil: false });
      expect(layer({ method: 'print', font: 'script' })).to.include({ color: '#141414', depthMm: 0, foil: true });
    });

    it('letters in the font, ink and size of the design', () => {
      expect(layers({ name: 'Mia', font: 'round', ink: '#c2185b' })).to.deep.equal([
        {
          type: 'text',
          optionId: 'name',
          text: 'Mia',
          lines: 1,
          fontFamily: 'Baloo 2',
          fontSrc: 'fonts/baloo.woff',
          color: '#c2185b',
          foil: false,
          fit: 'shrink',
          sizeMm: null,
          minMm: 9,
          align: 'center',
          atMm: null,
          depthMm: 0,
        },
      ]);
      expect(layers({ name: 'Mia', font: 'script' })[0]).to.include({
        fontFamily: 'Pacifico',
        fontSrc: null,
        color: '#141414',
      });
    });

    it('draws nothing for an empty text', () => {
      for (const name of ['', '  ', null]) expect(layers({ name, font: 'round' })).to.deep.equal([]);
      expect(layers({ font: 'round' })).to.deep.equal([]);
    });

    it('engraves as deep as an expression says', () => {
      const product = load(
        'name_bottle',
        (file) =>
          ((option(file, 'name')['bind'] as { text: Record<string, unknown> }).text['depth'] =
            '=if(method = laser, 0.15, 0)'),
      );
      const depth = (method: string): unknown => plan(product, { name: 'Mia', method }).areas.get('wrap')?.layers[0];
      expect(depth('laser')).to.include({ depthMm: 0.15 });
      expect(depth('print')).to.include({ depthMm: 0 });
    });

    it('puts stickers in declared order, repeated by amount, whatever order they were picked in', () => {
      const values = { name: 'Mia', font: 'round', motif: { whale: 1, fox: 2 } };
      const pictures = layers(values).filter((layer) => (layer as { type: string }).type === 'picture') as {
        src: string;
      }[];
      expect(pictures.map(({ src }) => src)).to.deep.equal([
        'stickers/fox.png',
        'stickers/fox.png',
        'stickers/whale.png',
      ]);
      expect(layers({ ...values, motif: { fox: 2, whale: 1 } })).to.deep.equal(layers(values));
    });

    it('shows the picture of the shopper', () => {
      const photo = {
        assetId: 'a',
        sha256: 'b',
        mediaType: 'image/png' as const,
        widthPx: 4,
        heightPx: 3,
        placement: { xUm: 0, yUm: 0, widthUm: 40_000, rotationMdeg: 0 },
      };
      expect(layers({ photo })).to.deep.equal([{ type: 'upload', optionId: 'photo', image: photo }]);
    });
  });

  it('survives values that are none of the product', () => {
    const hostile = {
      body: '__proto__',
      motif: { constructor: 3, fox: -1, star: Number.NaN },
      photo: 'x',
      ink: 'red',
      name: 7,
      toString: 'x',
    } as unknown as Values;
    expect(() => plan(bottle, hostile)).to.not.throw();
    expect(plan(bottle, hostile).parts.get('body')?.look).to.equal(null);
  });

  it('is frozen and equal for equal designs', () => {
    const values = { body: 'rose', name: 'Ida', font: 'script' };
    expect(plan(bottle, values)).to.deep.equal(plan(bottle, { ...values }));
    expect(Object.isFrozen(plan(bottle, values).areas.get('wrap')?.layers)).to.equal(true);
  });
});
