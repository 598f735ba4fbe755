import { expect } from '@open-wc/testing';
import {
  aPlan,
  aStage,
  BODY,
  differenceOf,
  distance,
  endStage,
  extentOf,
  FIRST_FRAME_MS,
  meanOf,
  rgb,
  shoot,
  SIZE,
  type Rig,
} from './stage-rig.js';

describe('the stage shows a plan', () => {
  let rig: Rig;
  before(async () => (rig = await aStage()));
  beforeEach(() => void rig.events.splice(0));
  after(() => endStage(rig));

  it('draws the product on a transparent ground and says so once', async () => {
    await rig.stage.apply(aPlan());
    const picture = await shoot(rig.stage);
    expect(meanOf(picture, BODY)[1]).to.be.greaterThan(100);
    expect(picture.data[3], 'alpha of the corner').to.equal(0);
    expect(rig.events.map(({ type }) => type)).to.deep.equal(['first-frame', 'settled']);
  }).timeout(FIRST_FRAME_MS);

  it('shows the middle of the body in the colour of the swatch', async () => {
    for (const color of ['#e4dccb', '#97a68e', '#b9785b', '#643c51']) {
      await rig.stage.apply(aPlan({ color }));
      expect(distance(meanOf(await shoot(rig.stage), BODY), rgb(color)), color).to.be.lessThan(14);
    }
  });

  it('fits the whole product into the free area, between 55 and 80 % of its height', async () => {
    await rig.stage.apply(aPlan());
    rig.stage.resize(240, 160, 1);
    const { top, bottom } = extentOf(await shoot(rig.stage, { widthPx: 240, heightPx: 160 }));
    rig.stage.resize(SIZE.widthPx, SIZE.heightPx, 1);
    expect(bottom - top).to.be.within(0.55, 0.8);
    expect(1 - bottom).to.be.within(0.08, 0.16);
  });

  it('prints text on the label and changes nothing else', async () => {
    await rig.stage.apply(aPlan());
    const bare = await shoot(rig.stage);
    await rig.stage.apply(aPlan({ text: 'Ada' }));
    const { share, box } = differenceOf(bare, await shoot(rig.stage));
    expect(share).to.be.within(0.001, 0.03);
    expect(box[0]).to.be.greaterThan(0.3);
    expect(box[2]).to.be.lessThan(0.7);
    expect(box[3] - box[1]).to.be.lessThan(0.12);
    expect(rig.events.filter(({ type }) => type === 'error')).to.deep.equal([]);
  });

  it('joins text that runs over the seam at the back', async () => {
    await rig.stage.apply(aPlan());
    const bare = await shoot(rig.stage, { viewId: 'back' });
    await rig.stage.apply(aPlan({ text: 'OO', atMm: [0, 37.5] }));
    const { box } = differenceOf(bare, await shoot(rig.stage, { viewId: 'back' }));
    expect((box[0] + box[2]) / 2).to.be.within(0.46, 0.54);
    expect(box[2] - box[0]).to.be.greaterThan(0.08);
  });

  it('cuts a laser text with a rim into steel', async () => {
    await rig.stage.apply(aPlan({ surface: 'brushed', color: '#c4c5c6' }));
    const bare = await shoot(rig.stage);
    await rig.stage.apply(aPlan({ surface: 'brushed', color: '#c4c5c6', text: 'Ada', depthMm: 0.1 }));
    expect(differenceOf(bare, await shoot(rig.stage)).share).to.be.within(0.001, 0.03);
  });

  it('hides a part', async () => {
    await rig.stage.apply(aPlan());
    const whole = extentOf(await shoot(rig.stage));
    await rig.stage.apply(aPlan({ hidden: ['Loop', 'Lid'] }));
    expect(extentOf(await shoot(rig.stage)).top).to.be.greaterThan(whole.top + 0.05);
  });

  it('shortens the bottle by a morph without moving the camera', async () => {
    await rig.stage.apply(aPlan());
    const tall = extentOf(await shoot(rig.stage));
    await rig.stage.apply(aPlan({ short: 1 }));
    const short = extentOf(await shoot(rig.stage));
    expect(short.top).to.be.greaterThan(tall.top + 0.05);
    expect(short.bottom).to.be.closeTo(tall.bottom, 0.01);
  });

  it('gives the same picture for a plan, whatever was shown before', async () => {
    await rig.stage.apply(aPlan({ text: 'Ada' }));
    const first = await shoot(rig.stage);
    await rig.stage.apply(aPlan({ surface: 'brushed', color: '#c4c5c6', text: 'Something', depthMm: 0.1, short: 1 }));
    await rig.stage.apply(aPlan({ text: 'Ada' }));
    expect(differenceOf(first, await shoot(rig.stage)).share).to.be.at.most(0.001);
  });

  it('takes pictures of the last plan, though it was applied only now', async () => {
    await rig.stage.apply(aPlan({ text: 'Ada' }));
    const shown = await shoot(rig.stage);
    await rig.stage.apply(aPlan());
    void rig.stage.apply(aPlan({ text: 'Eve' }));
    void rig.stage.apply(aPlan({ text: 'Ada' }));
    expect(differenceOf(shown, await shoot(rig.stage)).share).to.equal(0);
  });

  it('shows the last of several plans and drops the others', async () => {
    const colors = ['#e4dccb', '#b9785b', '#643c51', '#55653f'];
    await Promise.all(colors.map((color) => rig.stage.apply(aPlan({ color }))));
    expect(distance(meanOf(await shoot(rig.stage), BODY), rgb('#55653f'))).to.be.lessThan(14);
    expect(rig.events.filter(({ type }) => type === 'settled')).to.have.length(1);
  });
});
