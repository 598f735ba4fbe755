/** Memory is bounded by bytes, whatever a shopper looks at. */
import { expect } from '@open-wc/testing';
import type { ScenePlan } from '../../../src/preview/plan/scene-plan.js';
import { createStage } from '../../../src/preview/stage/create-stage.js';
import { aBoxPlan, aLook, aPart, aTinyStage, randomFrom, replaceFetch, urlOf, urlOfBoxes } from './box-plans.js';
import { aStage, endStage, FIRST_FRAME_MS, rest, type Rig } from './stage-rig.js';

const EDGE_PX = 64;
/** One texture with its smaller copies. */
const TEXTURE_BYTES = Math.ceil((EDGE_PX * EDGE_PX * 4 * 4) / 3);
const BUDGET = 3 * TEXTURE_BYTES;

async function aPng(hue: number): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(EDGE_PX, EDGE_PX);
  const context = canvas.getContext('2d')!;
  context.fillStyle = `hsl(${hue} 60% 50%)`;
  context.fillRect(0, 0, EDGE_PX, EDGE_PX);
  return new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
}

describe('the memory of models and textures', () => {
  const BODY = { name: 'Body', sizeM: [0.1, 0.1, 0.1] } as const;
  const src = urlOfBoxes([BODY]);
  let rig: Rig;
  let designs: readonly ScenePlan[];
  before(async function () {
    this.timeout(FIRST_FRAME_MS);
    rig = await aStage({ memoryBytes: BUDGET });
    rig.stage.resize(16, 16, 1);
    const pngs = await Promise.all([0, 40, 80, 120, 160, 200, 240, 280].map(aPng));
    designs = pngs.map((png) => {
      const piece = urlOfBoxes([{ name: 'Piece', sizeM: [0.05, 0.05, 0.05], picture: png }]);
      const look = aLook('plastic', '#ffffff', { texture: urlOf(png) });
      return aBoxPlan(
        src,
        { body: aPart('Body', { look }) },
        { attachments: [{ src: piece, anchor: 'Body', optionId: 'o' }] },
      );
    });
    await rig.stage.apply(designs[0]!);
  });
  after(() => endStage(rig));

  it('is back where it was after 400 changes, and never beyond the budget and what is on show', async () => {
    const random = randomFrom(4);
    for (const design of designs) await rig.stage.apply(design);
    await rig.stage.apply(designs[0]!);
    const before = rig.stage.memory;
    let most = 0;
    rig.stage.setVisible(false);
    for (let at = 0; at < 400; at++) {
      // A frame takes its time where there is no GPU: every fiftieth change is drawn.
      rig.stage.setVisible(at % 50 === 0);
      await rig.stage.apply(designs[Math.floor(random() * designs.length)]!);
      most = Math.max(most, rig.stage.memory.bytes);
    }
    rig.stage.setVisible(true);
    for (const design of designs) await rig.stage.apply(design);
    await rig.stage.apply(designs[0]!);
    expect(rig.stage.memory).to.deep.equal(before);
    expect(most).to.be.at.most(BUDGET + 2 * TEXTURE_BYTES + 20_000);
  }).timeout(100_000);

  it('keeps what fits, so that going back asks for nothing', async () => {
    const roomy = await aTinyStage(16);
    for (const design of designs) await roomy.stage.apply(design);
    const asked: string[] = [];
    const restore = replaceFetch((url, real, init) => (asked.push(url), real(url, init)));
    for (const design of designs) await roomy.stage.apply(design);
    restore();
    expect(asked).to.deep.equal([]);
    endStage(roomy);
  }).timeout(FIRST_FRAME_MS);

  it('is all given back by every mount', async () => {
    for (let mount = 0; mount < 5; mount++) {
      const canvas = document.createElement('canvas');
      const stage = await createStage(canvas, { baseUrl: '/', reducedMotion: true, onEvent: () => undefined });
      const gl = canvas.getContext('webgl2')!;
      stage.resize(8, 8, 1);
      await stage.apply(designs[mount % designs.length]!);
      stage.dispose();
      await rest(0);
      expect(stage.memory, `mount ${mount}`).to.deep.equal({ geometries: 0, textures: 0, bytes: 0 });
      expect(gl.isContextLost()).to.equal(true);
    }
  }).timeout(FIRST_FRAME_MS);
});
