/** What an option can bind to: variant, colour, size, morph, view, and a piece swapped at an anchor. */
import { expect } from '@open-wc/testing';
import type { AttachmentPlan, PartPlan, ScenePlan } from '../../../src/preview/plan/scene-plan.js';
import { aBoxPlan, aLook, aPart, aTinyStage, replaceFetch, urlOfBoxes } from './box-plans.js';
import { differenceOf, distance, endStage, FIRST_FRAME_MS, meanOf, rgb, shoot, type Rig } from './stage-rig.js';

const SHOT = { widthPx: 64, heightPx: 64 };
/** A slab with a knob on its right, so that it shows what stretches. */
const MODEL = urlOfBoxes([
  {
    name: 'Slab',
    sizeM: [0.2, 0.2, 0.04],
    atM: [0, 0.1, 0],
    color: [0.5, 0.5, 0.5],
    variants: { Red: [0.6, 0.02, 0.02] },
    grows: { target: 'tall', byM: 0.1 },
  },
  { name: 'Anchor', sizeM: [0.001, 0.001, 0.001], atM: [0.06, 0.14, 0.03] },
]);
const SMALL = urlOfBoxes([{ name: 'Knob', sizeM: [0.03, 0.03, 0.03], color: [0.02, 0.02, 0.5] }]);
const OTHER = urlOfBoxes([{ name: 'Knob', sizeM: [0.05, 0.02, 0.02], color: [0.5, 0.4, 0.02] }]);
const TALL = urlOfBoxes([{ name: 'Knob', sizeM: [0.03, 0.9, 0.03] }]);

function aSlab(slab: Partial<PartPlan> = {}, own: Parameters<typeof aBoxPlan>[2] = {}): ScenePlan {
  return aBoxPlan(MODEL, { slab: aPart('Slab', slab), knob: aPart('Knob') }, own);
}

const at = (src: string): readonly AttachmentPlan[] => [{ src, anchor: 'Anchor', optionId: 'knob' }];

/** Left, top, right and bottom of what is opaque, in shares. */
function boxOf(image: ImageData): readonly [number, number, number, number] {
  return differenceOf(image, new ImageData(image.width, image.height), 200).box;
}

/** The same without its foot, where the shadow of what hangs above falls. */
function aboveGround(image: ImageData): ImageData {
  const rows = Math.floor(image.height * 0.78);
  return new ImageData(image.data.slice(0, rows * image.width * 4), image.width, rows);
}

