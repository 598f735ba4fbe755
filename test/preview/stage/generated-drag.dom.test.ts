import { expect } from '@open-wc/testing';
import { registerGenerator } from '../../../src/preview/plan/generators.js';
import { aGeneratedPlan, panelGenerator } from './generated-shapes.js';
import { aStage, endStage, FIRST_FRAME_MS, type Rig } from './stage-rig.js';

describe('a dragged size', () => {
  let rig: Rig;
  before(async function () {
    this.timeout(FIRST_FRAME_MS);
    registerGenerator('panel', panelGenerator);
    rig = await aStage();
    rig.stage.resize(16, 16, 1);
    await rig.stage.apply(aGeneratedPlan('panel', { cells: 71 }));
  });
  after(() => endStage(rig));

  it('makes no GL buffer in 500 changes of 10,000 triangles', async () => {
    const made: string[] = [];
    for (const name of ['createBuffer', 'bufferData', 'createVertexArray'] as const) {
      const original = rig.gl[name].bind(rig.gl) as (...values: unknown[]) => unknown;
      Object.assign(rig.gl, { [name]: (...values: unknown[]) => (made.push(name), original(...values)) });
    }
    const { geometries } = rig.stage.memory;
    for (let at = 1; at <= 500; at++) {
      // A frame takes its time where there is no GPU: every tenth change is drawn.
      rig.stage.setVisible(at % 10 === 0);
      await rig.stage.apply(aGeneratedPlan('panel', { width: 200 + at, cells: 71 }));
    }
    expect(made).to.deep.equal([]);
    expect(rig.stage.memory.geometries).to.equal(geometries);
  }).timeout(60_000);

  it('holds no more after 1,000 changes that grow and shrink it', async () => {
    const cells = [3, 40, 12, 71];
    const change = (at: number): Promise<void> =>
      rig.stage.apply(aGeneratedPlan('panel', { width: 200 + at, cells: cells[at % cells.length]! }));
    for (let at = 0; at < 8; at++) await change(at);
    const before = rig.stage.memory;
    rig.stage.setVisible(false);
    for (let at = 0; at < 1000; at++) await change(at);
    rig.stage.setVisible(true);
    for (let at = 0; at < 8; at++) await change(at);
    expect(rig.stage.memory).to.deep.equal(before);
  }).timeout(60_000);
});
