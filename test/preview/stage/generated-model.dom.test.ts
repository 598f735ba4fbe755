import { expect } from '@open-wc/testing';
import { registerGenerator } from '../../../src/preview/plan/generators.js';
import type { MeshData } from '../../../src/preview/plan/mesh-data.js';
import { aGeneratedPlan, aPanel, panelGenerator } from './generated-shapes.js';
import {
  aStage,
  differenceOf,
  distance,
  endStage,
  FIRST_FRAME_MS,
  frames,
  meanOf,
  rest,
  rgb,
  shoot,
  type Rig,
} from './stage-rig.js';

const MIDDLE = [0.45, 0.45, 0.55, 0.55] as const;

/** Share of the picture that the product covers. */
function coverOf(image: ImageData): number {
  return image.data.filter((value, at) => at % 4 === 3 && value > 250).length / (image.width * image.height);
}

function faultsOf({ events }: Rig): string[] {
  return events.flatMap((event) => (event.type === 'error' ? [event.code] : []));
}

describe('a generated product on the stage', () => {
  let rig: Rig;
  before(async function () {
    this.timeout(FIRST_FRAME_MS);
    registerGenerator('panel', panelGenerator);
    rig = await aStage();
    await rig.stage.apply(aGeneratedPlan('panel', {}, { color: '#97a68e' }));
    await shoot(rig.stage);
  });
  beforeEach(() => void rig.events.splice(0));
  after(() => endStage(rig));

  it('stands in its true proportions, in the colour of its look', async () => {
    const tall = await shoot(rig.stage);
    await rig.stage.apply(aGeneratedPlan('panel', { width: 300, height: 200 }, { color: '#97a68e' }));
    const wide = await shoot(rig.stage);
    // Seen square on, a panel that fills the width is half as high as one of the other proportion that does.
    expect(coverOf(tall) / coverOf(wide)).to.be.closeTo(2.25, 0.15);
    expect(distance(meanOf(wide, MIDDLE), rgb('#97a68e'))).to.be.lessThan(20);
  });

  it('wears its own look where no option dresses it', async () => {
    registerGenerator('red', () => [{ ...aPanel(200, 300), look: { surface: 'plastic', color: '#a03028' } }]);
    const own = await aStage();
    await own.stage.apply(aGeneratedPlan('red'));
    expect(distance(meanOf(await shoot(own.stage), MIDDLE), rgb('#a03028'))).to.be.lessThan(24);
    endStage(own);
  }).timeout(FIRST_FRAME_MS);

  it('is darker where its vertices say that less light reaches them', async () => {
    const brightness = async (light: number): Promise<number> => {
      registerGenerator('panel', (params) =>
        panelGenerator(params).map((mesh) => ({ ...mesh, light: [light, light, light, light] })),
      );
      await rig.stage.apply(aGeneratedPlan('panel', { light }, { color: '#cccccc' }));
      return meanOf(await shoot(rig.stage), MIDDLE)[1]!;
    };
    expect(await brightness(0.3)).to.be.lessThan((await brightness(1)) - 60);
    registerGenerator('panel', panelGenerator);
  });

  it('hides and shows its parts', async () => {
    await rig.stage.apply(aGeneratedPlan('panel', {}, { visible: false }));
    expect(coverOf(await shoot(rig.stage))).to.equal(0);
    await rig.stage.apply(aGeneratedPlan('panel'));
    expect(coverOf(await shoot(rig.stage))).to.be.greaterThan(0.2);
  });

  it('gives the same picture for a plan, whatever shapes came before', async () => {
    await rig.stage.apply(aGeneratedPlan('panel', { cells: 3 }));
    const first = await shoot(rig.stage);
    await rig.stage.apply(aGeneratedPlan('panel', { width: 500, cells: 40 }));
    await rig.stage.apply(aGeneratedPlan('panel', { cells: 3 }));
    expect(differenceOf(first, await shoot(rig.stage)).share).to.equal(0);
  });

  it('carries text, which stays on it when it grows', async () => {
    const area = {
      partId: 'panel',
      widthMm: 100,
      heightMm: 40,
      uv: [50, 130, 150, 170] as const,
      wraps: false,
      layers: [
        {
          type: 'text',
          optionId: 'name',
          text: 'ADA',
          lines: 1,
          fontFamily: 'sans-serif',
          fontSrc: null,
          color: '#101010',
          foil: false,
          fit: 'shrink',
          sizeMm: 30,
          minMm: null,
          align: 'center',
          atMm: null,
          depthMm: 0,
        },
      ],
    } as const;
    for (const cells of [2, 30]) {
      await rig.stage.apply(aGeneratedPlan('panel', { cells }));
      const bare = await shoot(rig.stage);
      await rig.stage.apply(aGeneratedPlan('panel', { cells }, { area }));
      expect(differenceOf(bare, await shoot(rig.stage)).share, `${cells} cells`).to.be.within(0.003, 0.1);
    }
  });

  it('tells which part was tapped', async () => {
    await rig.stage.apply(aGeneratedPlan('panel', { width: 240 }));
    const { left, top, width, height } = rig.canvas.getBoundingClientRect();
    const at = { clientX: left + width / 2, clientY: top + height / 2, pointerId: 1, isPrimary: true, bubbles: true };
    rig.canvas.dispatchEvent(new PointerEvent('pointerdown', at));
    rig.canvas.dispatchEvent(new PointerEvent('pointerup', at));
    expect(rig.events.filter(({ type }) => type === 'pick')).to.deep.equal([{ type: 'pick', partId: 'panel' }]);
  });

  it('comes back whole after a lost context', async () => {
    await rig.stage.apply(aGeneratedPlan('panel', { width: 220, cells: 4 }));
    const before = await shoot(rig.stage);
    const loss = rig.gl.getExtension('WEBGL_lose_context')!;
    const heard = (type: string): Promise<void> =>
      new Promise((resolve) => rig.canvas.addEventListener(type, () => resolve(), { once: true }));
    const lost = heard('webglcontextlost');
    loss.loseContext();
    await lost;
    const restored = heard('webglcontextrestored');
    await rest(0);
    loss.restoreContext();
    await restored;
    await frames(2);
    expect(differenceOf(before, await shoot(rig.stage)).share).to.be.at.most(0.001);
  });
});

