import { expect } from 'chai';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { validateBytes } from 'gltf-validator';
import type { ExportMaterial, ExportMesh, ExportModel } from '../../../../src/preview/stage/export/export-model.js';
import { shadesAsLight } from '../../../../src/preview/stage/export/shades-as-light.js';
import { storedZip } from '../../../../src/preview/stage/export/stored-zip.js';
import { writeGlb } from '../../../../src/preview/stage/export/write-glb.js';
import { writeUsdz } from '../../../../src/preview/stage/export/write-usdz.js';
import { openGlb } from './glb-parts.js';
import { openZip } from './open-zip.js';

/** A grey pixel. */
const PICTURE = {
  bytes: new Uint8Array(
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
      'base64',
    ),
  ),
  mediaType: 'image/png',
} as const;
const MAP = { picture: PICTURE, uvSet: 0, wraps: [true, false] } as const;

function aMaterial(more: Partial<ExportMaterial> = {}): ExportMaterial {
  return {
    name: 'Material_0',
    color: [0.5, 0.25, 0],
    opacity: 1,
    roughness: 0.4,
    metalness: 0,
    emissive: [0, 0, 0],
    alpha: 'opaque',
    alphaCutoff: 0,
    doubleSided: false,
    colorMap: null,
    normalMap: null,
    normalScale: 1,
    finishMap: null,
    lightMap: null,
    emissiveMap: null,
    extensions: {},
    ...more,
  };
}

/** A triangle that floats 0.2 m above the ground. */
function aMesh(more: Partial<ExportMesh> = {}): ExportMesh {
  return {
    name: 'body',
    positions: Float32Array.from([0, 0.2, 0, 1, 0.2, 0, 0, 1.2, 0]),
    normals: Float32Array.from([0, 0, 1, 0, 0, 1, 0, 0, 1]),
    uvSets: [Float32Array.from([0, 0, 1, 0, 0, 1])],
    colors: null,
    indices: Uint32Array.from([0, 1, 2]),
    material: aMaterial(),
    ...more,
  };
}

/** All that a model can have. */
function aModel(): ExportModel {
  const rich = aMaterial({
    name: 'Material_1',
    alpha: 'blend',
    colorMap: MAP,
    normalMap: MAP,
    finishMap: MAP,
    lightMap: { ...MAP, wraps: [false, false] },
    emissiveMap: MAP,
    extensions: { KHR_materials_clearcoat: { clearcoatFactor: 0.4, clearcoatRoughnessFactor: 0.3 } },
  });
  const colors = Float32Array.from([0, 0, 0, 0.5, 0.5, 0.5, 1, 1, 1]);
  return { meshes: [aMesh({ colors }), aMesh({ name: 'body_print', material: rich })] };
}

describe('a GLB', () => {
  it('has no error in the eyes of the glTF validator', async () => {
    const { issues } = await validateBytes(writeGlb(aModel()));
    expect(issues.numErrors).to.equal(0);
  });

  it('holds a picture once, however many maps show it', () => {
    const { json, picture } = openGlb(writeGlb(aModel()));
    expect(json.images).to.have.length(1);
    expect(picture(0).bytes).to.deep.equal(PICTURE.bytes);
  });
});

describe('a USDZ', () => {
  it('stands on the ground, over the middle of its place', () => {
    const [layer] = openZip(writeUsdz(aModel()));
    expect(new TextDecoder().decode(layer!.bytes)).to.contain('xformOp:translate = (-0.5, -0.2, 0)');
  });

  it('shows vertex colours as light, since its readers know none', () => {
    const { meshes } = shadesAsLight(aModel(), PICTURE);
    expect(meshes[0]!.colors).to.equal(null);
    expect([...meshes[0]!.uvSets[1]!]).to.deep.equal([0, 0.5, 0.5, 0.5, 1, 0.5]);
    expect(meshes[0]!.material.lightMap).to.deep.include({ picture: PICTURE, uvSet: 1 });
  });
});

describe('an archive of stored files', () => {
  const file = fc.record({
    name: fc.stringMatching(/^[a-z]{1,40}$/),
    bytes: fc.uint8Array({ maxLength: 300 }).map((bytes) => new Uint8Array(bytes)),
  });
  const files = fc.uniqueArray(file, { selector: ({ name }) => name, maxLength: 6 });

  it('gives back what was put in', () => {
    fc.assert(
      fc.property(files, fc.constantFrom(1, 64), (list, alignment) => {
        const found = unzipSync(storedZip(list, alignment));
        expect(Object.keys(found)).to.deep.equal(list.map(({ name }) => name));
        for (const { name, bytes } of list) expect([...found[name]!]).to.deep.equal([...bytes]);
      }),
    );
  });

  it('begins every file at a multiple of the alignment', () => {
    fc.assert(
      fc.property(files, (list) => {
        for (const { start, method } of openZip(storedZip(list, 64))) {
          expect(start % 64).to.equal(0);
          expect(method).to.equal(0);
        }
      }),
    );
  });
});
