import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { generateRing } from '../../demo/products/ring/ring-generator.js';
import { loadProduct } from '../../src/product/load.js';
import { faultOfMeshes } from '../../src/preview/plan/check-meshes.js';
import type { MeshData } from '../../src/preview/plan/mesh-data.js';
import { planScene } from '../../src/preview/plan/plan-scene.js';
import type { ModelPlan } from '../../src/preview/plan/scene-plan.js';
import type { OptionValue } from '../../src/product/configuration.js';
import { createSession } from '../../src/session/create-session.js';

const text = await readFile('demo/products/ring/product.json', 'utf8');

/** The design with those values: what the file derives, and the shape that is made for it. */
function aRing(values: Readonly<Record<string, OptionValue>>): {
  readonly derived: Readonly<Record<string, unknown>>;
  readonly meshes: readonly MeshData[];
} {
  const product = loadProduct(text);
  if (!product.ok) throw new Error(JSON.stringify(product.error));
  const session = createSession(product.value);
  const outcome = session.apply(Object.entries(values).map(([optionId, value]) => ({ optionId, value })));
  expect(outcome.accepted).to.equal(true);
  const { model } = planScene(product.value, outcome.snapshot);
  session.dispose();
  return {
    derived: outcome.snapshot.derived,
    meshes: generateRing((model as Extract<ModelPlan, { type: 'generator' }>).params),
  };
}

const RINGS = [
  { metal: 'yellow', profile: 'court', width: 4, size: 54 },
  { metal: 'rose', profile: 'half', width: 2, size: 46 },
  { metal: 'platinum', profile: 'flat', width: 8, size: 72 },
] as const;

const bandOf = (meshes: readonly MeshData[]): MeshData[] => meshes.filter(({ part }) => part !== 'stone');

/** By the divergence theorem: the signed volumes between the origin and every triangle. */
function volumeOf(meshes: readonly MeshData[]): number {
  let volume = 0;
  for (const { positions: p, indices } of meshes) {
    for (let at = 0; at < indices.length; at += 3) {
      const [a, b, c] = [indices[at]! * 3, indices[at + 1]! * 3, indices[at + 2]! * 3];
      volume +=
        (p[a]! * (p[b + 1]! * p[c + 2]! - p[b + 2]! * p[c + 1]!) +
          p[a + 1]! * (p[b + 2]! * p[c]! - p[b]! * p[c + 2]!) +
          p[a + 2]! * (p[b]! * p[c + 1]! - p[b + 1]! * p[c]!)) /
        6;
    }
  }
  return volume;
}

/** How often every edge between two places is passed in one direction; closed and facing one way: each once, and once back. */
function openEdges(meshes: readonly MeshData[]): number {
  const edges = new Map<string, number>();
  const key = (positions: ArrayLike<number>, at: number): string =>
    [0, 1, 2].map((axis) => Math.round(positions[at * 3 + axis]! * 1e4)).join();
  for (const { positions, indices } of meshes) {
    for (let at = 0; at < indices.length; at += 3) {
      const corners = [0, 1, 2].map((each) => key(positions, indices[at + each]!));
      corners.forEach((from, each) => {
        const to = corners[(each + 1) % 3]!;
        if (from === to) return;
        edges.set(`${from} ${to}`, (edges.get(`${from} ${to}`) ?? 0) + 1);
        edges.set(`${to} ${from}`, (edges.get(`${to} ${from}`) ?? 0) - 1);
      });
    }
  }
  return [...edges.values()].filter((balance) => balance !== 0).length;
}

describe('the ring', () => {
  for (const values of RINGS) {
    describe(`in ${values.metal}, ${values.profile}, ${values.width} mm, size ${values.size}`, () => {
      const { derived, meshes } = aRing(values);
      const band = bandOf(meshes);

      it('is a shape that the stage takes', () => {
        expect(faultOfMeshes(meshes)).to.equal(null);
      });

      it('is closed, so that it could be cast', () => {
        expect(openEdges(band)).to.equal(0);
      });

      it('holds the metal that its price is for, within a hundredth', () => {
        const volume = Number(derived['volume']);
        expect(volumeOf(band)).to.be.closeTo(volume, volume / 100);
      });

      it('goes on a finger of that size', () => {
        const { positions, uvs } = band.find(({ part }) => part === 'inside')!;
        const places = Array.from({ length: uvs.length / 2 }, (_, index) => index);
        const inTheMiddle = places.filter((index) => Math.abs(uvs[index * 2 + 1]!) < 1e-6);
        const from = inTheMiddle[0]!;
        const across = inTheMiddle.map((to) =>
          Math.hypot(...[0, 1, 2].map((axis) => positions[to * 3 + axis]! - positions[from * 3 + axis]!)),
        );
        expect(Math.max(...across) * Math.PI).to.be.closeTo(values.size, 0.01);
      });

      it('keeps the place of its lettering in millimetres: the middle of the outside is in front', () => {
        const outside = band.find(({ part }) => part === 'outside')!;
        const at = Array.from({ length: outside.uvs.length / 2 }, (_, index) => index).find(
          (index) => Math.abs(outside.uvs[index * 2]!) < 0.001 && Math.abs(outside.uvs[index * 2 + 1]!) < 0.001,
        )!;
        expect(outside.positions[at * 3]).to.be.closeTo(0, 0.001);
        expect(outside.normals[at * 3 + 2]).to.be.greaterThan(0.97);
      });
    });
  }

  it('costs what it weighs: twice the width is nearly twice the metal', () => {
    const [narrow, wide] = [3, 6].map((width) => Number(aRing({ profile: 'flat', width }).derived['weight']));
    expect(wide! / narrow!).to.be.within(1.9, 2.3);
  });
});
