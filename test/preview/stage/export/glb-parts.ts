/** What a GLB says, for tests. */
export interface GlbJson {
  readonly nodes: readonly { readonly name: string; readonly mesh: number }[];
  readonly meshes: readonly {
    readonly primitives: readonly [
      { readonly attributes: Readonly<Record<string, number>>; readonly material: number },
    ];
  }[];
  readonly materials: readonly {
    readonly alphaMode: string;
    readonly pbrMetallicRoughness: {
      readonly baseColorFactor: readonly number[];
      readonly baseColorTexture?: { readonly index: number };
      readonly roughnessFactor: number;
      readonly metallicFactor: number;
    };
    readonly normalTexture?: { readonly index: number };
    readonly occlusionTexture?: { readonly index: number };
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
  readonly textures?: readonly { readonly source: number }[];
  readonly images?: readonly { readonly bufferView: number; readonly mimeType: string }[];
  readonly bufferViews: readonly { readonly byteOffset: number; readonly byteLength: number }[];
}

/** The JSON of a GLB, and the bytes of its pictures. */
export function openGlb(bytes: Uint8Array): {
  readonly json: GlbJson;
  readonly picture: (texture: number) => { readonly bytes: Uint8Array; readonly type: string };
  readonly materialOf: (node: string) => GlbJson['materials'][number] | undefined;
} {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint32(12, true);
  const json = JSON.parse(new TextDecoder().decode(bytes.subarray(20, 20 + length))) as GlbJson;
  return {
    json,
    picture: (texture) => {
      const { bufferView, mimeType } = json.images![json.textures![texture]!.source]!;
      const { byteOffset, byteLength } = json.bufferViews[bufferView]!;
      const start = 28 + length + byteOffset;
      return { bytes: bytes.subarray(start, start + byteLength), type: mimeType };
    },
    materialOf: (node) => {
      const mesh = json.nodes.find(({ name }) => name === node)?.mesh;
      return mesh === undefined ? undefined : json.materials[json.meshes[mesh]!.primitives[0].material];
    },
  };
}
