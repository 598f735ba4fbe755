import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { validateBytes } from 'gltf-validator';

const glb = new Uint8Array(readFileSync(new URL('../../demo/products/bottle/bottle.glb', import.meta.url)));
const product = JSON.parse(
  readFileSync(new URL('../../demo/products/bottle/product.json', import.meta.url), 'utf8'),
) as {
  model: { parts: { all: string[] }; areas: { wrap: { mm: [number, number]; uv: [number, number, number, number] } } };
};

interface Gltf {
  readonly nodes: readonly { readonly name: string }[];
  readonly meshes: readonly { readonly name: string; readonly extras?: { readonly targetNames: readonly string[] } }[];
}

function jsonChunk(bytes: Uint8Array): Gltf {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(12, true);
  return JSON.parse(new TextDecoder().decode(bytes.subarray(20, 20 + length))) as Gltf;
}

describe("the bottle's model", () => {
  it('has no error and no warning of the Khronos validator', async () => {
    const { issues } = await validateBytes(glb);
    expect(issues).to.include({ numErrors: 0, numWarnings: 0 });
  });

  it('has every part the product names', () => {
    expect(jsonChunk(glb).nodes.map(({ name }) => name)).to.have.members(product.model.parts.all);
  });

  it('shortens every part but the base by the same morph target', () => {
    const shortened = jsonChunk(glb).meshes.filter(({ extras }) => extras?.targetNames.includes('short'));
    expect(shortened.map(({ name }) => name)).to.have.members(['Body', 'Seal', 'Lid', 'Loop']);
  });

  it('carries a label area of the same scale along and across', () => {
    const { mm, uv } = product.model.areas.wrap;
    const acrossMm = mm[0] / (uv[2] - uv[0]);
    const alongMm = mm[1] / (uv[3] - uv[1]);
    expect(acrossMm / alongMm).to.be.closeTo(1, 0.002);
  });
});
