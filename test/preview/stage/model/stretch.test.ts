import { expect } from 'chai';
import { Box3, BoxGeometry, Group, Mesh, Vector3 } from 'three';
import type { PartPlan } from '../../../../src/preview/plan/scene-plan.js';
import { stretch } from '../../../../src/preview/stage/model/stretch.js';

const SIZE = new Vector3();

/** A board 300 mm wide and 30 mm high with a knob of 20 mm at either end, its origin at the left end of its foot. */
function aBoard(): { root: Group; board: Mesh; knobs: [Mesh, Mesh] } {
  const root = new Group();
  const piece = (width: number, height: number, x: number, y: number): Mesh => {
    const mesh = new Mesh(new BoxGeometry(width, height, 0.02));
    mesh.position.set(x, y, 0);
    root.add(mesh);
    return mesh;
  };
  const board = piece(0.3, 0.03, 0.15, 0.015);
  const knobs: [Mesh, Mesh] = [piece(0.02, 0.02, 0.01, 0.04), piece(0.02, 0.02, 0.29, 0.04)];
  root.updateMatrixWorld(true);
  return { root, board, knobs };
}

const wide = (mm: number): PartPlan['sizes'] => [{ axis: 'x', mm, mode: 'stretch' }];
const boxOf = (mesh: Mesh): Box3 => new Box3().setFromObject(mesh, true);

describe('nine-slice stretch', () => {
  it('gives the part its length and keeps the shape of its ends', () => {
    const { root, board, knobs } = aBoard();
    stretch(root, wide(900));
    expect(boxOf(board).getSize(SIZE).x).to.be.closeTo(0.9, 1e-6);
    for (const knob of knobs) expect(boxOf(knob).getSize(SIZE).x).to.be.closeTo(0.02, 1e-6);
    expect(boxOf(knobs[1]).max.x).to.be.closeTo(0.9, 1e-6);
    expect(boxOf(board).getSize(SIZE).y).to.be.closeTo(0.03, 1e-6);
  });

  it('keeps the origin of the node where it is', () => {
    const { root, board, knobs } = aBoard();
    stretch(root, wide(900));
    expect(boxOf(board).min.x).to.be.closeTo(0, 1e-6);
    expect(boxOf(knobs[0]).min.x).to.be.closeTo(0, 1e-6);
  });

  it('works on several axes, and in a scaled node', () => {
    const { root, board } = aBoard();
    root.scale.setScalar(2);
    root.updateMatrixWorld(true);
    stretch(root, [...wide(900), { axis: 'z', mm: 100, mode: 'stretch' }]);
    expect(boxOf(board).getSize(SIZE).x).to.be.closeTo(0.9, 1e-6);
    expect(boxOf(board).getSize(SIZE).z).to.be.closeTo(0.1, 1e-6);
  });

  it('gives way at the ends where there is no middle left', () => {
    const { root, board, knobs } = aBoard();
    stretch(root, wide(100));
    expect(boxOf(board).getSize(SIZE).x).to.be.closeTo(0.1, 1e-6);
    expect(boxOf(knobs[0]).getSize(SIZE).x).to.be.closeTo(0.01, 1e-6);
  });

  it('is a function of the size, not of the sizes before, and ends with the file itself', () => {
    const { root, board, knobs } = aBoard();
    const shape = (): number[] => [board, ...knobs].flatMap((mesh) => [...boxOf(mesh).min, ...boxOf(mesh).max]);
    const rest = shape();
    stretch(root, wide(450));
    const first = shape();
    stretch(root, wide(1200));
    stretch(root, wide(450));
    expect(shape()).to.deep.equal(first);
    stretch(root, []);
    shape().forEach((value, at) => expect(value).to.be.closeTo(rest[at]!, 1e-7));
  });
});
