import { expect } from '@open-wc/testing';
import {
  aPlan,
  aShownStage,
  differenceOf,
  endStage,
  FIRST_FRAME_MS,
  frames,
  rest,
  shoot,
  type Rig,
} from './stage-rig.js';
import { createStage } from '../../../src/preview/stage/create-stage.js';

describe('when something fails', () => {
  let rig: Rig;
  before(async function () {
    this.timeout(FIRST_FRAME_MS);
    rig = await aShownStage();
  });
  beforeEach(() => void rig.events.splice(0));
  after(() => endStage(rig));

  it('keeps the last picture and names the file of a broken model', async () => {
    await rig.stage.apply(aPlan());
    const before = await shoot(rig.stage);
    await rig.stage.apply(aPlan({ src: '/demo/products/bottle/product.json' }));
    const [fault] = rig.events.filter((event) => event.type === 'error');
    expect(fault?.code).to.equal('stage/model-failed');
    expect(fault?.url).to.match(/product\.json$/);
    expect(differenceOf(before, await shoot(rig.stage)).share).to.equal(0);
  });

  it('tells of a missing model and shows the next plan', async () => {
    await rig.stage.apply(aPlan({ src: '/nowhere.glb' }));
    await rig.stage.apply(aPlan());
    expect(rig.events.map(({ type }) => type)).to.deep.equal(['error', 'settled']);
  });

  it('rejects with a code where there is no WebGL', async () => {
    const canvas = document.createElement('canvas');
    canvas.getContext('2d');
    const failure = await createStage(canvas, { baseUrl: '/', onEvent: () => undefined }).catch(
      (error: unknown) => error,
    );
    expect(failure).to.have.property('code', 'stage/no-webgl');
  });

  /** Loses the context, does something, and gives it back. */
  const lose = async (meanwhile: () => Promise<void> | void = () => undefined): Promise<void> => {
    const loss = rig.gl.getExtension('WEBGL_lose_context')!;
    const heard = (type: string): Promise<void> =>
      new Promise((resolve) => rig.canvas.addEventListener(type, () => resolve(), { once: true }));
    const lost = heard('webglcontextlost');
    loss.loseContext();
    await lost;
    await meanwhile();
    const restored = heard('webglcontextrestored');
    await rest(0);
    loss.restoreContext();
    await restored;
    await frames(2);
  };

  const engraved = aPlan({ surface: 'brushed', color: '#c4c5c6', text: 'Ada', depthMm: 0.1 });
  const states: readonly (readonly [string, () => Promise<ImageData>, (() => Promise<void> | void)?])[] = [
    ['with a printed name', () => showing(aPlan({ text: 'Ada' }))],
    ['with an engraved name', () => showing(engraved)],
    ['shorter, with parts hidden', () => showing(aPlan({ short: 1, hidden: ['Lid'] }))],
    [
      'turned by hand, in the dark',
      async () => {
        await showing(aPlan());
        rig.stage.setScheme('dark');
        rig.stage.orbitBy(40, -10);
        await frames(2);
        return shoot(rig.stage);
      },
    ],
    [
      'on its way to another design',
      async () => {
        const goal = await showing(aPlan({ color: '#643c51', text: 'Eve' }));
        await showing(aPlan());
        return goal;
      },
      () => rig.stage.apply(aPlan({ color: '#643c51', text: 'Eve' })),
    ],
  ];
  const showing = async (plan: ReturnType<typeof aPlan>): Promise<ImageData> => {
    rig.stage.setScheme('light');
    rig.stage.resetView();
    await rig.stage.apply(plan);
    return shoot(rig.stage);
  };
  for (const [state, enter, meanwhile] of states) {
    it(`shows the same picture after the context was lost and restored ${state}`, async () => {
      const before = await enter();
      await lose(meanwhile);
      expect(differenceOf(before, await shoot(rig.stage)).share).to.be.at.most(0.001);
      expect(rig.events.map(({ type }) => type)).to.include.members(['context-lost', 'context-restored']);
    }).timeout(FIRST_FRAME_MS);
  }
});
