import { expect } from '@open-wc/testing';
import { registerGenerator } from '../../../../src/preview/plan/generators.js';
import type { ScenePlan } from '../../../../src/preview/plan/scene-plan.js';
import { aGeneratedPlan, aPanel } from '../generated-shapes.js';
import { aPlan, aShownStage, differenceOf, endStage, FIRST_FRAME_MS, pixelsOf, shoot, type Rig } from '../stage-rig.js';
import { openGlb } from './glb-parts.js';
import { openZip } from './open-zip.js';

let rig: Rig;
before(async function () {
  this.timeout(FIRST_FRAME_MS);
  rig = await aShownStage();
});
after(() => endStage(rig));

async function exported(format: 'glb' | 'usdz', plan: ScenePlan): Promise<Uint8Array<ArrayBuffer>> {
  await rig.stage.apply(plan);
  return new Uint8Array(await (await rig.stage.exportModel(format)).arrayBuffer());
}

/** A plan that shows a file as it is. */
function asItIs(bytes: Uint8Array<ArrayBuffer>): ScenePlan {
  const src = URL.createObjectURL(new Blob([bytes]));
  return { ...aPlan(), model: { type: 'file', src }, parts: new Map(), areas: new Map() };
}

describe('a design as GLB', () => {
  it('has the parts of the design and what is printed on them, and nothing hidden', async () => {
    const { json } = openGlb(await exported('glb', aPlan({ text: 'Ada', hidden: ['Loop'] })));
    expect(json.nodes.map(({ name }) => name)).to.have.members(['body', 'body_wrap_print', 'base', 'lid', 'all']);
  });

  it('has the colours of the design', async () => {
    const { materialOf } = openGlb(await exported('glb', aPlan({ color: '#ff0000' })));
    const color = materialOf('body')!.pbrMetallicRoughness.baseColorFactor;
    expect(color).to.deep.equal([1, 0, 0, 1]);
    expect(materialOf('base')!.pbrMetallicRoughness.metallicFactor).to.equal(1);
  });

  it('has the lettering as a picture that covers in part', async () => {
    const { materialOf, picture } = openGlb(await exported('glb', aPlan({ text: 'Ada', ink: '#ff0000' })));
    const material = materialOf('body_wrap_print')!;
    expect(material.alphaMode).to.equal('BLEND');
    const { bytes, type } = picture(material.pbrMetallicRoughness.baseColorTexture!.index);
    const { data } = await pixelsOf(new Blob([new Uint8Array(bytes)], { type }));
    const inked = data.filter((value, at) => at % 4 === 0 && value === 255 && data[at + 3] === 255).length;
    expect(inked / (data.length / 4)).to.be.within(0.05, 0.6);
  });

  it('looks the same where it is opened again', async () => {
    const plan = aPlan({ text: 'Ada' });
    const bytes = await exported('glb', plan);
    const original = await shoot(rig.stage);
    await rig.stage.apply(asItIs(bytes));
    const { share } = differenceOf(original, await shoot(rig.stage), 24);
    expect(share).to.be.lessThan(0.02);
  });
});

describe('a generated design as GLB', () => {
  it('has the grain of its wood as a picture', async () => {
    const solid = Float32Array.from([0, 30, 0, 200, 30, 0, 0, 30, 300, 200, 30, 300]);
    registerGenerator('plank', () => [{ ...aPanel(200, 300), solid, look: { surface: 'wood' } }]);
    const generated = await aShownStage();
    await generated.stage.apply(aGeneratedPlan('plank'));
    const original = await shoot(generated.stage);
    const bytes = new Uint8Array(await (await generated.stage.exportModel('glb')).arrayBuffer());
    await generated.stage.apply(asItIs(bytes));
    expect(differenceOf(original, await shoot(generated.stage), 24).share).to.be.lessThan(0.1);
    endStage(generated);
  }).timeout(FIRST_FRAME_MS);
});

describe('a design as USDZ', () => {
  it('is an archive of stored files, each at a multiple of 64 bytes, the layer first', async () => {
    const files = openZip(await exported('usdz', aPlan({ text: 'Ada' })));
    expect(files[0]!.name).to.equal('model.usda');
    expect(files.every(({ method, start }) => method === 0 && start % 64 === 0)).to.equal(true);
  });

  it('names the parts, the colours and the pictures that lie beside it', async () => {
    const files = openZip(await exported('usdz', aPlan({ text: 'Ada', color: '#ff0000' })));
    const layer = new TextDecoder().decode(files[0]!.bytes);
    for (const part of ['body', 'body_wrap_print', 'base', 'lid', 'loop'])
      expect(layer).to.contain(`def Mesh "${part}"`);
    expect(layer).to.contain('color3f inputs:diffuseColor = (1, 0, 0)');
    const named = [...layer.matchAll(/@(textures\/[^@]+)@/g)].map(([, name]) => name!);
    expect(new Set(named)).to.deep.equal(new Set(files.slice(1).map(({ name }) => name)));
    expect(named.length).to.be.greaterThan(1);
  });
});
