import { expect } from 'chai';
import { Resolution } from '../../../../src/preview/stage/render/resolution.js';

/** Pixel ratios of so many moving frames of a length. */
function ratios(resolution: Resolution, frames: number, elapsedMs: number): number[] {
  return Array.from({ length: frames }, () => {
    resolution.measure(elapsedMs);
    return resolution.ratio(true);
  });
}

function aResolution(): Resolution {
  const resolution = new Resolution();
  resolution.full = 2;
  return resolution;
}

describe('the resolution of moving frames', () => {
  it('goes down step by step while frames take longer than 22 ms', () => {
    const steps = [...new Set(ratios(aResolution(), 60, 40))];
    expect(steps).to.deep.equal([2, 1.58, 1.24, 1]);
  });

  it('comes back step by step when frames are fast again', () => {
    const resolution = aResolution();
    ratios(resolution, 60, 40);
    expect([...new Set(ratios(resolution, 120, 6))]).to.deep.equal([1, 1.24, 1.58, 2]);
  });

  it('stays whole at 60 frames a second', () => {
    expect([...new Set(ratios(aResolution(), 600, 16.7))]).to.deep.equal([2]);
  });

  it('is whole in the resting frame, however slow the movement was', () => {
    const resolution = aResolution();
    ratios(resolution, 60, 90);
    expect(resolution.ratio(false)).to.equal(2);
  });
});
