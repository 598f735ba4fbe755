/**
 * A product as files hold it: plain numbers and encoded pictures, without three.js. Metres, y up, counter-clockwise seen from
 * outside; UVs from the top left of a picture, as glTF has them. Types only.
 */

/** A design that leaves the page. */
export interface ExportModel {
  readonly meshes: readonly ExportMesh[];
}

/** One mesh, in the product's own space. */
export interface ExportMesh {
  /** Unique, of letters, digits and underscores: the part, and what is on it. */
  readonly name: string;
  /** Three a vertex. */
  readonly positions: Float32Array<ArrayBuffer>;
  /** Three a vertex, of length 1. */
  readonly normals: Float32Array<ArrayBuffer>;
  /** Two a vertex each, by `ExportMap.uvSet`. */
  readonly uvSets: readonly Float32Array<ArrayBuffer>[];
  /** Three a vertex, linear: a shade that the material is multiplied by. */
  readonly colors: Float32Array<ArrayBuffer> | null;
  readonly indices: Uint32Array<ArrayBuffer>;
  readonly material: ExportMaterial;
}

/** Red, green, blue, linear, 0..1. */
export type Rgb = readonly [number, number, number];

/** A metallic-roughness material. Maps hold their factors: where there is one, the number beside it does not count. */
export interface ExportMaterial {
  /** Unique. */
  readonly name: string;
  readonly color: Rgb;
  /** 0..1 */
  readonly opacity: number;
  readonly roughness: number;
  readonly metalness: number;
  readonly emissive: Rgb;
  readonly alpha: 'opaque' | 'mask' | 'blend';
  /** For `mask`, 0..1. */
  readonly alphaCutoff: number;
  readonly doubleSided: boolean;
  readonly colorMap: ExportMap | null;
  /** Green up. */
  readonly normalMap: ExportMap | null;
  /** How far normals lean, a factor. */
  readonly normalScale: number;
  /** Roughness in green, metalness in blue. */
  readonly finishMap: ExportMap | null;
  /** Light that arrives, in red. */
  readonly lightMap: ExportMap | null;
  readonly emissiveMap: ExportMap | null;
  /** Further values by the name of their glTF extension. */
  readonly extensions: Readonly<Record<string, Readonly<Record<string, number | Rgb>>>>;
}

/** A picture on a set of UVs. */
export interface ExportMap {
  readonly picture: ExportPicture;
  readonly uvSet: number;
  /** Whether it repeats along u and along v. */
  readonly wraps: readonly [boolean, boolean];
}

/** An encoded picture. */
export interface ExportPicture {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: 'image/png' | 'image/jpeg';
}
