import { expect } from '@open-wc/testing';
import type { MeasuredLength } from '../../../src/preview/plan/stage.js';
import {
  activity,
  aShownStage,
  differenceOf,
  endStage,
  FIRST_FRAME_MS,
  frames,
  rest,
  shoot,
  type Rig,
} from './stage-rig.js';

const HEIGHT: MeasuredLength = { partId: 'all', axis: 'y', label: '240 mm' };

describe('the size that is asked for', () => {
  let rig: Rig;
  before(async function () {
    this.timeout(FIRST_FRAME_MS);
    rig = await aShownStage();
  });
  after(() => endStage(rig));

  const drawsOf = async (length: MeasuredLength | null): Promise<number> => {
    const { draws } = await activity(rig, async () => {
      rig.stage.measure(length);
      for (let waited = 0; waited < 20; waited++) await frames(1);
    });
    return draws;
  };

  it('stands beside the product as a line with words, for as long as it is asked', async () => {
    await drawsOf(HEIGHT);
    await rest(0);
    const withLine = await drawsOf({ ...HEIGHT, label: '241 mm' });
    const without = await drawsOf(null);
    expect(withLine).to.equal(without + 2);
  });

  it('is not in pictures', async () => {
    const bare = await shoot(rig.stage);
    await drawsOf(HEIGHT);
    expect(differenceOf(bare, await shoot(rig.stage)).share).to.equal(0);
  });

  it('costs nothing at rest', async () => {
    await drawsOf(HEIGHT);
    expect(await activity(rig, () => rest(300))).to.deep.equal({ draws: 0, frames: 0 });
  });

  it('is given back with the stage', () => {
    endStage(rig);
    expect(rig.stage.memory).to.include({ geometries: 0, textures: 0 });
  });
});
