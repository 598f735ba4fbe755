/** Colours that only a shader knows, such as those of wood, drawn onto a picture that a file can hold. */
import {
  BufferAttribute,
  BufferGeometry,
  DoubleSide,
  Group,
  Material,
  Mesh,
  MeshBasicMaterial,
  OrthographicCamera,
  type MeshPhysicalMaterial,
  type WebGLRenderer,
} from 'three';
import { createPictureTarget } from '../render/picture-target.js';
import { layOut } from './atlas-charts.js';
import type { Shape } from './export-shape.js';
import type { Pixels } from './picture-pixels.js';

/** Edge of the picture: a shelf of two metres gets a pixel a millimetre. */
const SIZE_PX = 2048;
/** How far edges are grown into the gutter, pixels. */
const GROWTH = 2;
/** What a shader may read of a vertex. */
const ATTRIBUTES = ['uv', 'solid'];

/** A body that is painted. */
export interface PaintedBody {
  readonly mesh: Mesh;
  readonly shape: Shape;
  /** Millimetres of one unit of u and v. */
  readonly scale: readonly [number, number];
}

/** The picture, and where each body's vertices lie in it. */
export interface Paint {
  readonly pixels: Pixels;
  readonly uvs: readonly Float32Array<ArrayBuffer>[];
}

/** Whether a material has colours of its shader's own. */
export function isPaintedByShader(material: Material): material is MeshPhysicalMaterial {
  return material.onBeforeCompile !== Material.prototype.onBeforeCompile;
}

/** Draws all bodies of one material onto one picture. */
export function bakePaint(
  renderer: WebGLRenderer,
  material: MeshPhysicalMaterial,
  bodies: readonly PaintedBody[],
): Paint {
  const uvs = layOut(
    bodies.map(({ mesh, shape, scale }) => ({ indices: shape.indices, uvsMm: uvsInMm(mesh, shape, scale) })),
    SIZE_PX,
  );
  const flat = new MeshBasicMaterial({ color: material.color, side: DoubleSide, toneMapped: false });
  flat.defines = { ...material.defines };
  flat.onBeforeCompile = (shader, by) => material.onBeforeCompile(shader, by);
  flat.customProgramCacheKey = () => `${material.customProgramCacheKey()} flat`;
  const sheets = bodies.map(({ mesh, shape }, at) => new Mesh(sheetOf(mesh.geometry, shape, uvs[at]), flat));
  const data = draw(renderer, sheets);
  for (const { geometry } of sheets) geometry.dispose();
  flat.dispose();
  for (let pass = 0; pass < GROWTH; pass++) growEdges(data);
  fillRest(data);
  return { pixels: { widthPx: SIZE_PX, heightPx: SIZE_PX, data }, uvs };
}

function uvsInMm({ geometry }: Mesh, { vertices }: Shape, [uMm, vMm]: readonly [number, number]): Float32Array {
  const uv = geometry.getAttribute('uv');
  return Float32Array.from({ length: vertices.length * 2 }, (_, at) => {
    const vertex = vertices[at >> 1] ?? 0;
    return at % 2 === 0 ? uv.getX(vertex) * uMm : uv.getY(vertex) * vMm;
  });
}

/** The body, unrolled: its vertices lie where they are in the picture. */
function sheetOf(
  from: BufferGeometry,
  { vertices, indices }: Shape,
  uvs: Float32Array = new Float32Array(),
): BufferGeometry {
  const geometry = new BufferGeometry();
  const place = Float32Array.from({ length: vertices.length * 3 }, (_, at) =>
    at % 3 === 2 ? 0 : (uvs[2 * Math.floor(at / 3) + (at % 3)] ?? 0),
  );
  geometry.setAttribute('position', new BufferAttribute(place, 3));
  for (const name of ATTRIBUTES.filter((each) => from.hasAttribute(each))) {
    const attribute = from.getAttribute(name);
    const size = attribute.itemSize;
    const values = Float32Array.from({ length: vertices.length * size }, (_, at) =>
      attribute.getComponent(vertices[Math.floor(at / size)] ?? 0, at % size),
    );
    geometry.setAttribute(name, new BufferAttribute(values, size));
  }
  return geometry.setIndex(new BufferAttribute(indices, 1));
}

/** Rows from v = 0: the target's first row is its lowest. */
function draw(renderer: WebGLRenderer, sheets: readonly Mesh[]): Uint8ClampedArray<ArrayBuffer> {
  const group = new Group();
  for (const sheet of sheets) {
    sheet.frustumCulled = false;
    group.add(sheet);
  }
  const target = createPictureTarget(SIZE_PX, SIZE_PX, 0);
  const pixels = new Uint8Array(SIZE_PX * SIZE_PX * 4);
  try {
    renderer.setRenderTarget(target);
    renderer.clear();
    renderer.render(group, new OrthographicCamera(0, 1, 1, 0, -1, 1));
    renderer.readRenderTargetPixels(target, 0, 0, SIZE_PX, SIZE_PX, pixels);
  } finally {
    renderer.setRenderTarget(null);
    target.dispose();
  }
  return new Uint8ClampedArray(pixels.buffer);
}

/** Gives every empty pixel beside a full one its colour. */
function growEdges(data: Uint8ClampedArray): void {
  const row = SIZE_PX * 4;
  const before = data.slice();
  for (let at = 0; at < data.length; at += 4) {
    if (before[at + 3] !== 0) continue;
    const from = [at - 4, at + 4, at - row, at + row].find((each) => (before[each + 3] ?? 0) > 0);
    if (from !== undefined) data.set(before.subarray(from, from + 4), at);
  }
}

/** What lies between gets the mean colour: smaller copies of the picture mix it in. */
function fillRest(data: Uint8ClampedArray): void {
  const sums = [0, 0, 0];
  let count = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] === 0) continue;
    count++;
    for (let channel = 0; channel < 3; channel++) sums[channel] = (sums[channel] ?? 0) + (data[at + channel] ?? 0);
  }
  const mean = [...sums.map((sum) => sum / Math.max(1, count)), 255];
  for (let at = 0; at < data.length; at += 4) if (data[at + 3] === 0) data.set(mean, at);
}
