import { expect } from 'chai';
import { carve, floorLight, wallMm, type Carving } from '../../../../src/preview/stage/areas/carve.js';

const SIZE = 64;
const FLAT = [128, 128, 255, 255];

/** Dark ink on the square from 16 to 48, as a canvas gives it. */
function aSquare(): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(SIZE * SIZE * 4);
  for (let y = 16; y < 48; y++) for (let x = 16; x < 48; x++) pixels.set([40, 40, 40, 255], (y * SIZE + x) * 4);
  return pixels;
}

function carved(over: Partial<Carving> = {}): {
  color(x: number, y: number): number[];
  normal(x: number, y: number): number[];
  finish(x: number, y: number): number[];
} {
  const color = aSquare();
  const { normal, finish } = carve(color, SIZE, SIZE, {
    depthMm: 0.15,
    capMm: 14,
    pxPerMm: 14,
    floor: { roughness: 0.6, metalness: 0.4 },
    rim: 1,
    wallsOnly: false,
    ...over,
  });
  const at =
    (pixels: ArrayLike<number>) =>
    (x: number, y: number): number[] =>
      Array.from({ length: 4 }, (_, channel) => pixels[(y * SIZE + x) * 4 + channel] ?? 0);
  return { color: at(color), normal: at(normal), finish: at(finish) };
}

describe('carving a sheet', () => {
  it('leaves floor and surroundings flat', () => {
    const { normal } = carved();
    expect(normal(32, 32)).to.deep.equal(FLAT);
    expect(normal(4, 4)).to.deep.equal(FLAT);
  });

  it('slopes the walls of a cut inwards, and those of a relief outwards', () => {
    const [cut, relief] = [carved(), carved({ depthMm: -0.15 })];
    // Red is across, green along: above 128 looks towards larger coordinates.
    expect(cut.normal(16, 32)[0]).to.be.above(180);
    expect(cut.normal(47, 32)[0]).to.be.below(76);
    expect(cut.normal(32, 16)[1]).to.be.above(180);
    expect(cut.normal(32, 47)[1]).to.be.below(76);
    expect(relief.normal(16, 32)[0]).to.be.below(76);
    expect(relief.normal(32, 47)[1]).to.be.above(180);
  });

  it('gives opposite walls opposite slopes', () => {
    const { normal } = carved();
    for (const step of [0, 1, 2, 3]) {
      expect((normal(16 + step, 32)[0] ?? 0) + (normal(47 - step, 32)[0] ?? 0)).to.be.closeTo(255, 2);
    }
  });

  it('polishes the edge of a cut in metal: brighter, smoother, all metal', () => {
    const { color, finish } = carved();
    expect(color(17, 32)[0]).to.be.above(90);
    expect(color(32, 32)[0]).to.equal(40);
    expect(finish(17, 32)[1]).to.be.below(finish(32, 32)[1] ?? 0);
    expect(finish(17, 32)[2]).to.be.above(finish(32, 32)[2] ?? 255);
  });

  it('polishes no edge where there is no metal', () => {
    const { color, finish } = carved({ rim: 0 });
    expect(color(17, 32)[0]).to.equal(40);
    expect(finish(17, 32)).to.deep.equal(finish(32, 32));
  });

  it('has a flat floor of the finish it is given', () => {
    expect(carved().finish(32, 32)).to.deep.equal([0, 153, 102, 255]);
  });

  it('draws nothing but walls where the surface itself is raised', () => {
    const { color } = carved({ depthMm: -0.4, wallsOnly: true });
    expect(color(32, 32)[3]).to.equal(0);
    expect(color(4, 4)[3]).to.equal(0);
    expect(color(16, 32)[3]).to.be.above(200);
  });

  it('has walls of 0.35 mm on a bottle and 0.04 mm in a ring', () => {
    expect(wallMm(14)).to.equal(0.35);
    expect(wallMm(1.6)).to.be.closeTo(0.04, 1e-9);
    expect(wallMm(200)).to.equal(0.35);
    expect(wallMm(0.5)).to.equal(0.03);
  });

  it('darkens the floor of narrow, deep strokes', () => {
    expect(floorLight(0.15, 1.6)).to.be.below(0.7);
    expect(floorLight(0.15, 14)).to.be.above(0.9);
    expect(floorLight(-0.3, 14)).to.equal(1);
  });
});
