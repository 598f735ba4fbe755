/**
 * The studio as numbers: glowing and black cards on a sphere round the product, seen from its middle. Azimuth 0 is where the
 * camera stands, positive to its right; elevation 0 is level. Radiance 1 under the calibrated intensity is a white wall.
 * Everything is neutral grey, so that a swatch keeps its colour.
 */
export interface StudioCard {
  readonly azimuthDeg: number;
  readonly elevationDeg: number;
  /** Full angles seen from the product. */
  readonly widthDeg: number;
  readonly heightDeg: number;
  readonly radiance: number;
  /** Width of the falloff at the edge, degrees. */
  readonly softDeg: number;
}

/** One studio. `wall` in front of the product, `back` behind it, `floor` and `ceiling` below and above. */
export interface Studio {
  readonly wall: number;
  readonly back: number;
  readonly floor: number;
  readonly ceiling: number;
  /** Factor that makes a swatch on the label come out as its own colour. */
  readonly intensity: number;
  /** Later ones lie over earlier ones. */
  readonly cards: readonly StudioCard[];
}

/** 1.2 x 1.8 m at 1.7 m, left 45 degrees. */
const KEY: StudioCard = { azimuthDeg: -45, elevationDeg: 22, widthDeg: 39, heightDeg: 60, radiance: 5.2, softDeg: 7 };
/** Large and weak, right front. */
const FILL: StudioCard = { azimuthDeg: 52, elevationDeg: 12, widthDeg: 56, heightDeg: 70, radiance: 0.85, softDeg: 26 };
/** Narrow strip, right rear: a bright line along the right edge. */
const RIM: StudioCard = { azimuthDeg: 152, elevationDeg: 8, widthDeg: 13, heightDeg: 80, radiance: 4.4, softDeg: 4 };
/** Black card opposite the key: metal and gloss get their dark edge. */
const BLACK_RIGHT: StudioCard = {
  azimuthDeg: 112,
  elevationDeg: 5,
  widthDeg: 46,
  heightDeg: 110,
  radiance: 0.02,
  softDeg: 9,
};
const BLACK_LEFT: StudioCard = {
  azimuthDeg: -118,
  elevationDeg: 5,
  widthDeg: 50,
  heightDeg: 110,
  radiance: 0.05,
  softDeg: 12,
};
/** Overhead bank: shoulders and lids get a lit top. */
const TOP: StudioCard = { azimuthDeg: 0, elevationDeg: 82, widthDeg: 70, heightDeg: 44, radiance: 1.5, softDeg: 18 };

/** The studio for pages with a light ground. */
export const LIGHT_STUDIO: Studio = {
  wall: 0.34,
  back: 0.3,
  floor: 0.42,
  ceiling: 0.5,
  intensity: 1,
  cards: [BLACK_LEFT, BLACK_RIGHT, FILL, TOP, KEY, RIM],
};

/** The studio for pages with a dark ground: less wall, a second rim, the same key. */
export const DARK_STUDIO: Studio = {
  wall: 0.5,
  back: 0.22,
  floor: 0.2,
  ceiling: 0.45,
  intensity: 1.06,
  cards: [BLACK_LEFT, BLACK_RIGHT, FILL, TOP, KEY, RIM, { ...RIM, azimuthDeg: -156, widthDeg: 10, radiance: 2.6 }],
};
