/** Models that are broken, each in one way, and the words by which the stage should tell it. */
import { aGlb, glbBytes, type GlbParts } from './a-glb.js';

/** One broken file. */
export interface BrokenGlb {
  readonly what: string;
  readonly bytes: Uint8Array;
  /** What the fault's message says. */
  readonly says: RegExp;
}

const BOX = { name: 'Body', sizeM: [0.1, 0.1, 0.1] } as const;

/**
 * The files.
 *
 * @param png - A picture that is in order.
 */
export function brokenGlbs(png: Uint8Array): readonly BrokenGlb[] {
  return [...brokenEnvelopes(), ...brokenNumbers(), ...brokenStructures(), ...brokenPictures(png)];
}

function brokenEnvelopes(): BrokenGlb[] {
  const whole = glbBytes(aGlb([BOX]));
  const cut = (bytes: number): Uint8Array => whole.slice(0, bytes);
  const patched = (at: number, word: number): Uint8Array => {
    const copy = whole.slice();
    new DataView(copy.buffer).setUint32(at, word, true);
    return copy;
  };
  const text = (words: string): Uint8Array => new TextEncoder().encode(words);
  return [
    { what: 'nothing at all', bytes: new Uint8Array(), says: /JSON/ },
    { what: 'half a header', bytes: cut(10), says: /JSON|glTF/ },
    { what: 'a header and no chunk', bytes: cut(12), says: /JSON|glTF/ },
    { what: 'a file cut in its JSON', bytes: cut(200), says: /too early/ },
    { what: 'a file cut in its numbers', bytes: cut(whole.length - 40), says: /too early/ },
    { what: 'another magic number', bytes: patched(0, 0x12345678), says: /JSON/ },
    { what: 'a length beyond the file', bytes: patched(8, 0x7fffffff), says: /too early/ },
    { what: 'a JSON chunk longer than the file', bytes: patched(12, 0x7ffffff0), says: /length/i },
    { what: 'a first chunk that is no JSON', bytes: patched(16, 0x004e4942), says: /not a glTF/ },
    { what: 'a web page', bytes: text('<!doctype html><title>Not found</title>'), says: /JSON/ },
    { what: 'JSON that is no model', bytes: text('{"format":1}'), says: /not a glTF/ },
    { what: 'null', bytes: text('null'), says: /not a glTF/ },
    { what: 'a file of glTF 1.0', bytes: text('{"asset":{"version":"1.0"}}'), says: /not a glTF/ },
  ];
}

function spoilt(
  spoil: (parts: GlbParts) => GlbParts | undefined,
  boxes: Parameters<typeof aGlb>[0] = [BOX],
): Uint8Array {
  const parts = aGlb(boxes);
  return glbBytes(spoil(parts) ?? parts);
}

/** Sets something deep in the JSON. */
function changed(change: (json: GlbParts['json']) => void, boxes?: Parameters<typeof aGlb>[0]): Uint8Array {
  return spoilt((parts) => (change(parts.json), parts), boxes);
}

function brokenNumbers(): BrokenGlb[] {
  const notNumbers = spoilt(({ json, binary }) => {
    const copy = binary.slice();
    new DataView(copy.buffer).setFloat32(0, NaN, true);
    return { json, binary: copy };
  });
  const strayCorner = spoilt(({ json, binary }) => {
    const { byteOffset } = json.bufferViews.at(-1) as { byteOffset: number };
    const copy = binary.slice();
    new DataView(copy.buffer).setUint16(byteOffset, 60_000, true);
    return { json, binary: copy };
  });
  return [
    { what: 'positions that are no numbers', bytes: notNumbers, says: /no numbers/ },
    { what: 'corners that are not there', bytes: strayCorner, says: /not there/ },
    {
      what: 'an accessor longer than its view',
      bytes: changed((json) => (json.accessors[0]!['count'] = 5000)),
      says: /ends behind/,
    },
    {
      what: 'an accessor that begins behind its view',
      bytes: changed((json) => (json.accessors[0]!['byteOffset'] = 1 << 20)),
      says: /ends behind/,
    },
    { what: 'an absurd count', bytes: changed((json) => (json.accessors[0]!['count'] = 4e12)), says: /claims/ },
    {
      what: 'an absurd count without bytes',
      bytes: changed((json) => (json.accessors[0] = { componentType: 5126, type: 'VEC3', count: 4e9 })),
      says: /claims/,
    },
    { what: 'a negative count', bytes: changed((json) => (json.accessors[0]!['count'] = -3)), says: /./ },
    {
      what: 'numbers of an unknown type',
      bytes: changed((json) => (json.accessors[0]!['componentType'] = 77)),
      says: /unknown type/,
    },
    {
      what: 'an accessor that is missing',
      bytes: changed((json) => (json.meshes[0]!.primitives[0]!['attributes'] = { POSITION: 99 })),
      says: /no accessor 99/,
    },
    {
      what: 'triangles without positions',
      bytes: changed((json) => (json.meshes[0]!.primitives[0]!['attributes'] = {})),
      says: /without positions/,
    },
    {
      what: 'a view that ends behind the file',
      bytes: changed((json) => (json.bufferViews[0]!['byteLength'] = 1 << 24)),
      says: /ends behind/,
    },
    {
      what: 'a view that begins before the file',
      bytes: changed((json) => (json.bufferViews[0]!['byteOffset'] = -64)),
      says: /./,
    },
  ];
}

