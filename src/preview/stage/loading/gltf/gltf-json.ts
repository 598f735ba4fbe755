/** What of a glTF 2.0 file the reader looks at. Types only; a file that breaks them fails while it is read. */

/** Numbers: where they lie and how they are stored. */
export interface GltfAccessor {
  readonly bufferView?: number;
  readonly byteOffset?: number;
  readonly componentType: number;
  readonly normalized?: boolean;
  readonly count: number;
  readonly type: string;
  readonly sparse?: {
    readonly count: number;
    readonly indices: { readonly bufferView: number; readonly byteOffset?: number; readonly componentType: number };
    readonly values: { readonly bufferView: number; readonly byteOffset?: number };
  };
}

/** Which texture, on which UVs. */
export interface GltfTextureInfo {
  readonly index: number;
  readonly texCoord?: number;
  /** Of normal maps. */
  readonly scale?: number;
  /** Of occlusion maps. */
  readonly strength?: number;
  readonly extensions?: {
    readonly KHR_texture_transform?: {
      readonly offset?: readonly [number, number];
      readonly rotation?: number;
      readonly scale?: readonly [number, number];
      readonly texCoord?: number;
    };
  };
}

/** A material; absent values have the format's defaults. */
export interface GltfMaterial {
  readonly name?: string;
  readonly pbrMetallicRoughness?: {
    readonly baseColorFactor?: readonly number[];
    readonly metallicFactor?: number;
    readonly roughnessFactor?: number;
    readonly baseColorTexture?: GltfTextureInfo;
    readonly metallicRoughnessTexture?: GltfTextureInfo;
  };
  readonly normalTexture?: GltfTextureInfo;
  readonly occlusionTexture?: GltfTextureInfo;
  readonly emissiveTexture?: GltfTextureInfo;
  readonly emissiveFactor?: readonly number[];
  readonly alphaMode?: 'OPAQUE' | 'MASK' | 'BLEND';
  readonly alphaCutoff?: number;
  readonly doubleSided?: boolean;
  readonly extensions?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** A piece of a mesh with one material. */
export interface GltfPrimitive {
  readonly attributes: Readonly<Record<string, number>>;
  readonly indices?: number;
  readonly material?: number;
  readonly mode?: number;
  readonly targets?: readonly Readonly<Record<string, number>>[];
  readonly extensions?: {
    readonly KHR_materials_variants?: {
      readonly mappings?: readonly { readonly material: number; readonly variants: readonly number[] }[];
    };
  };
}

/** Pieces that move together. */
export interface GltfMesh {
  readonly primitives: readonly GltfPrimitive[];
  readonly weights?: readonly number[];
  readonly extras?: { readonly targetNames?: readonly string[] };
}

/** A place in the scene: a matrix, or translation, rotation and scale. */
export interface GltfNode {
  readonly name?: string;
  readonly mesh?: number;
  readonly children?: readonly number[];
  readonly matrix?: readonly number[];
  readonly translation?: readonly [number, number, number];
  readonly rotation?: readonly [number, number, number, number];
  readonly scale?: readonly [number, number, number];
  readonly weights?: readonly number[];
}

/** The whole file. */
export interface GltfJson {
  readonly extensionsRequired?: readonly string[];
  readonly extensions?: {
    readonly KHR_materials_variants?: { readonly variants?: readonly { readonly name?: string }[] };
  };
  readonly scene?: number;
  readonly scenes?: readonly { readonly nodes?: readonly number[] }[];
  readonly nodes?: readonly GltfNode[];
  readonly meshes?: readonly GltfMesh[];
  readonly materials?: readonly GltfMaterial[];
  readonly accessors?: readonly GltfAccessor[];
  readonly bufferViews?: readonly {
    readonly buffer: number;
    readonly byteOffset?: number;
    readonly byteLength: number;
    readonly byteStride?: number;
  }[];
  readonly buffers?: readonly { readonly uri?: string }[];
  readonly textures?: readonly {
    readonly source?: number;
    readonly sampler?: number;
    readonly extensions?: Readonly<Record<string, { readonly source?: number }>>;
  }[];
  readonly samplers?: readonly {
    readonly magFilter?: number;
    readonly minFilter?: number;
    readonly wrapS?: number;
    readonly wrapT?: number;
  }[];
  readonly images?: readonly { readonly uri?: string; readonly bufferView?: number }[];
}
