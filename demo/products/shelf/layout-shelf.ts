/**
 * Where every board of a shelf lies, in millimetres: the same sizes as the cut list of the product file. Pure; y up, the origin
 * on the floor under the middle, the front towards +z.
 */
import type { GeneratorParams } from '../../../src/preview/plan/mesh-data.js';

/** A point, a size or a direction. */
export type Triple = readonly [x: number, y: number, z: number];

/** What a board is for, as the cut list names it. */
export type Role = 'top' | 'side' | 'divider' | 'shelf' | 'back' | 'door' | 'drawer';

/** One board. */
export interface Board {
  readonly role: Role;
  readonly min: Triple;
  readonly max: Triple;
  /** The axis its grain runs along: 0, 1 or 2. */
  readonly grain: 0 | 1 | 2;
}

/** A space that is open to the front, or closed by a door or a drawer. */
export interface Compartment {
  readonly min: Triple;
  readonly max: Triple;
  readonly isClosed: boolean;
}

/** A whole shelf. */
export interface ShelfLayout {
  readonly boards: readonly Board[];
  /** Bay by bay, each from the bottom up. */
  readonly compartments: readonly Compartment[];
  readonly bays: number;
  readonly rows: number;
  /** Outer size of the carcass, without its feet. */
  readonly min: Triple;
  readonly max: Triple;
  readonly thicknessMm: number;
  /** Middles of the feet on the floor; the third number is z. */
  readonly feet: readonly (readonly [xMm: number, zMm: number])[];
  readonly footMm: number;
}

/** Panel of the back, and how wide one of its boards may be. */
export const BACK_MM = 8;
const BACK_BOARD_MM = 150;
/** Shelves and fronts stand back from the carcass. */
const RECESS_MM = 4;
/** Air round a door or a drawer. */
const GAP_MM = 2;
/** A door that is wider gets a second leaf. */
const MAX_DOOR_MM = 600;
const FOOT_INSET_MM = 55;

interface Sizes {
  readonly width: number;
  readonly depth: number;
  readonly thickness: number;
  readonly levels: number;
  readonly bays: number;
  readonly backMm: number;
  readonly fronts: string;
  readonly footMm: number;
  readonly top: number;
}

/** The shelf that the parameters of the product file describe. */
export function layoutShelf(params: GeneratorParams): ShelfLayout {
  const sizes = sizesOf(params);
  const { width, depth, thickness, bays, levels, footMm, top } = sizes;
  const compartments = compartmentsOf(sizes);
  return {
    boards: [...carcass(sizes), ...shelves(sizes, compartments), ...back(sizes), ...fronts(sizes, compartments)],
    compartments,
    bays,
    rows: levels + 1,
    min: [-width / 2, footMm, -depth / 2],
    max: [width / 2, top, depth / 2],
    thicknessMm: thickness,
    feet: footMm > 0 ? feet(sizes) : [],
    footMm,
  };
}

function sizesOf(params: GeneratorParams): Sizes {
  const number = (name: string, fallback: number): number =>
    typeof params[name] === 'number' ? params[name] : fallback;
  return {
    width: number('width', 1200),
    depth: number('depth', 320),
    thickness: number('thickness', 22),
    levels: number('levels', 4),
    bays: number('bays', 2),
    backMm: params['back'] === true ? BACK_MM : 0,
    fronts: typeof params['fronts'] === 'string' ? params['fronts'] : 'open',
    footMm: number('foot', 0),
    top: number('height', 1800),
  };
}

/** Top and bottom lie across; sides and dividers stand between them. */
function carcass({ width, depth, thickness, bays, backMm, footMm, top }: Sizes): Board[] {
  const [left, right, rear, front] = [-width / 2, width / 2, -depth / 2, depth / 2];
  const clear = (width - (bays + 1) * thickness) / bays;
  const across = [footMm, top - thickness].map((y): Board => ({
    role: 'top',
    min: [left, y, rear],
    max: [right, y + thickness, front],
    grain: 0,
  }));
  const uprights = Array.from({ length: bays + 1 }, (_, at): Board => {
    const x = left + at * (clear + thickness);
    const isSide = at === 0 || at === bays;
    return {
      role: isSide ? 'side' : 'divider',
      min: [x, footMm + thickness, isSide ? rear : rear + backMm],
      max: [x + thickness, top - thickness, front],
      grain: 1,
    };
  });
  return [...across, ...uprights];
}

function compartmentsOf({ width, depth, thickness, levels, bays, backMm, fronts, footMm, top }: Sizes): Compartment[] {
  const clear = (width - (bays + 1) * thickness) / bays;
  const row = (top - footMm - (levels + 2) * thickness) / (levels + 1);
  return Array.from({ length: bays * (levels + 1) }, (_, at) => {
    const x = -width / 2 + thickness + Math.floor(at / (levels + 1)) * (clear + thickness);
    const y = footMm + thickness + (at % (levels + 1)) * (row + thickness);
    return {
      min: [x, y, -depth / 2 + backMm],
      max: [x + clear, y + row, depth / 2],
      isClosed: fronts !== 'open' && at % (levels + 1) === 0,
    };
  });
}

/** One below each compartment that is not the lowest of its bay. */
function shelves({ thickness, levels }: Sizes, compartments: readonly Compartment[]): Board[] {
  return compartments.flatMap(({ min, max }, at): Board[] => {
    if (at % (levels + 1) === 0) return [];
    return [
      {
        role: 'shelf',
        min: [min[0], min[1] - thickness, min[2]],
        max: [max[0], min[1], max[2] - RECESS_MM],
        grain: 0,
      },
    ];
  });
}

function back({ width, depth, thickness, backMm, footMm, top }: Sizes): Board[] {
  if (backMm === 0) return [];
  const inner = width - 2 * thickness;
  const count = Math.ceil(inner / BACK_BOARD_MM);
  return Array.from({ length: count }, (_, at) => {
    const x = -inner / 2 + (at * inner) / count;
    return {
      role: 'back',
      min: [x, footMm + thickness, -depth / 2],
      max: [x + inner / count, top - thickness, -depth / 2 + backMm],
      grain: 1,
    };
  });
}

/** The lowest compartment of every bay: doors of one or two leaves, or one drawer. */
function fronts({ fronts: kind, thickness }: Sizes, compartments: readonly Compartment[]): Board[] {
  return compartments.flatMap(({ min, max, isClosed }): Board[] => {
    if (!isClosed) return [];
    const clear = max[0] - min[0];
    const leaves = kind === 'doors' && clear > MAX_DOOR_MM ? 2 : 1;
    const leaf = (clear - (leaves + 1) * GAP_MM) / leaves;
    return Array.from({ length: leaves }, (_, at) => {
      const x = min[0] + GAP_MM + at * (leaf + GAP_MM);
      return {
        role: kind === 'doors' ? 'door' : 'drawer',
        min: [x, min[1] + GAP_MM, max[2] - RECESS_MM - thickness],
        max: [x + leaf, max[1] - GAP_MM, max[2] - RECESS_MM],
        grain: kind === 'doors' ? 1 : 0,
      };
    });
  });
}

/** In front and at the rear of each end, and of each divider. */
function feet({ width, depth, bays }: Sizes): (readonly [number, number])[] {
  const span = width / 2 - FOOT_INSET_MM;
  const z = depth / 2 - FOOT_INSET_MM;
  return Array.from({ length: bays + 1 }, (_, at) => -span + (2 * span * at) / bays).flatMap((x) => [
    [x, z] as const,
    [x, -z] as const,
  ]);
}
