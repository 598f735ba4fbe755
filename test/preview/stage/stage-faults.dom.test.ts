/** Broken and missing files: a code and a place for each, the last good picture kept, and another try. */
import { expect } from '@open-wc/testing';
import type { StageEvent } from '../../../src/preview/plan/stage.js';
import { aGlb, glbBytes } from '../../support/a-glb.js';
import { brokenGlbs } from '../../support/broken-glbs.js';
import { aBoxPlan, aLook, aPart, aTinyStage, replaceFetch, urlOf, urlOfBoxes } from './box-plans.js';
import { differenceOf, endStage, FIRST_FRAME_MS, meanOf, shoot, type Rig } from './stage-rig.js';

const SHOT = { widthPx: 32, heightPx: 32 };
const BODY = { name: 'Body', sizeM: [0.1, 0.1, 0.1] } as const;
const GOOD = urlOfBoxes([{ ...BODY, color: [0.5, 0.1, 0.1] }]);
const GREEN = urlOfBoxes([{ ...BODY, color: [0.05, 0.5, 0.05] }]);

/** A small picture in one colour. */
async function aPng(color: string): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(8, 8);
  const context = canvas.getContext('2d')!;
  context.fillStyle = color;
  context.fillRect(0, 0, 8, 8);
  return new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
}

type Fault = Extract<StageEvent, { type: 'error' }>;

describe('of broken files', () => {
  let rig: Rig;
  const faults = (): Fault[] => rig.events.splice(0).filter((event) => event.type === 'error');
  const plan = (src: string, look: ReturnType<typeof aLook> = null): ReturnType<typeof aBoxPlan> =>
    aBoxPlan(src, { body: aPart('Body', { look }) });
  before(async function () {
    this.timeout(FIRST_FRAME_MS);
    rig = await aTinyStage(32);
    await rig.stage.apply(plan(GOOD));
  });
  beforeEach(() => void rig.events.splice(0));
  after(() => endStage(rig));

  it('each is told by code, address and reason, and the last good picture stays', async () => {
    const before = await shoot(rig.stage, SHOT);
    for (const { what, bytes, says } of brokenGlbs(await aPng('#804020'))) {
      const url = urlOf(bytes);
      await rig.stage.apply(plan(url));
      const told = faults();
      expect(
        told.map(({ code }) => code),
        what,
      ).to.deep.equal(['stage/model-failed']);
      expect(told[0]!.url, what).to.equal(url);
      expect(told[0]!.message.slice(told[0]!.message.indexOf('shown:')), what).to.match(says);
    }
    expect(differenceOf(before, await shoot(rig.stage, SHOT), 0).share).to.equal(0);
  }).timeout(60_000);

  it('none keeps the next good one from being shown', async () => {
    await rig.stage.apply(plan(GREEN));
    const [red, green] = meanOf(await shoot(rig.stage, SHOT), [0.4, 0.5, 0.6, 0.7]);
    expect(green! - red!).to.be.greaterThan(40);
    expect(faults()).to.deep.equal([]);
  });

  it('a picture that calls itself another kind is shown all the same', async () => {
    const parts = aGlb([{ ...BODY, picture: await aPng('#ffffff') }]);
    parts.json.images[0]!['mimeType'] = 'image/jpeg';
    await rig.stage.apply(plan(urlOf(glbBytes(parts))));
    expect(faults()).to.deep.equal([]);
  });

  it('a model the server fails to give is shown with the next try', async () => {
    const url = urlOfBoxes([{ ...BODY, color: [0.05, 0.05, 0.5] }]);
    const answers = [500, 200];
    const restore = replaceFetch(async (asked, real, init) =>
      asked === url && answers.shift() === 500 ? new Response(null, { status: 500 }) : real(asked, init),
    );
    await rig.stage.apply(plan(url));
    const [fault] = faults();
    expect(fault).to.include({ code: 'stage/model-failed', url });
    expect(fault!.message).to.match(/500/);
    await rig.stage.apply(plan(url));
    restore();
    expect(faults()).to.deep.equal([]);
    const [red, , blue] = meanOf(await shoot(rig.stage, SHOT), [0.4, 0.5, 0.6, 0.7]);
    expect(blue! - red!).to.be.greaterThan(40);
  });

  it('a texture the server fails to give leaves the finish without it, and comes with the next try', async () => {
    const texture = urlOf(await aPng('#c02020'));
    const look = aLook('plastic', '#ffffff', { texture, tileMm: 20 });
    const answers = [500, 200];
    const restore = replaceFetch(async (asked, real, init) =>
      asked === texture && answers.shift() === 500 ? new Response(null, { status: 500 }) : real(asked, init),
    );
    await rig.stage.apply(plan(GOOD, look));
    expect(faults().map(({ code, url }) => [code, url])).to.deep.equal([['stage/texture-failed', texture]]);
    const [, bare] = meanOf(await shoot(rig.stage, SHOT), [0.4, 0.5, 0.6, 0.7]);
    await rig.stage.apply(plan(GOOD, look));
    restore();
    expect(faults()).to.deep.equal([]);
    const [, dressed] = meanOf(await shoot(rig.stage, SHOT), [0.4, 0.5, 0.6, 0.7]);
    expect(bare! - dressed!).to.be.greaterThan(80);
  });

  it('a texture that is broken is told too: text, a cut file, an absurd size', async () => {
    const png = await aPng('#808080');
    const huge = png.slice();
    new DataView(huge.buffer).setUint32(16, 90_000);
    for (const bytes of [new TextEncoder().encode('<html></html>'), png.slice(0, 20), huge]) {
      const texture = urlOf(bytes);
      await rig.stage.apply(plan(GOOD, aLook('plastic', '#ffffff', { texture })));
      expect(faults().map(({ code, url }) => [code, url])).to.deep.equal([['stage/texture-failed', texture]]);
    }
  });
});
