import type { MeshData, MeshLook } from '../../../src/preview/plan/mesh-data.js';

/** One vertex, millimetres. A single one is filled again and again: a shelf is made anew for every step of a slider. */
export interface Vertex {
  x: number;
  y: number;
  z: number;
  /** What it faces, of length 1. */
  nx: number;
  ny: number;
  nz: number;
  /** Place on the surface. */
  u: number;
  v: number;
  /** Place in the log: across it from the pith, and along the grain. */
  across: number;
  deep: number;
  along: number;
  /** Share of the light that reaches it, 0..1. */
  light: number;
}

/** A list of numbers that grows. */
class Numbers {
  #array = new Float32Array(1024);
  #length = 0;

  push(...numbers: readonly number[]): void {
    if (this.#length + numbers.length > this.#array.length) {
      const larger = new Float32Array(this.#array.length * 2);
      larger.set(this.#array);
      this.#array = larger;
    }
    for (const number of numbers) this.#array[this.#length++] = number;
  }

  /** A copy of what is used. */
  toArray(): Float32Array {
    return this.#array.slice(0, this.#length);
  }
}

/** The growing lists of one mesh. */
export class MeshLists {
  readonly #positions = new Numbers();
  readonly #normals = new Numbers();
  readonly #solid = new Numbers();
  readonly #uvs = new Numbers();
  readonly #light = new Numbers();
  readonly #indices: number[] = [];
  readonly #vertex: Vertex = {
    x: 0,
    y: 0,
    z: 0,
    nx: 0,
    ny: 0,
    nz: 1,
    u: 0,
    v: 0,
    across: 0,
    deep: 0,
    along: 0,
    light: 1,
  };
  #count = 0;

  /**
   * Adds a net of `columns` x `rows` vertices.
   *
   * @param turned - Columns run to the left, seen from outside.
   * @param place - Fills the vertex it is given.
   */
  addNet(
    columns: number,
    rows: number,
    turned: boolean,
    place: (vertex: Vertex, column: number, row: number) => void,
  ): void {
    const first = this.#count;
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        place(this.#vertex, column, row);
        this.#push(this.#vertex);
      }
    }
    for (let row = 0; row + 1 < rows; row++) {
      for (let a = first + row * columns; a + 1 < first + (row + 1) * columns; a++) {
        const c = a + columns;
        if (turned) this.#indices.push(a, c, a + 1, a + 1, c, c + 1);
        else this.#indices.push(a, a + 1, c, a + 1, c + 1, c);
      }
    }
  }

  /** The mesh of a part. */
  toMesh(part: string, look?: MeshLook): MeshData {
    return {
      part,
      positions: this.#positions.toArray(),
      normals: this.#normals.toArray(),
      uvs: this.#uvs.toArray(),
      solid: this.#solid.toArray(),
      light: this.#light.toArray(),
      indices: Uint32Array.from(this.#indices),
      ...(look && { look }),
    };
  }

  #push({ x, y, z, nx, ny, nz, u, v, across, deep, along, light }: Vertex): void {
    this.#positions.push(x, y, z);
    this.#normals.push(nx, ny, nz);
    this.#uvs.push(u, v);
    this.#light.push(light);
    this.#solid.push(across, deep, along);
    this.#count++;
  }
}
