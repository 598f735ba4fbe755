/** A GLB that holds nothing but this JSON. */
export function aGlb(json: object): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify({ asset: { version: '2.0' }, ...json }));
  const length = Math.ceil(text.length / 4) * 4;
  const bytes = new Uint8Array(20 + length).fill(0x20);
  const view = new DataView(bytes.buffer);
  [0x46546c67, 2, bytes.length, length, 0x4e4f534a].forEach((word, at) => view.setUint32(at * 4, word, true));
  bytes.set(text, 20);
  return bytes;
}