describe('a generator that does not work', () => {
  let rig: Rig;
  before(async function () {
    this.timeout(FIRST_FRAME_MS);
    rig = await aStage();
  });
  beforeEach(() => void rig.events.splice(0));
  after(() => endStage(rig));

  it('is named while it is unknown, and the picture comes when it is registered', async () => {
    await rig.stage.apply(aGeneratedPlan('late'));
    expect(faultsOf(rig)).to.deep.equal(['stage/no-generator']);
    registerGenerator('late', (params) => Promise.resolve(panelGenerator(params)));
    expect(coverOf(await shoot(rig.stage))).to.be.greaterThan(0.2);
  }).timeout(FIRST_FRAME_MS);

  const shapes: Readonly<Record<string, () => unknown>> = {
    'an error': () => {
      throw new Error('no such wood');
    },
    'a rejection': () => Promise.reject(new Error('offline')),
    'no list': () => ({}),
    'a hole in the list': () => [null],
    'no part': () => [{ ...aPanel(1, 1), part: '' }],
    'numbers that are none': () => [{ ...aPanel(1, 1), positions: [Number.NaN, ...Array<number>(11).fill(0)] }],
    'normals for other vertices': () => [{ ...aPanel(1, 1), normals: [0, 0, 1] }],
    'a corner that is not there': () => [{ ...aPanel(1, 1), indices: [0, 1, 4] }],
    'half a triangle': () => [{ ...aPanel(1, 1), indices: [0, 1] }],
    'more than can be drawn': () => [{ ...aPanel(1, 1), indices: new Uint32Array(1_500_003) }],
  };
  for (const [title, generate] of Object.entries(shapes)) {
    it(`keeps the last picture for ${title}`, async () => {
      const before = await shoot(rig.stage);
      registerGenerator('late', generate as () => MeshData[]);
      await rig.stage.apply(aGeneratedPlan('late', { case: title }));
      expect(faultsOf(rig)).to.deep.equal(['stage/generator-failed']);
      expect(differenceOf(before, await shoot(rig.stage)).share).to.equal(0);
    });
  }
});
