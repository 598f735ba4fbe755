/**
 * What a generator gives: the shape of a made-to-measure product as plain numbers, without three.js. Types only.
 *
 * Millimetres everywhere, y up, the origin on the ground under the middle of the product, the front towards +z. Triangles are
 * counter-clockwise seen from outside.
 */
/** `model.params` of the product file, evaluated; one that is unknown is left out. */
export type GeneratorParams = Readonly<Record<string, number | string | boolean>>;

/**
 * Makes a product's shape from its parameters; may load its code first. Pure: equal parameters give equal meshes, in the
 * same order. What is thrown becomes `stage/generator-failed`, and the last picture stays.
 */
export type MeshGenerator = (params: GeneratorParams) => readonly MeshData[] | Promise<readonly MeshData[]>;

/** One mesh. Typed arrays are copied fastest; the stage keeps none of them. */
export interface MeshData {
  /** The name that `model.parts` refers to. Several meshes may belong to one part. */
  readonly part: string;
  /** Three a vertex, mm. */
  readonly positions: ArrayLike<number>;
  /** Three a vertex, of length 1. */
  readonly normals: ArrayLike<number>;
  /** Two a vertex, mm on the surface: looks keep their true scale, and so does an area's `uv` rectangle. */
  readonly uvs: ArrayLike<number>;
  /** Three a triangle. */
  readonly indices: ArrayLike<number>;
  /** Four a vertex: the direction of u, and 1 (-1: mirrored UVs). For surfaces with a grain, such as brushed metal. */
  readonly tangents?: ArrayLike<number>;
  /**
   * Three a vertex, mm: the place in the log or block that the piece was cut from, z along its grain. Wood takes its rings from
   * it, so that faces, edges and end grain agree.
   */
  readonly solid?: ArrayLike<number>;
  /** One a vertex: the share of the light that reaches it past the rest of the product, 0..1. */
  readonly light?: ArrayLike<number>;
  /** What it wears where no option says otherwise. Default: light grey plastic. */
  readonly look?: MeshLook;
}

/** A look as the product file has it. */
export interface MeshLook {
  readonly surface: string;
  /** `#rrggbb`. Default: the surface's own. */
  readonly color?: string;
  readonly roughness?: number;
  readonly metalness?: number;
}
