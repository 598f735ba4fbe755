import { expect } from '@open-wc/testing';
import {
  aPlan,
  aShownStage,
  activity,
  BODY,
  differenceOf,
  distance,
  endStage,
  FIRST_FRAME_MS,
  frames,
  meanOf,
  pixelsOf,
  rest,
  rgb,
  shoot,
  SIZE,
  type Rig,
} from './stage-rig.js';

let rig: Rig;
before(async function () {
  this.timeout(FIRST_FRAME_MS);
  rig = await aShownStage();
});
after(() => endStage(rig));

describe('the stage at rest', () => {
  it('draws nothing and asks for no frame', async () => {
    await rig.stage.apply(aPlan());
    await frames(3);
    expect(await activity(rig, () => rest(300))).to.deep.equal({ draws: 0, frames: 0 });
  });

  it('draws nothing out of sight, and what is due when it comes back', async () => {
    await rig.stage.apply(aPlan());
    await frames(2);
    rig.stage.setVisible(false);
    expect((await activity(rig, () => rig.stage.apply(aPlan({ color: '#643c51' })))).draws).to.equal(0);
    const back = await activity(rig, async () => {
      rig.stage.setVisible(true);
      await frames(2);
    });
    expect(back.draws).to.be.greaterThan(0);
    expect(distance(meanOf(await shoot(rig.stage), BODY), rgb('#643c51'))).to.be.lessThan(14);
  });

  it('turns by the keys and comes to rest again', async () => {
    await rig.stage.apply(aPlan({ text: 'Ada' }));
    const front = await shoot(rig.stage);
    rig.stage.orbitBy(90, 0);
    await frames(4);
    expect(differenceOf(front, await shoot(rig.stage)).share).to.be.greaterThan(0.001);
    rig.stage.resetView();
    await frames(4);
    expect(differenceOf(front, await shoot(rig.stage)).share).to.be.at.most(0.001);
    expect((await activity(rig, () => rest(100))).frames).to.equal(0);
  });
});

describe('captures', () => {
  before(() => rig.stage.apply(aPlan()));

  it('have the size that was asked for, whatever the canvas', async () => {
    const picture = await pixelsOf(await rig.stage.capture({ widthPx: 90, heightPx: 60 }));
    expect([picture.width, picture.height]).to.deep.equal([90, 60]);
  });

  it('lie on the background that was asked for, exactly', async () => {
    const picture = await shoot(rig.stage, { background: '#f6f3ee' });
    expect([...picture.data.subarray(0, 4)]).to.deep.equal([0xf6, 0xf3, 0xee, 255]);
  });

  it('come as JPEG and WebP too', async () => {
    for (const format of ['image/jpeg', 'image/webp'] as const) {
      expect((await rig.stage.capture({ widthPx: 40, heightPx: 40, format })).type).to.equal(format);
    }
  });

  it('are the same whatever the size and the density of the canvas', async () => {
    const request = { widthPx: 90, heightPx: 120, viewId: 'back' };
    const small = await shoot(rig.stage, request);
    rig.stage.resize(200, 100, 2);
    const large = await shoot(rig.stage, request);
    rig.stage.resize(SIZE.widthPx, SIZE.heightPx, 1);
    expect(differenceOf(small, large, 0).share).to.equal(0);
  });

  it('are clear where nothing is and solid where the product is', async () => {
    const { data, width, height } = await shoot(rig.stage, { background: null });
    const alphaAt = (x: number, y: number): number =>
      data[4 * (Math.floor(y * height) * width + Math.floor(x * width)) + 3]!;
    expect([alphaAt(0, 0), alphaAt(0.99, 0), alphaAt(0.5, 0.7)]).to.deep.equal([0, 0, 255]);
  });

  it('do not draw on the screen', async () => {
    await frames(2);
    const { gl } = rig;
    const { width, height } = rig.canvas;
    const own = gl.drawElements.bind(gl);
    const drawnOn: (WebGLFramebuffer | null)[] = [];
    gl.drawElements = (...values) => {
      drawnOn.push(gl.getParameter(gl.FRAMEBUFFER_BINDING) as WebGLFramebuffer | null);
      own(...values);
    };
    await rig.stage.capture({ widthPx: 64, heightPx: 64, viewId: 'back' });
    gl.drawElements = own;
    expect(drawnOn).to.not.be.empty;
    expect(drawnOn).to.not.include(null);
    expect([rig.canvas.width, rig.canvas.height]).to.deep.equal([width, height]);
    expect((await activity(rig, () => rest(60))).frames).to.equal(0);
  });
});

describe('the hand', () => {
  it('names the part it taps, and turns the product when it drags sideways', async () => {
    await rig.stage.apply(aPlan({ text: 'Ada' }));
    await frames(2);
    const send = (type: string, x: number, y: number): boolean => {
      const { left, top } = rig.canvas.getBoundingClientRect();
      return rig.canvas.dispatchEvent(
        new PointerEvent(type, { pointerId: 1, clientX: left + x, clientY: top + y, button: 0, bubbles: true }),
      );
    };
    send('pointerdown', 60, 112);
    send('pointerup', 60, 112);
    expect(rig.events.at(-1)).to.deep.equal({ type: 'pick', partId: 'body' });
    const before = await shoot(rig.stage);
    send('pointerdown', 60, 112);
    send('pointermove', 82, 114);
    send('pointermove', 97, 114);
    send('pointerup', 97, 114);
    await frames(3);
    expect(differenceOf(before, await shoot(rig.stage)).share).to.be.greaterThan(0.001);
    expect(rig.events.filter(({ type }) => type === 'pick')).to.have.length(1);
  });
});
