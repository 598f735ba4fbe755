/** A tap names the part under it, wherever it falls; and a finish seen for the first time compiles nothing new. */
import { expect } from '@open-wc/testing';
import { aBoxPlan, aLook, aPart, aTinyStage, randomFrom, urlOfBoxes } from './box-plans.js';
import { endStage, FIRST_FRAME_MS, shoot, type Rig } from './stage-rig.js';

const EDGE_PX = 64;
const COLORS = { red: '#c02020', green: '#209020', blue: '#2030c0' } as const;
const NODES = { red: 'Left', green: 'Middle', blue: 'Right' } as const;

describe('on the stage', () => {
  const src = urlOfBoxes(
    Object.values(NODES).map((name, at) => ({ name, sizeM: [0.08, 0.2, 0.05], atM: [at * 0.1 - 0.1, 0.1, 0] })),
  );
  const plan = (surface = 'plastic'): ReturnType<typeof aBoxPlan> =>
    aBoxPlan(
      src,
      Object.fromEntries(
        Object.entries(COLORS).map(([part, color]) => [
          part,
          aPart(NODES[part as keyof typeof NODES], { look: aLook(surface, color) }),
        ]),
      ),
    );
  let rig: Rig;
  before(async function () {
    this.timeout(FIRST_FRAME_MS);
    rig = await aTinyStage(EDGE_PX);
    await rig.stage.apply(plan());
  });
  after(() => endStage(rig));

  /** The part whose colour a pixel has; `null` beside the product, undefined at its edges. */
  function partAt(image: ImageData, x: number, y: number): string | null | undefined {
    const [r = 0, g = 0, b = 0, alpha = 0] = image.data.subarray((y * image.width + x) * 4);
    if (alpha === 0) return null;
    if (alpha < 255 || Math.max(r, g, b) - Math.min(r, g, b) < 40) return undefined;
    return ['red', 'green', 'blue'][[r, g, b].indexOf(Math.max(r, g, b))];
  }

  it('20 taps name the parts that are seen there', async () => {
    const image = await shoot(rig.stage, { widthPx: EDGE_PX, heightPx: EDGE_PX });
    const random = randomFrom(20);
    const { left, top } = rig.canvas.getBoundingClientRect();
    const named = new Set<string | null>();
    for (let taps = 0; taps < 20;) {
      const [x, y] = [Math.floor(random() * EDGE_PX), Math.floor(random() * EDGE_PX)];
      const part = partAt(image, x, y);
      if (part === undefined) continue;
      taps++;
      const where = { pointerId: 1, clientX: left + x + 0.5, clientY: top + y + 0.5, button: 0, bubbles: true };
      for (const type of ['pointerdown', 'pointerup']) rig.canvas.dispatchEvent(new PointerEvent(type, where));
      expect(rig.events.at(-1), `at ${x}, ${y}`).to.deep.equal({ type: 'pick', partId: part });
      named.add(part);
    }
    expect([...named]).to.include.members(['red', 'green', 'blue']);
  });

  it('a finish shown for the first time has its shaders before its frame', async () => {
    const links: string[] = [];
    let phase = 'preparing';
    const { linkProgram } = rig.gl;
    rig.gl.linkProgram = (program) => {
      links.push(phase);
      linkProgram.call(rig.gl, program);
    };
    const realFrame = window.requestAnimationFrame;
    window.requestAnimationFrame = (callback) =>
      realFrame((now) => {
        phase = 'drawing';
        callback(now);
        phase = 'preparing';
      });
    await rig.stage.apply(plan('powder'));
    await rig.stage.apply(plan('brushed'));
    window.requestAnimationFrame = realFrame;
    rig.gl.linkProgram = linkProgram;
    expect(links).to.not.include('drawing');
    expect(links.length).to.be.greaterThan(0);
  }).timeout(FIRST_FRAME_MS);
});
