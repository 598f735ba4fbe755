/** The stage shows where a question is: it lights the part up, and turns to what would not be seen. */
import { expect } from '@open-wc/testing';
import type { ScenePlan } from '../../../src/preview/plan/scene-plan.js';
import { aBoxPlan, aLook, aPart, aTinyStage, frameOf, hashOf, urlOfBoxes } from './box-plans.js';
import { aPlan, aShownStage, distance, endStage, FIRST_FRAME_MS, frames, rgb, shoot, type Rig } from './stage-rig.js';

const EDGE_PX = 60;
const PLACES = ['left', 'right'] as const;
type Place = (typeof PLACES)[number];

/** The colours on screen at both places of the middle line, right after a frame. */
async function colorsOf(rig: Rig): Promise<Record<Place, number[]>> {
  rig.stage.orbitBy(0, 0);
  await frames(1);
  const pixels = frameOf(rig);
  const at = (share: number): number[] => {
    const start = (Math.floor(EDGE_PX / 2) * EDGE_PX + Math.floor(EDGE_PX * share)) * 4;
    return [...pixels.subarray(start, start + 3)];
  };
  return { left: at(0.3), right: at(0.7) };
}

/** How far each place goes from its colour while a spot is lit. */
async function lightOf(rig: Rig, partIds: readonly string[]): Promise<Record<Place, number>> {
  const atRest = await colorsOf(rig);
  rig.stage.highlight({ partIds, areaIds: [] });
  const most = { left: 0, right: 0 };
  for (const start = performance.now(); performance.now() - start < 1500;) {
    const colors = await colorsOf(rig);
    for (const place of PLACES) most[place] = Math.max(most[place], distance(atRest[place], colors[place]));
  }
  expect(await colorsOf(rig), 'gone out').to.deep.equal(atRest);
  return most;
}

describe('a question pointed at', () => {
  const src = urlOfBoxes([
    { name: 'Left', sizeM: [0.1, 0.2, 0.05], atM: [-0.06, 0.1, 0] },
    { name: 'Right', sizeM: [0.1, 0.2, 0.05], atM: [0.06, 0.1, 0] },
    { name: 'Behind', sizeM: [0.05, 0.05, 0.02], atM: [-0.06, 0.1, -0.1] },
  ]);
  const plan = (color = '#b0b0b0', surface = 'plastic'): ScenePlan => {
    const look = aLook(surface, color);
    const base = aBoxPlan(src, {
      left: aPart('Left', { look }),
      right: aPart('Right', { look }),
      behind: aPart('Behind', { look: aLook('plastic', '#c02020') }),
    });
    const back = { id: 'back', orbit: [180, 80, 1.2], at: null, title: null } as const;
    return { ...base, views: new Map([...base.views, ['back', back]]) };
  };
  const isRed = async (): Promise<boolean> => {
    const { data } = await rig.stage.still();
    return Array.from({ length: data.length / 4 }, (_, at) => data.subarray(at * 4, at * 4 + 3)).some(
      ([r = 0, g = 0, b = 0]) => r > 80 && g < r / 3 && b < r / 3,
    );
  };
  let rig: Rig;
  before(async function () {
    this.timeout(FIRST_FRAME_MS);
    rig = await aTinyStage(EDGE_PX);
    await rig.stage.apply(plan());
  });
  after(() => endStage(rig));

  it('lights its part up and puts it out again, and leaves parts of the same finish alone', async () => {
    const { left, right } = await lightOf(rig, ['left']);
    expect(left).to.be.greaterThan(20);
    expect(right).to.equal(0);
  });

  it('tells on a light finish as on a dark one', async () => {
    for (const color of ['#ffffff', '#101010', '#e0a681']) {
      await rig.stage.apply(plan(color));
      expect((await lightOf(rig, ['right'])).right, color).to.be.greaterThan(20);
    }
  }).timeout(FIRST_FRAME_MS);

  it('compiles no shader, whatever the finish', async () => {
    for (const surface of ['powder', 'brushed', 'wood']) {
      await rig.stage.apply(plan('#907050', surface));
      let links = 0;
      const { linkProgram } = rig.gl;
      rig.gl.linkProgram = (program) => {
        links++;
        linkProgram.call(rig.gl, program);
      };
      expect((await lightOf(rig, ['left'])).left, surface).to.be.greaterThan(10);
      rig.gl.linkProgram = linkProgram;
      expect(links, surface).to.equal(0);
    }
  }).timeout(FIRST_FRAME_MS);

  it('is not in pictures, and a change of the design puts it out', async () => {
    await rig.stage.apply(plan('#2030c0'));
    const bare = hashOf((await shoot(rig.stage)).data as unknown as Uint8Array);
    rig.stage.highlight({ partIds: ['left'], areaIds: [] });
    await frames(10);
    expect(hashOf((await shoot(rig.stage)).data as unknown as Uint8Array)).to.equal(bare);
    rig.stage.highlight({ partIds: ['left'], areaIds: [] });
    await frames(4);
    await rig.stage.apply(plan('#209020'));
    const { left, right } = await colorsOf(rig);
    expect(distance(left, right)).to.be.lessThan(12);
  });

  it('turns to the view that shows a part which nobody sees', async () => {
    rig.stage.show('front', { animate: false });
    expect(await isRed()).to.equal(false);
    rig.stage.reveal({ partIds: ['behind'], areaIds: [] });
    await expectSoon(isRed);
  });

  it('stays where it is while the part can be seen', async () => {
    rig.stage.show('front', { animate: false });
    rig.stage.orbitBy(10, 0);
    const before = (await rig.stage.still()).data;
    rig.stage.reveal({ partIds: ['left'], areaIds: [] });
    await frames(10);
    expect((await rig.stage.still()).data).to.deep.equal(before);
  });

  it('stays where it is when no view shows the part', async () => {
    const base = plan();
    const hidden = {
      ...base,
      parts: new Map([...base.parts].map(([id, part]) => [id, { ...part, visible: id !== 'behind' }])),
    };
    await rig.stage.apply(hidden);
    const before = (await rig.stage.still()).data;
    rig.stage.reveal({ partIds: ['behind'], areaIds: [] });
    await frames(10);
    expect((await rig.stage.still()).data).to.deep.equal(before);
  });

  async function expectSoon(holds: () => Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < 50; tries++) {
      if (await holds()) return;
      await frames(2);
    }
    expect(await holds()).to.equal(true);
  }
});

describe('a lettering on the far side', () => {
  it('comes into sight, though its part was never out of it', async () => {
    const rig = await aShownStage();
    await rig.stage.apply(aPlan({ text: 'ANNA', ink: '#c00000', color: '#ffffff' }));
    const hasInk = async (): Promise<boolean> => {
      const { data } = await rig.stage.still();
      return Array.from({ length: data.length / 4 }, (_, at) => [...data.subarray(at * 4, at * 4 + 3)]).some(
        (pixel) => distance(pixel, rgb('#c00000')) < 90,
      );
    };
    rig.stage.show('back', { animate: false });
    expect(await hasInk()).to.equal(false);
    rig.stage.reveal({ partIds: [], areaIds: ['wrap'] });
    for (let tries = 0; tries < 50 && !(await hasInk()); tries++) await frames(2);
    expect(await hasInk()).to.equal(true);
    endStage(rig);
  }).timeout(FIRST_FRAME_MS);
});
