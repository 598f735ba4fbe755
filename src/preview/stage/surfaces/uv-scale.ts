import { Vector3, type BufferGeometry, type Matrix4 } from 'three';

/** Millimetres of one unit of u and of v. */
export interface UvScale {
  readonly uMm: number;
  readonly vMm: number;
}

/**
 * How large a geometry's UV unit is on the object, averaged over its triangles by area; `null` without UVs. Units of the
 * world are metres.
 */
export function measureUvScale(geometry: BufferGeometry, world: Matrix4): UvScale | null {
  if (!geometry.hasAttribute('uv')) return null;
  const uv = geometry.getAttribute('uv');
  const position = geometry.getAttribute('position');
  const count = geometry.index?.count ?? position.count;
  // A sample of the triangles is enough for an average.
  const stride = Math.max(1, Math.floor(count / 3 / 2000)) * 3;
  const corner = (at: number, out: Vector3): number => {
    const vertex = geometry.index?.getX(at) ?? at;
    out.fromBufferAttribute(position, vertex).applyMatrix4(world);
    return vertex;
  };
  const [a, b, c] = [new Vector3(), new Vector3(), new Vector3()];
  let lengthU = 0;
  let lengthV = 0;
  let weight = 0;
  for (let at = 0; at + 2 < count; at += stride) {
    const [i, j, k] = [corner(at, a), corner(at + 1, b), corner(at + 2, c)];
    b.sub(a);
    c.sub(a);
    const [du1, dv1] = [uv.getX(j) - uv.getX(i), uv.getY(j) - uv.getY(i)];
    const [du2, dv2] = [uv.getX(k) - uv.getX(i), uv.getY(k) - uv.getY(i)];
    const determinant = du1 * dv2 - du2 * dv1;
    if (Math.abs(determinant) < 1e-12) continue;
    const area = Math.abs(determinant);
    a.copy(b).multiplyScalar(dv2).addScaledVector(c, -dv1).divideScalar(determinant);
    lengthU += area * a.length();
    a.copy(c).multiplyScalar(du1).addScaledVector(b, -du2).divideScalar(determinant);
    lengthV += area * a.length();
    weight += area;
  }
  return weight === 0 ? null : { uMm: (1000 * lengthU) / weight, vMm: (1000 * lengthV) / weight };
}