describe('an option binds', () => {
  let rig: Rig;
  const picture = async (plan: ScenePlan): Promise<ImageData> => {
    await rig.stage.apply(plan);
    return shoot(rig.stage, SHOT);
  };
  const middle = async (plan: ScenePlan): Promise<number[]> => meanOf(await picture(plan), [0.35, 0.5, 0.45, 0.6]);
  before(async function () {
    this.timeout(FIRST_FRAME_MS);
    rig = await aTinyStage(64);
    await rig.stage.apply(aSlab());
  });
  beforeEach(() => void rig.events.splice(0));
  after(() => endStage(rig));

  it('a variant of the file, and back to none', async () => {
    const grey = await middle(aSlab());
    const red = await middle(aSlab({}, { variant: 'Red' }));
    expect(red[0]! - red[1]!).to.be.greaterThan(60);
    expect(Math.abs(grey[0]! - grey[1]!)).to.be.lessThan(10);
    expect(await middle(aSlab())).to.deep.equal(grey);
    expect(await middle(aSlab({}, { variant: 'unknown' }))).to.deep.equal(grey);
  });

  it('a colour, which tints the material of the file', async () => {
    expect(distance(await middle(aSlab({ tint: '#2f6f4f' })), rgb('#2f6f4f'))).to.be.lessThan(24);
  });

  it('a morph by its name', async () => {
    const rest = boxOf(await picture(aSlab()));
    const half = boxOf(await picture(aSlab({ morphs: { tall: 0.5 } })));
    const tall = boxOf(await picture(aSlab({ morphs: { tall: 1 } })));
    expect(half[1]).to.be.within(tall[1] + 0.05, rest[1] - 0.05);
  });

  it('a size that scales the part along one axis', async () => {
    const shape = async (mm: number): Promise<number> => {
      const [left, top, right, bottom] = boxOf(await picture(aSlab({ sizes: [{ axis: 'x', mm, mode: 'scale' }] })));
      return (right - left) / (bottom - top);
    };
    expect((await shape(120)) / (await shape(200))).to.be.closeTo(0.6, 0.06);
  });

  it('a view, which the camera takes', async () => {
    const front = await picture(aSlab());
    const above = await shoot(rig.stage, { ...SHOT, viewId: 'above' });
    expect(differenceOf(front, above).share).to.be.greaterThan(0.05);
    rig.stage.show('above');
    expect(differenceOf(above, await shoot(rig.stage, SHOT)).share).to.equal(0);
    rig.stage.show('front');
  });

  describe('a piece at an anchor', () => {
    it('is swapped with one request, and nothing beside it changes', async () => {
      const before = await picture(aSlab({}, { attachments: at(SMALL) }));
      const asked: string[] = [];
      const restore = replaceFetch((url, real, init) => (asked.push(url), real(url, init)));
      const after = await picture(aSlab({}, { attachments: at(OTHER) }));
      restore();
      expect(asked).to.deep.equal([OTHER]);
      const { share, box } = differenceOf(aboveGround(before), aboveGround(after), 0);
      expect(share).to.be.greaterThan(0.001);
      // The knob sits in the upper right of the slab: no pixel elsewhere differs at all.
      expect(box[0]).to.be.greaterThan(0.5);
      expect(box[3]).to.be.lessThan(0.8);
      expect(rig.events.map(({ type }) => type)).to.deep.equal(['settled', 'settled']);
    });

    it('leaves the picture as it was when it goes', async () => {
      const bare = await picture(aSlab());
      await picture(aSlab({}, { attachments: at(SMALL) }));
      expect(differenceOf(bare, await picture(aSlab()), 0).share).to.equal(0);
    });

    it('is dressed like any other part', async () => {
      const dressed = aBoxPlan(
        MODEL,
        { slab: aPart('Slab'), knob: aPart('Knob', { look: aLook('plastic', '#c02020') }) },
        { attachments: at(SMALL) },
      );
      const { box } = differenceOf(aboveGround(await picture(aSlab())), aboveGround(await picture(dressed)));
      const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
      const [red, green] = meanOf(aboveGround(await picture(dressed)), [x - 0.01, y - 0.01, x + 0.02, y + 0.02]);
      expect(red! - green!).to.be.greaterThan(60);
    });

    it('may hang at two anchors', async () => {
      const twice = [...at(SMALL), { src: SMALL, anchor: 'Slab', optionId: 'knob' }];
      const one = await picture(aSlab({}, { attachments: at(SMALL) }));
      const two = await picture(aSlab({}, { attachments: twice }));
      expect(differenceOf(await picture(aSlab()), two).share).to.be.at.least(
        differenceOf(await picture(aSlab()), one).share,
      );
    });

    it('is framed with the model where it stands out far', async () => {
      const alone = boxOf(await picture(aSlab()));
      const tall = boxOf(await picture(aSlab({}, { attachments: at(TALL) })));
      expect(tall[1]).to.be.greaterThan(0);
      expect(tall[2] - tall[0]).to.be.lessThan(alone[2] - alone[0]);
    });

    it('that cannot be had keeps the last picture and names its option', async () => {
      const before = await picture(aSlab({}, { attachments: at(SMALL) }));
      await rig.stage.apply(aSlab({}, { attachments: at('/nowhere.glb') }));
      expect(rig.events.filter((event) => event.type === 'error')[0]).to.include({
        code: 'stage/model-failed',
        optionId: 'knob',
      });
      expect(differenceOf(before, await shoot(rig.stage, SHOT), 0).share).to.equal(0);
    });
  });
});
