/** What stands in the picture for scale, and is not sold: five plain books and a vase. */
import type { MeshData } from '../../../src/preview/plan/mesh-data.js';
import { addBoard } from './board-mesh.js';
import type { Compartment, ShelfLayout, Triple } from './layout-shelf.js';
import { MeshLists } from './mesh-lists.js';
import type { Lighting } from './shelf-light.js';
import { addTurned, type Profile } from './turned-mesh.js';

interface Book {
  readonly color: string;
  readonly thickMm: number;
  readonly tallMm: number;
  readonly deepMm: number;
}

const BOOKS: readonly Book[] = [
  { color: '#7c3b2c', thickMm: 31, tallMm: 218, deepMm: 152 },
  { color: '#d6cdbb', thickMm: 22, tallMm: 234, deepMm: 165 },
  { color: '#39464b', thickMm: 38, tallMm: 205, deepMm: 148 },
  { color: '#a58555', thickMm: 17, tallMm: 190, deepMm: 138 },
  { color: '#57614c', thickMm: 27, tallMm: 226, deepMm: 158 },
];
const COVER_MM = 3;
const PAPER = '#ece5d6';

/** A bellied vase of 190 mm. */
const VASE: Profile = [
  [0, 0],
  [34, 0],
  [37, 3],
  [46, 22],
  [58, 55],
  [62, 84],
  [57, 112],
  [42, 138],
  [25, 156],
  [20, 168],
  [21, 180],
  [25, 189],
  [24, 191],
  [21, 188],
  [17, 176],
  [16, 160],
];

/** Books and vase where there is room; nothing where every compartment is too low. */
export function decorOf({ compartments, rows, bays }: ShelfLayout, light: Lighting): MeshData[] {
  const isFree = ({ min, max, isClosed }: Compartment, tallMm: number, wideMm: number): boolean =>
    !isClosed && max[1] - min[1] > tallMm && max[0] - min[0] > wideMm && max[2] - min[2] > 190;
  const upwards = (bay: number, from: number): Compartment[] =>
    Array.from({ length: rows }, (_, at) => compartments[bay * rows + ((from + at) % rows)]).filter((each) => !!each);
  const forBooks = upwards(0, Math.floor(rows / 2)).find((each) => isFree(each, 245, 240));
  const forVase = upwards(bays - 1, Math.max(1, rows - 2)).find((each) => isFree(each, 205, 180) && each !== forBooks);
  return [...(forBooks ? booksIn(forBooks, light) : []), ...(forVase ? [vaseIn(forVase, light)] : [])];
}

function booksIn({ min, max }: Compartment, light: Lighting): MeshData[] {
  const pages = new MeshLists();
  let x = min[0] + 16;
  const covers = BOOKS.map(({ color, thickMm, tallMm, deepMm }, at) => {
    const [front, y] = [max[2] - 34 - 3 * (at % 2), min[1]];
    const cover = new MeshLists();
    const add = (lists: MeshLists, from: Triple, to: Triple): void => {
      const tall = [0.02, 0.08, 0.3, 0.7].map((share) => from[1] + share * (to[1] - from[1]));
      addBoard({ lists, light, stations: [[], tall, []], easeMm: 1 }, { min: from, max: to, grain: 1 }, 900 + at);
    };
    const rear = front - deepMm;
    add(cover, [x, y, rear], [x + COVER_MM, y + tallMm, front]);
    add(cover, [x + thickMm - COVER_MM, y, rear], [x + thickMm, y + tallMm, front]);
    add(cover, [x + 1, y, front - COVER_MM], [x + thickMm - 1, y + tallMm, front + 1.5]);
    add(pages, [x + COVER_MM, y + 3, rear + 4], [x + thickMm - COVER_MM, y + tallMm - 4, front - COVER_MM]);
    x += thickMm + 0.8;
    return cover.toMesh('decor', { surface: 'suede', color });
  });
  return [...covers, pages.toMesh('decor', { surface: 'plastic', color: PAPER, roughness: 0.9 })];
}

/** Three steps for every one of a profile, on Catmull and Rom's curve through it. */
function rounded(profile: Profile): Profile {
  const at = (row: number): readonly [number, number] =>
    profile[Math.min(profile.length - 1, Math.max(0, row))] ?? [0, 0];
  return profile.flatMap((here, row) =>
    row === profile.length - 1
      ? [here]
      : [0, 1 / 3, 2 / 3].map((t): readonly [number, number] => {
          const curve = (axis: 0 | 1): number => {
            const [a, b, c, d] = [at(row - 1)[axis], here[axis], at(row + 1)[axis], at(row + 2)[axis]];
            return b + (t / 2) * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
          };
          return [Math.max(0, curve(0)), curve(1)];
        }),
  );
}

function vaseIn({ min, max }: Compartment, light: Lighting): MeshData {
  const lists = new MeshLists();
  addTurned(lists, rounded(VASE), [max[0] - 130, min[1], (min[2] + max[2]) / 2 + 10], light);
  return lists.toMesh('decor', { surface: 'powder', color: '#d9d3c7', roughness: 0.7 });
}
