import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { generateShelf } from '../../demo/products/shelf/shelf-generator.js';
import { layoutShelf, type Board, type Role } from '../../demo/products/shelf/layout-shelf.js';
import { cutList, type CutLine } from '../../src/order/cut-list.js';
import { faultOfMeshes } from '../../src/preview/plan/check-meshes.js';
import type { GeneratorParams, MeshData } from '../../src/preview/plan/mesh-data.js';
import { planScene } from '../../src/preview/plan/plan-scene.js';
import type { Change } from '../../src/product/configuration.js';
import { createScope } from '../../src/product/expression/create-scope.js';
import { loadProduct } from '../../src/product/load.js';
import { createSession } from '../../src/session/create-session.js';
import type { Snapshot } from '../../src/session/session.js';

const text = readFileSync(new URL('../../demo/products/shelf/product.json', import.meta.url), 'utf8');
const loaded = loadProduct(text);
if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
const product = loaded.value;

/** What the cut list calls a board. */
const NAMES: Readonly<Record<Role, string>> = {
  top: 'Top and bottom',
  side: 'Side',
  divider: 'Divider',
  shelf: 'Shelf',
  back: 'Back board',
  door: 'Door',
  drawer: 'Drawer front',
};

function designed(changes: readonly Change[]): Snapshot {
  const session = createSession(product, { context: { market: 'eu', locale: 'en' } });
  for (const change of changes) session.apply(change);
  return session.snapshot;
}

function paramsOf(snapshot: Snapshot): GeneratorParams {
  const { model } = planScene(product, snapshot);
  if (model?.type !== 'generator') throw new Error('The shelf has no generator.');
  return model.params;
}

function cutOf({ values }: Snapshot): readonly CutLine[] {
  return cutList(product, createScope(product, { values, quantity: 1, market: 'eu' }), 'en');
}

function sizeOf({ min, max }: Board): number[] {
  return [0, 1, 2].map((axis) => Number(((max[axis] ?? 0) - (min[axis] ?? 0)).toFixed(1))).sort((a, b) => a - b);
}

