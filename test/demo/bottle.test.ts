import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { validateBytes } from 'gltf-validator';
import { loadFont } from '../../src/artwork/load-font.js';
import { foreignCharacters, textPattern } from '../../src/product/kinds/text-characters.js';

const glb = new Uint8Array(readFileSync(new URL('../../demo/products/bottle/bottle.glb', import.meta.url)));
const product = JSON.parse(
  readFileSync(new URL('../../demo/products/bottle/product.json', import.meta.url), 'utf8'),
) as {
  options: readonly { id: string; chars?: string }[];
  model: {
    fonts: Record<string, string>;
    parts: { all: string[] };
    areas: { wrap: { mm: [number, number]; uv: [number, number, number, number] } };
  };
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

describe('the name on the bottle', () => {
  const { options, model } = product;
  const name = options.find(({ id }) => id === 'name');
  const isAllowed = new RegExp(textPattern(name?.chars ?? '', 1), 'u');
  const allowed = Array.from({ length: 0x3000 }, (_, code) => String.fromCodePoint(code)).filter((one) =>
    isAllowed.test(one),
  );

  for (const [family, address] of Object.entries(model.fonts)) {
    it(`has no letter that ${family} cannot draw: nobody orders an empty bottle`, async () => {
      const font = await loadFont(bufferOf(address));
      expect(allowed).to.include.members(['A', 'é', 'ß', 'œ', '-', '’', ' ']);
      expect(allowed.filter((character) => character !== ' ' && !font.has(character))).to.deep.equal([]);
    });
  }

  it('says which characters it cannot have', () => {
    expect(foreignCharacters('Zoë 🦊 Γι', name?.chars ?? '')).to.deep.equal(['🦊', 'Γ', 'ι']);
  });
});

function bufferOf(address: string): ArrayBuffer {
  const [, , family, file] = address.split('/');
  const path = new URL(`../../node_modules/@fontsource/${family ?? ''}/files/${file ?? ''}`, import.meta.url);
  return new Uint8Array(readFileSync(path)).buffer;
}