function brokenStructures(): BrokenGlb[] {
  return [
    {
      what: 'a required extension nobody knows',
      bytes: changed((json) => (json['extensionsRequired'] = ['ACME_magic'])),
      says: /requires ACME_magic/,
    },
    {
      what: 'compressed triangles',
      bytes: changed((json) => (json['extensionsRequired'] = ['KHR_draco_mesh_compression'])),
      says: /requires KHR_draco/,
    },
    {
      what: 'a node that hangs in itself',
      bytes: changed((json) => (json.nodes[0]!['children'] = [0])),
      says: /two places/,
    },
    {
      what: 'nodes that hang in each other',
      bytes: changed((json) => {
        json.nodes.push({ children: [0] });
        json.nodes[0]!['children'] = [1];
      }),
      says: /two places/,
    },
    {
      what: 'a tree that doubles at every step',
      bytes: changed((json) => {
        for (let at = 1; at < 64; at++) json.nodes.push({ children: at < 63 ? [at + 1, at + 1] : [] });
        json.nodes[0]!['children'] = [1, 1];
      }),
      says: /two places/,
    },
    {
      what: 'a node that is nowhere',
      bytes: changed((json) => (json.nodes[0]!['translation'] = ['left', 0, 0])),
      says: /nowhere/,
    },
    { what: 'a mesh that is no mesh', bytes: changed((json) => (json.meshes[0] = {} as never)), says: /./ },
    {
      what: 'a buffer that is missing',
      bytes: changed((json) => {
        json.bufferViews[0]!['buffer'] = 7;
      }),
      says: /does not have/,
    },
    {
      what: 'a buffer on another host',
      bytes: changed((json) => {
        json['buffers'] = [{ byteLength: 4 }, { byteLength: 4, uri: 'https://elsewhere.example/b.bin' }];
        json.bufferViews[0]!['buffer'] = 1;
      }),
      says: /another host/,
    },
  ];
}

function brokenPictures(png: Uint8Array): BrokenGlb[] {
  const withPicture = [{ ...BOX, picture: png }];
  const picture = (bytes: Uint8Array): Uint8Array => glbBytes(aGlb([{ ...BOX, picture: bytes }]));
  const huge = png.slice();
  new DataView(huge.buffer).setUint32(16, 60_000);
  new DataView(huge.buffer).setUint32(20, 60_000);
  return [
    {
      what: 'a picture that is missing',
      bytes: changed((json) => (json.textures[0]!['source'] = 5), withPicture),
      says: /does not have/,
    },
    {
      what: 'a texture that is missing',
      bytes: changed((json) => (json.textures.length = 0), withPicture),
      says: /does not have/,
    },
    {
      what: 'a picture on another host',
      bytes: changed((json) => (json.images[0] = { uri: 'https://elsewhere.example/a.png' }), withPicture),
      says: /another host/,
    },
    {
      what: 'a picture that is text',
      bytes: picture(new TextEncoder().encode('not a picture, and long enough to be one')),
      says: /decoded/,
    },
    { what: 'a picture cut in its pixels', bytes: picture(png.slice(0, png.length - 30)), says: /decoded/ },
    { what: 'a picture cut in its header', bytes: picture(png.slice(0, 20)), says: /decoded/ },
    { what: 'a picture of 60,000 x 60,000 pixels', bytes: picture(huge), says: /60000 x 60000/ },
  ];
}
