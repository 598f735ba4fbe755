import { expect } from 'chai';
import { Box3, Vector3 } from 'three';
import { OrbitCamera } from '../../../../src/preview/stage/camera/orbit-camera.js';

/** A bottle of 72 x 260 mm with the lid on its wall, metres. */
const WHOLE = new Box3(new Vector3(-0.036, 0, -0.036), new Vector3(0.036, 0.26, 0.036));
const WALL = new Box3(new Vector3(-0.036, 0, -0.036), new Vector3(0.036, 0.19, 0.036));
const DESKTOP = { widthPx: 960, heightPx: 750, insets: { topPx: 0, rightPx: 0, bottomPx: 0, leftPx: 0 } };

/** Where the top and the foot of the bottle stand on the canvas, seen at the wall: 0 is its upper edge, 1 its lower one. */
function edges(distanceM: number): [top: number, foot: number] {
  const orbit = new OrbitCamera();
  orbit.setViewport(DESKTOP, false);
  orbit.setSubject(WHOLE, { azimuthRad: 0, polarRad: Math.PI / 2, distanceM, at: WALL }, false);
  orbit.update(0);
  const down = (y: number): number => (1 - new Vector3(0, y, 0).project(orbit.camera).y) / 2;
  return [down(WHOLE.max.y), down(WHOLE.min.y)];
}

describe('a near view of a part', () => {
  it('shows all of the product where there is room for it, in the middle', () => {
    const [top, foot] = edges(0.9);
    expect(top).to.be.within(0.02, 0.15);
    expect(1 - foot).to.be.closeTo(top, 0.01);
  });

  it('stands at the part where there is none', () => {
    const [top, foot] = edges(0.5);
    expect(top).to.be.lessThan(0);
    expect(foot).to.be.within(0.9, 1.1);
  });
});

describe('a view from below', () => {
  const UNDER = { azimuthRad: 0, polarRad: (150 * Math.PI) / 180, distanceM: 0.9, at: null };
  const shown = (polarRad: number): OrbitCamera => {
    const orbit = new OrbitCamera();
    orbit.setViewport(DESKTOP, false);
    orbit.setSubject(WHOLE, { ...UNDER, polarRad }, false);
    orbit.update(0);
    return orbit;
  };
  const middle = WHOLE.getCenter(new Vector3()).y;

  it('shows what a product stands on', () => {
    expect(shown(UNDER.polarRad).camera.position.y).to.be.lessThan(middle - 0.3);
  });

  it('is where its owner puts it: from another view the hand does not get there', () => {
    for (const [polarRad, stays] of [
      [UNDER.polarRad, true],
      [Math.PI / 3, false],
    ] as const) {
      const orbit = shown(polarRad);
      orbit.orbitBy(0, 170);
      for (let frame = 0; frame < 200; frame++) orbit.update(16);
      expect(orbit.camera.position.y < middle - 0.3).to.equal(stays);
    }
  });
});

describe('a flight of the camera', () => {
  const FRONT = { azimuthRad: 0, polarRad: Math.PI / 2, distanceM: 0.9, at: null };
  const BACK = { ...FRONT, azimuthRad: 2 };
  const standing = (reduced: boolean): OrbitCamera => {
    const orbit = new OrbitCamera();
    orbit.setReducedMotion(reduced);
    orbit.setViewport(DESKTOP, false);
    orbit.setSubject(WHOLE, FRONT, false);
    orbit.update(0);
    return orbit;
  };

  it('takes some frames, and ends at the view', () => {
    const orbit = standing(false);
    orbit.show(BACK, true);
    expect(orbit.update(16)).to.equal(true);
    expect(orbit.azimuthRad).to.be.within(0, 1);
    for (let at = 0; at < 60; at++) orbit.update(16);
    expect(orbit.azimuthRad).to.equal(2);
    expect(orbit.update(16)).to.equal(false);
  });

  it('stops within one frame when the hand takes over', () => {
    const orbit = standing(false);
    orbit.show(BACK, true);
    for (let at = 0; at < 8; at++) orbit.update(16);
    orbit.hold();
    const held = orbit.azimuthRad;
    expect(held).to.be.within(0.05, 1.95);
    expect(orbit.update(16)).to.equal(false);
    expect(orbit.azimuthRad).to.be.closeTo(held, 1e-9);
  });

  it('is a cut under reduced motion, and the hand leaves nothing swinging', () => {
    const orbit = standing(true);
    orbit.show(BACK, true);
    expect(orbit.update(16)).to.equal(false);
    expect(orbit.azimuthRad).to.equal(2);
    orbit.orbitBy(30, 0);
    expect(orbit.update(16)).to.equal(false);
    expect(orbit.azimuthRad).to.be.closeTo(2 + Math.PI / 6, 1e-9);
  });

  it('becomes a cut when motion is reduced while it lasts', () => {
    const orbit = standing(false);
    orbit.show(BACK, true);
    orbit.update(16);
    orbit.setReducedMotion(true);
    orbit.update(16);
    expect(orbit.azimuthRad).to.equal(2);
    expect(orbit.update(16)).to.equal(false);
  });
});
