/** The design on show as plain numbers and pictures. */
import { Vector3, type Material, type Mesh, type Object3D, type WebGLRenderer } from 'three';
import type { PartId } from '../../../kernel/ids.js';
import { OVERLAY_LAYER } from '../layers.js';
import { boundsOf } from '../model/bounds.js';
import type { PartObjects } from '../model/part-objects.js';
import { measureUvScale } from '../surfaces/uv-scale.js';
import { bakePaint, isPaintedByShader, type PaintedBody } from './bake-paint.js';
import { encodePicture } from './encode-picture.js';
import { BAKED_UV, ExportMaterials } from './export-materials.js';
import type { ExportMesh, ExportModel, ExportPicture } from './export-model.js';
import { leanOf, shapeOf, uvsOf } from './export-shape.js';

/** Share of the product's diagonal between a surface and what is painted on it, and between two paintings. */
const LIFT = 2e-4;

/** What is on show. World matrices must be up to date. */
export interface ShownProduct {
  readonly root: Object3D;
  readonly parts: ReadonlyMap<PartId, PartObjects>;
}

/** A mesh on its way. */
interface Body extends PaintedBody {
  readonly name: string;
  readonly material: Material;
}

/** Colours baked for a body. */
interface Baked {
  readonly picture: Promise<ExportPicture>;
  readonly uvs: Float32Array<ArrayBuffer>;
}

/**
 * Takes the design on show, at once: what is shown while pictures are still being encoded does not mix in. What stands for the
 * room, such as a shade on the wall, stays behind.
 */
export async function collectModel(renderer: WebGLRenderer, product: ShownProduct): Promise<ExportModel> {
  const bodies = bodiesOf(product);
  const baked = bake(renderer, bodies);
  const materials = new ExportMaterials();
  const meshes = bodies.map((body) => meshOf(body, materials, baked.get(body) ?? null));
  return { meshes: await Promise.all(meshes) };
}

async function meshOf(body: Body, materials: ExportMaterials, paint: Baked | null): Promise<ExportMesh> {
  const { mesh, shape, name } = body;
  const { positions, normals, indices, vertices } = shape;
  const { material, uvSources } = materials.get(
    body.material,
    (source) => leanOf(mesh, source),
    paint?.picture ?? null,
  );
  const uvSets = uvSources.map((source) =>
    source.attribute === BAKED_UV && paint ? paint.uvs : uvsOf(mesh.geometry, vertices, source),
  );
  const colors = colorsOf(body);
  return { name, positions, normals, indices, uvSets, colors, material: await material };
}

function bodiesOf({ root, parts }: ShownProduct): Body[] {
  const owners = new Map<Object3D, string>();
  for (const [partId, { meshes }] of parts) for (const mesh of meshes) owners.set(mesh, partId);
  const names = new Set<string>();
  const diagonal = boundsOf([root], 'current').getSize(new Vector3()).length();
  const bodies: Body[] = [];
  const visit = (object: Object3D): void => {
    if (!object.visible) return;
    if (isMesh(object) && belongs(object)) {
      const shape = shapeOf(object, object.layers.isEnabled(OVERLAY_LAYER) ? LIFT * diagonal * object.renderOrder : 0);
      const own = owners.get(object) ?? [owners.get(object.parent ?? object), object.name].filter(Boolean).join('_');
      const [material] = [object.material].flat();
      if (shape.indices.length > 0 && material) {
        bodies.push({ mesh: object, shape, material, name: unique(own || 'part', names), scale: scaleOf(object) });
      }
    }
    object.children.forEach(visit);
  };
  visit(root);
  return bodies;
}

function isMesh(object: Object3D): object is Mesh {
  return 'isMesh' in object;
}

/** Paint lies on a mesh; what else is in its layer belongs to the room. */
function belongs(mesh: Mesh): boolean {
  return mesh.layers.isEnabled(0) || (mesh.parent !== null && isMesh(mesh.parent));
}

/** A name that both formats allow. */
function unique(wish: string, taken: Set<string>): string {
  const plain = wish.replace(/\W/g, '_').replace(/^(?=\d)/, '_');
  let name = plain;
  for (let at = 2; taken.has(name); at++) name = `${plain}_${at}`;
  taken.add(name);
  return name;
}

function scaleOf({ geometry, matrixWorld }: Mesh): readonly [number, number] {
  const { uMm, vMm } = (geometry.hasAttribute('uv') && measureUvScale(geometry, matrixWorld)) || { uMm: 1, vMm: 1 };
  return [uMm, vMm];
}

/** Bodies of one material share a picture. */
function bake(renderer: WebGLRenderer, bodies: readonly Body[]): ReadonlyMap<Body, Baked> {
  const baked = new Map<Body, Baked>();
  for (const material of new Set(bodies.map((body) => body.material))) {
    const own = bodies.filter((body) => body.material === material);
    if (!isPaintedByShader(material)) continue;
    const { pixels, uvs } = bakePaint(renderer, material, own);
    const picture = encodePicture(pixels, 'colors');
    own.forEach((body, at) => baked.set(body, { picture, uvs: uvs[at] ?? new Float32Array() }));
  }
  return baked;
}

function colorsOf({ mesh, material, shape }: Body): Float32Array<ArrayBuffer> | null {
  if (!material.vertexColors || !mesh.geometry.hasAttribute('color')) return null;
  const color = mesh.geometry.getAttribute('color');
  return Float32Array.from({ length: shape.vertices.length * 3 }, (_, at) =>
    Math.min(1, Math.max(0, color.getComponent(shape.vertices[Math.floor(at / 3)] ?? 0, at % 3))),
  );
}
