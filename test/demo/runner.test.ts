import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { validateBytes } from 'gltf-validator';
import { loadFont } from '../../src/artwork/load-font.js';
import { textPattern } from '../../src/product/kinds/text-characters.js';

const glb = new Uint8Array(readFileSync(new URL('../../demo/products/runner/runner.glb', import.meta.url)));
const product = JSON.parse(
  readFileSync(new URL('../../demo/products/runner/product.json', import.meta.url), 'utf8'),
) as {
  lists: Record<string, readonly { look: object }[]>;
  options: readonly { id: string; chars?: string; bind?: { look?: string; color?: string } }[];
  model: {
    fonts: Record<string, string>;
    parts: Record<string, string | string[]>;
    areas: { tab: { mm: [number, number]; uv: [number, number, number, number] } };
  };
};

interface Gltf {
  readonly nodes: readonly { readonly name: string }[];
  readonly accessors: readonly { readonly min?: readonly number[]; readonly max?: readonly number[] }[];
}

function jsonChunk(bytes: Uint8Array): Gltf {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(12, true);
  return JSON.parse(new TextDecoder().decode(bytes.subarray(20, 20 + length))) as Gltf;
}

describe("the runner's model", () => {
  it('has no error and no warning of the Khronos validator', async () => {
    const { issues } = await validateBytes(glb);
    expect(issues).to.include({ numErrors: 0, numWarnings: 0 });
  });

  it('weighs at most 1.5 MB', () => {
    expect(glb.length).to.be.at.most(1_500_000);
  });

  it('has every part the product names, and no other', () => {
    const named = Object.values(product.model.parts).flat();
    expect(jsonChunk(glb).nodes.map(({ name }) => name)).to.have.members(named);
  });

  it('is a shoe of EU 42: 300 to 310 mm long, 104 to 115 mm wide, on the ground', () => {
    const { accessors } = jsonChunk(glb);
    const corner = (end: 'min' | 'max', axis: number): number[] =>
      accessors.flatMap((accessor) => (accessor[end] ? [(accessor[end][axis] ?? 0) / 100] : []));
    const sizeMm = (axis: number): number => Math.max(...corner('max', axis)) - Math.min(...corner('min', axis));
    expect(sizeMm(2)).to.be.within(300, 310);
    expect(sizeMm(0)).to.be.within(104, 115);
    expect(Math.min(...corner('min', 1))).to.be.closeTo(0, 0.3);
  });

  it('carries a square of lettering of the same scale along and across, upright', () => {
    const { mm, uv } = product.model.areas.tab;
    expect(mm[0] / (uv[2] - uv[0]) / (mm[1] / (uv[1] - uv[3]))).to.be.closeTo(1, 0.002);
  });
});

describe("the runner's design", () => {
  it('has at least six zones that are chosen apart', () => {
    const zones = product.options.flatMap(({ bind }) => bind?.look ?? bind?.color ?? []);
    expect(new Set(zones).size).to.equal(zones.length);
    expect(zones.length).to.be.at.least(6);
  });

  it('has at least twelve finishes', () => {
    const looks = new Set(
      Object.values(product.lists)
        .flat()
        .map(({ look }) => JSON.stringify(look)),
    );
    expect(looks.size).to.be.at.least(12);
  });

  it('has no letter for the heel that its font cannot draw', async () => {
    const address = product.model.fonts['Saira Condensed'] ?? '';
    const [, , family, file] = address.split('/');
    const path = new URL(`../../node_modules/@fontsource/${family ?? ''}/files/${file ?? ''}`, import.meta.url);
    const font = await loadFont(new Uint8Array(readFileSync(path)).buffer);
    const isAllowed = new RegExp(textPattern(product.options.find(({ id }) => id === 'text')?.chars ?? '', 1), 'u');
    const allowed = Array.from({ length: 0x300 }, (_, code) => String.fromCodePoint(code)).filter((one) =>
      isAllowed.test(one),
    );
    expect(allowed).to.include.members(['A', '7', '-', '&']);
    expect(allowed.filter((character) => character !== ' ' && !font.has(character))).to.deep.equal([]);
  });
});
