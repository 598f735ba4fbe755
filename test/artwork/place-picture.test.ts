import { expect } from 'chai';
import fc from 'fast-check';
import {
  centred,
  dpiOf,
  filled,
  fitted,
  lawful,
  moved,
  scaled,
  turned,
  type PlacedPicture,
  type Placement,
} from '../../src/artwork/place-picture.js';
import type { AreaSize } from '../../src/artwork/estimate-text.js';

const areas: fc.Arbitrary<AreaSize> = fc.record({
  widthMm: fc.integer({ min: 10, max: 600 }),
  heightMm: fc.integer({ min: 10, max: 600 }),
  wraps: fc.boolean(),
});

const pictures: fc.Arbitrary<PlacedPicture> = fc.record({
  widthPx: fc.integer({ min: 1, max: 8000 }),
  heightPx: fc.integer({ min: 1, max: 8000 }),
  placement: fc.record({
    xUm: fc.integer({ min: -900_000, max: 900_000 }),
    yUm: fc.integer({ min: -900_000, max: 900_000 }),
    widthUm: fc.integer({ min: 1, max: 9_000_000 }),
    rotationMdeg: fc.integer({ min: -360_000, max: 360_000 }),
  }),
});

/** Corners in the area's frame, millimetres. */
function corners({ placement, widthPx, heightPx }: PlacedPicture): readonly (readonly [number, number])[] {
  const turn = (placement.rotationMdeg * Math.PI) / 180_000;
  const [w, h] = [placement.widthUm / 2000, (placement.widthUm * heightPx) / widthPx / 2000];
  return [-1, 1].flatMap((x) =>
    [-1, 1].map((y): readonly [number, number] => [
      placement.xUm / 1000 + x * w * Math.cos(turn) - y * h * Math.sin(turn),
      placement.yUm / 1000 + x * w * Math.sin(turn) + y * h * Math.cos(turn),
    ]),
  );
}

/** Rounding to micrometres, and to a width that is the picture's alone. */
const SLACK_MM = 0.01;

const steps = (picture: PlacedPicture, area: AreaSize): readonly Placement[] => [
  lawful(picture, area),
  moved(picture, area, [1, -1]),
  scaled(picture, area, 1.05),
  turned(picture, area, 15),
  centred(picture, area),
  fitted(picture, area),
  filled(picture, area),
];

describe('the place of a picture', () => {
  it('is in whole micrometres and millidegrees, whatever is done to it', () => {
    fc.assert(
      fc.property(pictures, areas, (picture, area) => {
        for (const place of steps(picture, area)) {
          for (const value of Object.values(place))
            expect(Number.isInteger(value) && !Object.is(value, -0)).to.equal(true);
          expect(place.rotationMdeg).to.be.within(-179_999, 180_000);
        }
      }),
    );
  });

  it('has its centre on the area, so that some of the picture always is', () => {
    fc.assert(
      fc.property(pictures, areas, (picture, area) => {
        for (const { xUm, yUm } of steps(picture, area)) {
          expect(xUm).to.be.within(0, area.widthMm * 1000);
          expect(yUm).to.be.within(0, area.heightMm * 1000);
        }
      }),
    );
  });

  it('neither vanishes nor grows beyond four areas', () => {
    fc.assert(
      fc.property(pictures, areas, (picture, area) => {
        const { widthUm } = lawful(picture, area);
        const perWidth = Math.max(1, picture.heightPx / picture.widthPx);
        // The width is whole micrometres, and the longer side so many times as coarse.
        const slackUm = perWidth / 2 + 1;
        expect(widthUm * perWidth).to.be.at.least(5000 - slackUm);
        const mostUm = 4000 * Math.max(area.widthMm, area.heightMm);
        if (widthUm > 1) expect(widthUm * perWidth).to.be.at.most(mostUm + slackUm);
      }),
    );
  });

  it('changes no more once it keeps the laws', () => {
    fc.assert(
      fc.property(pictures, areas, (picture, area) => {
        const placement = lawful(picture, area);
        expect(lawful({ ...picture, placement }, area)).to.deep.equal(placement);
      }),
    );
  });

  it('that fits shows the whole picture, as it is turned', () => {
    const sober = pictures.filter(({ widthPx, heightPx }) => Math.max(widthPx / heightPx, heightPx / widthPx) < 2);
    const flat = areas.map((area) => ({ ...area, wraps: false }));
    fc.assert(
      fc.property(sober, flat, (picture, area) => {
        for (const [x, y] of corners({ ...picture, placement: fitted(picture, area) })) {
          expect(x).to.be.within(-SLACK_MM, area.widthMm + SLACK_MM);
          expect(y).to.be.within(-SLACK_MM, area.heightMm + SLACK_MM);
        }
      }),
    );
  });

  it('that fills leaves no corner of the area bare', () => {
    const square: fc.Arbitrary<AreaSize> = fc.constant({ widthMm: 100, heightMm: 60, wraps: false });
    const sober = pictures.filter(({ widthPx, heightPx }) => Math.max(widthPx / heightPx, heightPx / widthPx) < 2);
    fc.assert(
      fc.property(sober, square, (picture, area) => {
        const placement = filled(picture, area);
        const turn = (placement.rotationMdeg * Math.PI) / 180_000;
        const half = [
          placement.widthUm / 2000,
          (placement.widthUm * picture.heightPx) / picture.widthPx / 2000,
        ] as const;
        for (const [x, y] of [
          [0, 0],
          [100, 0],
          [0, 60],
          [100, 60],
        ] as const) {
          const [dx, dy] = [x - placement.xUm / 1000, y - placement.yUm / 1000];
          expect(Math.abs(dx * Math.cos(turn) + dy * Math.sin(turn))).to.be.at.most(half[0] + SLACK_MM);
          expect(Math.abs(dy * Math.cos(turn) - dx * Math.sin(turn))).to.be.at.most(half[1] + SLACK_MM);
        }
      }),
    );
  });

  it('goes round what wraps, and stops at the edge of what does not', () => {
    const picture = {
      widthPx: 100,
      heightPx: 100,
      placement: { xUm: 500, yUm: 500, widthUm: 20_000, rotationMdeg: 0 },
    };
    expect(moved(picture, { widthMm: 226.2, heightMm: 75, wraps: true }, [-1, 0]).xUm).to.equal(225_700);
    expect(moved(picture, { widthMm: 226.2, heightMm: 75, wraps: false }, [-1, 0]).xUm).to.equal(0);
  });
});

describe('the sharpness of a picture', () => {
  it('is its pixels over its printed width, and never rounded up', () => {
    const placement = { xUm: 0, yUm: 0, widthUm: 50_800, rotationMdeg: 0 };
    expect(dpiOf({ widthPx: 600, heightPx: 1, placement })).to.equal(300);
    expect(dpiOf({ widthPx: 599, heightPx: 1, placement })).to.equal(299);
  });
});
