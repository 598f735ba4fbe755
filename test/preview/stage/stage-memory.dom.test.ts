import { expect } from '@open-wc/testing';
import { aPlan, aShownStage, endStage, FIRST_FRAME_MS, rest, type Rig } from './stage-rig.js';

describe('the memory of a stage', () => {
  let rig: Rig;
  before(async function () {
    this.timeout(FIRST_FRAME_MS);
    rig = await aShownStage();
  });
  after(() => endStage(rig));

  it('is no more after 10 changes than after 4', async () => {
    const plans = ['#e4dccb', '#97a68e', '#b9785b', '#643c51'].map((color, at) =>
      aPlan({ color, text: 'A'.repeat(at + 1) }),
    );
    for (const plan of plans) await rig.stage.apply(plan);
    const before = rig.stage.memory;
    for (let at = 0; at < 6; at++) await rig.stage.apply(plans[at % 4]!);
    expect(rig.stage.memory).to.deep.equal(before);
  });

  it('is all given back', async () => {
    rig.stage.setReducedMotion(false);
    await rig.stage.apply(aPlan({ text: 'Ada' }));
    await rig.stage.apply(aPlan({ surface: 'brushed', color: '#c4c5c6', text: 'Ada', depthMm: 0.1 }));
    await rig.stage.capture({ widthPx: 32, heightPx: 32 });
    endStage(rig);
    await rest(0);
    expect(rig.stage.memory).to.deep.equal({ geometries: 0, textures: 0, bytes: 0 });
    expect(rig.gl.isContextLost()).to.equal(true);
  });
});
