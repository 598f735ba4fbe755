/** The picture is a function of the design: not of the path to it, and not of the order in which files arrive. */
import { expect } from '@open-wc/testing';
import type { ScenePlan } from '../../../src/preview/plan/scene-plan.js';
import {
  aBoxPlan,
  aLook,
  aPart,
  aTinyStage,
  frameOf,
  hashOf,
  randomFrom,
  replaceFetch,
  urlOfBoxes,
} from './box-plans.js';
import { endStage, FIRST_FRAME_MS, frames, type Rig } from './stage-rig.js';

const ZONES = 6;
const FINISHES = ['#a03028', '#2f6f4f', '#2b4a8b', '#c9a227', '#643c51', '#55653f'].flatMap((color) =>
  ['plastic', 'powder'].map((surface) => aLook(surface, color)),
);
/** Drawn designs: as many as take about 15 s where there is no GPU. */
const DRAWN = 300;

describe('a frame', () => {
  let rig: Rig;
  const src = urlOfBoxes(
    Array.from({ length: ZONES }, (_, at) => ({
      name: `Zone ${at}`,
      sizeM: [0.09, 0.09, 0.05] as const,
      atM: [(at % 3) * 0.1 - 0.1, at < 3 ? 0.05 : 0.15, 0] as const,
    })),
  );
  const design = (finishes: readonly number[]): ScenePlan =>
    aBoxPlan(
      src,
      Object.fromEntries(finishes.map((each, at) => [`zone ${at}`, aPart(`Zone ${at}`, { look: FINISHES[each]! })])),
    );
  before(async function () {
    this.timeout(FIRST_FRAME_MS);
    rig = await aTinyStage(24);
    // Every finish once, as after a first look round.
    for (let at = 0; at < FINISHES.length; at++) await rig.stage.apply(design(Array<number>(ZONES).fill(at)));
  });
  after(() => endStage(rig));

  it('of six zones in twelve finishes depends on the design alone, whatever was shown before', async () => {
    const random = randomFrom(20261123);
    const designs = Array.from({ length: 60 }, () => Array.from({ length: ZONES }, () => Math.floor(random() * 12)));
    const hashes = new Map<string, number>();
    for (let drawn = 0; drawn < DRAWN; drawn++) {
      const finishes = drawn < designs.length ? designs[drawn]! : designs[Math.floor(random() * designs.length)]!;
      await rig.stage.apply(design(finishes));
      const hash = hashOf(frameOf(rig));
      const key = finishes.join(' ');
      expect(hash, `design ${key} at frame ${drawn}`).to.equal(hashes.get(key) ?? hash);
      hashes.set(key, hash);
    }
    expect(new Set(hashes.values()).size, 'different pictures').to.equal(hashes.size);
  }).timeout(120_000);
});

describe('changes faster than files arrive', () => {
  const COLORS = [
    [0.6, 0.02, 0.02],
    [0.02, 0.5, 0.02],
    [0.02, 0.02, 0.6],
    [0.6, 0.5, 0.02],
  ] as const;
  const tints = ['#c82020', '#20b020', '#2020c8', '#c8b020'];
  const src = urlOfBoxes([{ name: 'Left', sizeM: [0.1, 0.1, 0.05], atM: [-0.06, 0.05, 0] }]);
  const pieces = COLORS.map((color) =>
    urlOfBoxes([{ name: 'Right', sizeM: [0.1, 0.1, 0.05], atM: [0.12, 0, 0], color }]),
  );
  const design = (at: number): ScenePlan =>
    aBoxPlan(
      src,
      { left: aPart('Left', { tint: tints[at]! }) },
      { attachments: [{ src: pieces[at]!, anchor: 'Left', optionId: 'right' }] },
    );

  /** Which of the colours a half of the frame shows; -1 none. */
  const shownIn = (pixels: Uint8Array, half: 0 | 1): number => {
    const sums = COLORS.map(() => 0);
    for (let at = 0; at < pixels.length; at += 4) {
      if (Math.floor(((at / 4) % 24) / 12) !== half || pixels[at + 3]! < 250) continue;
      const [r, g, b] = [pixels[at]!, pixels[at + 1]!, pixels[at + 2]!];
      const which = r > 1.5 * b && g > 1.5 * b ? 3 : [r, g, b].indexOf(Math.max(r, g, b));
      sums[which]! += 1;
    }
    return Math.max(...sums) === 0 ? -1 : sums.indexOf(Math.max(...sums));
  };

  it('end with exactly the last design, and no frame ever mixes two', async () => {
    const rig = await aTinyStage(24);
    await rig.stage.apply(design(0));
    const random = randomFrom(50);
    const seen: (readonly [number, number])[] = [];
    const realFrame = window.requestAnimationFrame;
    const { drawElements } = rig.gl;
    let draws = 0;
    rig.gl.drawElements = (...values) => {
      draws++;
      drawElements.apply(rig.gl, values);
    };
    window.requestAnimationFrame = (callback) =>
      realFrame((now) => {
        const before = draws;
        callback(now);
        if (draws === before) return;
        const pixels = frameOf(rig);
        seen.push([shownIn(pixels, 0), shownIn(pixels, 1)]);
      });
    const restoreFetch = replaceFetch(async (url, real, init) => {
      await new Promise((resolve) => setTimeout(resolve, random() * 40));
      return real(url, init);
    });
    let last = 0;
    const applied: Promise<void>[] = [];
    for (let change = 0; change < 50; change++) {
      last = Math.floor(random() * COLORS.length);
      applied.push(rig.stage.apply(design(last)));
      await new Promise((resolve) => setTimeout(resolve, random() * 60));
    }
    await Promise.all(applied);
    await frames(2);
    window.requestAnimationFrame = realFrame;
    restoreFetch();
    expect(seen.at(-1)).to.deep.equal([last, last]);
    for (const [left, right] of seen) expect(left).to.equal(right);
    expect(new Set(seen.map(([left]) => left)).size).to.be.greaterThan(1);
    endStage(rig);
  }).timeout(FIRST_FRAME_MS);
});