/** Boards as the cut list counts them: so many of a name and a size. */
function counted(boards: readonly Board[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const board of boards) {
    const key = `${NAMES[board.role]} ${sizeOf(board).join(' x ')}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

function listed(lines: readonly CutLine[]): Record<string, number> {
  const sized = lines.map(({ part, quantity, sizesMm }) => {
    const sizes = sizesMm.map((mm) => Number(mm.toFixed(1))).sort((a, b) => a - b);
    return [`${part} ${sizes.join(' x ')}`, quantity] as const;
  });
  return Object.fromEntries(sized);
}

/** Millimetres by which two boards lie in each other; air or touch: 0 or less. */
function overlap(a: Board, b: Board): number {
  const depths = ([0, 1, 2] as const).map(
    (axis) => Math.min(a.max[axis], b.max[axis]) - Math.max(a.min[axis], b.min[axis]),
  );
  return Math.min(...depths);
}

/** Answers of any shopper; what the rules refuse stays as it was. */
const anyAnswers = fc.record({
  width: fc.integer({ min: 40, max: 240 }).map((cm) => cm * 10),
  height: fc.integer({ min: 40, max: 240 }).map((cm) => cm * 10),
  depth: fc.integer({ min: 20, max: 50 }).map((cm) => cm * 10),
  wood: fc.constantFrom('oak', 'walnut', 'white'),
  thickness: fc.constantFrom('t18', 't22', 't30'),
  back: fc.boolean(),
  fronts: fc.constantFrom('open', 'doors', 'drawers'),
  feet: fc.constantFrom('none', 'legs', 'steel'),
});

describe('the made-to-measure shelf', () => {
  let designs: readonly Snapshot[];
  before(function () {
    this.timeout(60_000);
    designs = fc
      .sample(anyAnswers, { seed: 4, numRuns: 12 })
      .map((answers) => designed(Object.entries(answers).map(([optionId, value]) => ({ optionId, value }))));
  });

  it('shows exactly the boards that are cut, in their true sizes', () => {
    for (const snapshot of designs) {
      expect(counted(layoutShelf(paramsOf(snapshot)).boards)).to.deep.equal(listed(cutOf(snapshot)));
    }
  });

  it('has no two boards in one place, and none outside its measure', () => {
    for (const snapshot of designs) {
      const { boards, min, max } = layoutShelf(paramsOf(snapshot));
      for (const [at, board] of boards.entries()) {
        for (const other of boards.slice(at + 1)) expect(overlap(board, other)).to.be.at.most(1e-6);
        for (const axis of [0, 1, 2] as const) {
          expect(board.min[axis]).to.be.at.least(min[axis] - 1e-6);
          expect(board.max[axis]).to.be.at.most(max[axis] + 1e-6);
        }
      }
      const { width, height, depth } = snapshot.values;
      expect([max[0] - min[0], max[1], max[2] - min[2]]).to.deep.equal([width, height, depth]);
    }
  });

  it('leaves 180 mm between shelves, and no board spans more than it can carry', () => {
    for (const { derived } of designs) {
      expect(Number(derived['row'])).to.be.at.least(180);
      expect(Number(derived['clear'])).to.be.at.most(Number(derived['span']));
    }
  });

  it('is drawn as closed, finite meshes for every preset', () => {
    for (const { id } of product.presets) {
      const session = createSession(product, { context: { market: 'eu', locale: 'en' } });
      expect(session.applyPreset(id).accepted, id).to.equal(true);
      expect(session.snapshot.complete, id).to.equal(true);
      const meshes = generateShelf(paramsOf(session.snapshot));
      expect(faultOfMeshes(meshes), id).to.equal(null);
      expect(
        meshes.reduce((sum, { indices }) => sum + indices.length / 3, 0),
        id,
      ).to.be.within(5_000, 60_000);
    }
  });

  it('is the same for the same parameters', () => {
    const params = paramsOf(designed([]));
    expect(generateShelf(params)).to.deep.equal(generateShelf({ ...params }));
  });

  it('keeps a texel a texel: a millimetre of UV is a millimetre of wood, within 1 %', () => {
    for (const width of [900, 1430]) {
      const params = paramsOf(designed([{ optionId: 'width', value: width }]));
      const boards = generateShelf(params).find(({ part }) => part === 'boards');
      expect(flatScales(boards!).filter((scale) => Math.abs(scale - 1) > 0.01)).to.deep.equal([]);
    }
  });

  it('cuts no two boards from the same place of the log', () => {
    const boards = generateShelf(paramsOf(designed([]))).find(({ part }) => part === 'boards')!;
    const places = new Set(
      Array.from({ length: boards.solid!.length / 3 }, (_, at) => Math.round(boards.solid![3 * at + 2]! / 4100)),
    );
    expect(places.size).to.equal(layoutShelf(paramsOf(designed([]))).boards.filter(isCarcass).length);
  });

  it('gives less light to the depth of a compartment than to its front', () => {
    const boards = generateShelf(paramsOf(designed([]))).find(({ part }) => part === 'boards')!;
    const up = Array.from({ length: boards.light!.length }, (_, at) => at).filter(
      (at) => boards.normals[3 * at + 1]! > 0.99 && boards.positions[3 * at + 1]! < 1000,
    );
    const mean = (isFront: boolean): number => {
      const some = up.filter((at) => boards.positions[3 * at + 2]! > 100 === isFront);
      return some.reduce((sum, at) => sum + boards.light![at]!, 0) / some.length;
    };
    expect(mean(false)).to.be.lessThan(0.7 * mean(true));
  });
});

function isCarcass({ role }: Board): boolean {
  return role !== 'back' && role !== 'door' && role !== 'drawer';
}

/** Area in the UVs over area in space, for triangles on flat faces. */
function flatScales({ positions, normals, uvs, indices }: MeshData): number[] {
  const scales: number[] = [];
  for (let at = 0; at < indices.length; at += 3) {
    const corners = [indices[at]!, indices[at + 1]!, indices[at + 2]!];
    if (!corners.every((corner) => [0, 1, 2].some((axis) => Math.abs(normals[3 * corner + axis]!) > 0.999))) continue;
    const [a, b, c] = corners.map((corner) => [0, 1, 2].map((axis) => positions[3 * corner + axis]!));
    const [u, v] = [1, 2].map((corner) => b!.map((_, axis) => (corner === 1 ? b : c)![axis]! - a![axis]!));
    const cross = [0, 1, 2].map(
      (axis) => u![(axis + 1) % 3]! * v![(axis + 2) % 3]! - u![(axis + 2) % 3]! * v![(axis + 1) % 3]!,
    );
    const [s, t] = [1, 2].map((corner) =>
      [0, 1].map((axis) => uvs[2 * corners[corner]! + axis]! - uvs[2 * corners[0]! + axis]!),
    );
    const area = Math.hypot(...cross);
    if (area > 1) scales.push(Math.abs(s![0]! * t![1]! - s![1]! * t![0]!) / area);
  }
  return scales;
}
