import { expect } from 'chai';
import fc from 'fast-check';
import { BoxGeometry, Mesh, PerspectiveCamera, PlaneGeometry, SphereGeometry, Vector3 } from 'three';
import { facing, isSeen, pointsOf } from '../../../../src/preview/stage/pointing/sight.js';

function aCameraAt(x: number, y: number, z: number): PerspectiveCamera {
  const camera = new PerspectiveCamera(20, 1, 0.01, 10);
  camera.position.set(x, y, z);
  camera.lookAt(0, 0, 0);
  camera.updateMatrixWorld();
  return camera;
}

function aBox(sizeM: number, [x, y, z]: readonly [number, number, number]): Mesh {
  const mesh = new Mesh(new BoxGeometry(sizeM, sizeM, sizeM));
  mesh.position.set(x, y, z);
  mesh.updateMatrixWorld();
  return mesh;
}

describe('what is in sight', () => {
  const front = aCameraAt(0, 0, 1);

  it('is looked at in 32 points, spread by area', () => {
    const [large, small] = [new Mesh(new PlaneGeometry(3, 1)), new Mesh(new PlaneGeometry(1, 1, 40, 40))];
    small.position.set(5, 0, 0);
    small.updateMatrixWorld();
    const points = pointsOf([large, small]);
    expect(points).to.have.length.within(31, 33);
    expect(points.filter(({ at }) => at.x < 3)).to.have.length.within(23, 25);
    expect(new Set(points.map(({ at }) => at.toArray().join()))).to.have.property('size', points.length);
  });

  it('is a box before the camera, from every side', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 6.28, noNaN: true }),
        fc.double({ min: -0.4, max: 0.4, noNaN: true }),
        (turn, y) => {
          const box = aBox(0.1, [0, 0, 0]);
          const camera = aCameraAt(Math.sin(turn), y, Math.cos(turn));
          expect(isSeen(pointsOf([box]), [box], camera)).to.equal(true);
        },
      ),
    );
  });

  it('is not a box behind another one, nor one beside the canvas, nor one under what covers the canvas', () => {
    const hidden = aBox(0.05, [0, 0, -0.2]);
    expect(isSeen(pointsOf([hidden]), [hidden, aBox(0.1, [0, 0, 0])], front)).to.equal(false);
    const beside = aBox(0.05, [0.4, 0, 0]);
    expect(isSeen(pointsOf([beside]), [beside], front)).to.equal(false);
    const low = aBox(0.05, [0, -0.13, 0]);
    expect(isSeen(pointsOf([low]), [low], front)).to.equal(true);
    expect(isSeen(pointsOf([low]), [low], front, [-1, 0, 1, 1])).to.equal(false);
  });

  it('is not the far side of a ball, though the ball is', () => {
    const ball = new Mesh(new SphereGeometry(0.1, 32, 16));
    const far = pointsOf([ball]).filter(({ normal }) => normal.z < -0.2);
    expect(isSeen(far, [ball], front)).to.equal(false);
    expect(facing(far, front.position)).to.equal(0);
    expect(isSeen(pointsOf([ball]), [ball], front)).to.equal(true);
  });

  it('is a mirrored part as it stands, and not inside out', () => {
    const box = aBox(0.1, [0, 0, 0]);
    box.scale.x = -1;
    box.updateMatrixWorld();
    const outwards = pointsOf([box]).every(({ at, normal }) => at.dot(normal) > 0);
    expect(outwards).to.equal(true);
  });

  it('is nothing to look for where there is nothing', () => {
    expect(pointsOf([])).to.deep.equal([]);
    expect(isSeen([], [], front)).to.equal(true);
    expect(facing([], new Vector3())).to.equal(0);
  });
});
