import { expect } from 'chai';
import { faultOfMeshes } from '../../../src/preview/plan/check-meshes.js';
import type { MeshData } from '../../../src/preview/plan/mesh-data.js';

const TRIANGLE: MeshData = {
  part: 'body',
  positions: [0, 0, 0, 10, 0, 0, 0, 10, 0],
  normals: [0, 0, 1, 0, 0, 1, 0, 0, 1],
  uvs: [0, 10, 10, 10, 0, 0],
  indices: [0, 1, 2],
};

describe('what a generator gives', () => {
  it('is good as plain or typed numbers, with nothing in it, and with every list there is', () => {
    const full = { ...TRIANGLE, tangents: Array(12).fill(0), solid: Array(9).fill(0), light: [1, 1, 1] };
    const typed = { ...TRIANGLE, positions: Float32Array.from(TRIANGLE.positions), indices: Uint16Array.of(0, 1, 2) };
    const empty = { part: 'doors', positions: [], normals: [], uvs: [], indices: [] };
    for (const meshes of [[TRIANGLE], [full, typed], [empty], []]) expect(faultOfMeshes(meshes)).to.equal(null);
  });

  const faults: readonly (readonly [string, Partial<Record<keyof MeshData, unknown>>, string])[] = [
    ['no part', { part: undefined }, 'mesh 0 (undefined): it names no part'],
    ['half a vertex', { positions: [0, 0] }, 'mesh 0 (body): positions are not three a vertex'],
    ['no normals', { normals: undefined }, 'mesh 0 (body): normals are not 3 a vertex'],
    ['too few UVs', { uvs: [0, 0] }, 'mesh 0 (body): uvs are not 2 a vertex'],
    ['a tangent too few', { tangents: [1, 0, 0, 1] }, 'mesh 0 (body): tangents are not 4 a vertex'],
    ['an infinite normal', { normals: [0, 0, Infinity, 0, 0, 1, 0, 0, 1] }, 'mesh 0 (body): normals[2] is no number'],
    ['light that is no number', { light: [1, NaN, 1] }, 'mesh 0 (body): light[1] is no number'],
    ['half a triangle', { indices: [0, 1] }, 'mesh 0 (body): indices are not three a triangle'],
    ['a corner between vertices', { indices: [0, 1, 0.5] }, 'mesh 0 (body): indices[2] names no vertex'],
    ['a corner that is not there', { indices: [0, 1, 3] }, 'mesh 0 (body): indices[2] names no vertex'],
  ];
  for (const [title, change, said] of faults) {
    it(`is refused with ${title}`, () => {
      expect(faultOfMeshes([{ ...TRIANGLE, ...change }])).to.equal(said);
    });
  }

  it('is refused where it is more than can be drawn', () => {
    expect(faultOfMeshes(Array(257).fill(TRIANGLE))).to.equal('it gave 257 meshes, more than 256');
    const many = { ...TRIANGLE, indices: new Uint32Array(3 * 500_001) };
    expect(faultOfMeshes([many])).to.equal('it gave 500001 triangles, more than 500000');
  });
});
