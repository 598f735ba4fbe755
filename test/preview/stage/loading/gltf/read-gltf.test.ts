import { readFile } from 'node:fs/promises';
import { Document, NodeIO, type Accessor } from '@gltf-transform/core';
import { expect } from 'chai';
import { Box3, Vector3, type Mesh, type MeshPhysicalMaterial, type Object3D } from 'three';
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';
import { GltfSource } from '../../../../../src/preview/stage/loading/gltf/gltf-source.js';
import { readGltf, type GltfScene } from '../../../../../src/preview/stage/loading/gltf/read-gltf.js';

const URL_OF_FILE = 'https://shop.example/models/thing.glb';

async function read(bytes: ArrayBuffer | Uint8Array): Promise<GltfScene> {
  const { buffer } = Uint8Array.from(new Uint8Array(bytes));
  return readGltf(new GltfSource(URL_OF_FILE, buffer, new AbortController().signal));
}

function readJson(json: object): Promise<GltfScene> {
  return read(new TextEncoder().encode(JSON.stringify({ asset: { version: '2.0' }, ...json })));
}

/** A file with one triangle, changed by the test. */
function aTriangle(): { document: Document; position: Accessor; bytes: () => Promise<Uint8Array> } {
  const document = new Document();
  const buffer = document.createBuffer();
  const numbers = new Float32Array([0, 0, 0, 1, 0, 0, 0, 1, 0]);
  const position = document.createAccessor().setType('VEC3').setArray(numbers).setBuffer(buffer);
  const primitive = document.createPrimitive().setAttribute('POSITION', position);
  primitive.setMaterial(
    document.createMaterial('Steel').setRoughnessFactor(0.25).setBaseColorFactor([0.5, 0.25, 1, 1]),
  );
  const node = document.createNode('Body: left').setMesh(document.createMesh('Mesh').addPrimitive(primitive));
  document.createScene().addChild(node);
  return { document, position, bytes: () => new NodeIO().writeBinary(document) };
}

/** Every mesh's corners in the world, and the weights it starts with. */
function cornersOf(scene: Object3D): { corners: number[]; weights: number[] }[] {
  scene.updateMatrixWorld(true);
  const all: { corners: number[]; weights: number[] }[] = [];
  scene.traverse((object) => {
    if (!('isMesh' in object)) return;
    const mesh = object as Mesh;
    const position = mesh.geometry.getAttribute('position');
    const corners = Array.from({ length: position.count }, (_, at) =>
      new Vector3().fromBufferAttribute(position, at).applyMatrix4(mesh.matrixWorld).toArray(),
    ).flat();
    all.push({ corners, weights: mesh.morphTargetInfluences ?? [] });
  });
  return all;
}

const onlyMesh = (file: GltfScene): Mesh<Mesh['geometry'], MeshPhysicalMaterial> =>
  [...file.primitives.keys()][0] as Mesh<Mesh['geometry'], MeshPhysicalMaterial>;

describe('the glTF reader', () => {
  it('says nothing on the console about nodes that only hold others', async () => {
    const said: unknown[] = [];
    const { error } = console;
    console.error = (...words) => void said.push(words);
    try {
      const { nodes } = await readJson({ scenes: [{ nodes: [0] }], nodes: [{ children: [1] }, {}] });
      expect(nodes.get(0)?.children).to.deep.equal([nodes.get(1)]);
    } finally {
      console.error = error;
    }
    expect(said).to.deep.equal([]);
  });

  it("reads the bottle as three.js's own loader does", async () => {
    const bytes = await readFile('demo/products/bottle/bottle.glb');
    const file = await read(bytes);
    const { buffer } = Uint8Array.from(bytes);
    const theirs = await new GLTFLoader().parseAsync(buffer, '');
    const [mine, others] = [cornersOf(file.scene), cornersOf(theirs.scene)];
    expect(mine.map(({ weights }) => weights)).to.deep.equal(others.map(({ weights }) => weights));
    mine.forEach(({ corners }, mesh) => {
      const worst = corners.reduce((most, at, i) => Math.max(most, Math.abs(at - (others[mesh]?.corners[i] ?? 9))), 0);
      expect(worst, `metres off in mesh ${mesh}`).to.be.below(1e-7);
    });
    expect(new Box3().setFromObject(file.scene).getSize(new Vector3()).y).to.be.within(0.2, 0.3);
  });

  it('keeps the names of nodes as they are in the file', async () => {
    const file = await read(await aTriangle().bytes());
    expect(file.nodes.get(0)?.name).to.equal('Body: left');
  });

  it('reads factors of a material as linear colours', async () => {
    const { material } = onlyMesh(await read(await aTriangle().bytes()));
    expect(material.color.toArray()).to.deep.equal([0.5, 0.25, 1]);
    expect([material.roughness, material.metalness]).to.deep.equal([0.25, 1]);
  });

  it('gives a triangle without normals a flat face', async () => {
    const { geometry } = onlyMesh(await read(await aTriangle().bytes()));
    expect([...geometry.getAttribute('normal').array]).to.deep.equal([0, 0, 1, 0, 0, 1, 0, 0, 1]);
  });

  it('unpacks interleaved, normalized numbers', async () => {
    const data = new Int16Array([32767, -32768, 0, 77, 0, 16384, -32767, 77]);
    const file = await readJson({
      buffers: [{ uri: dataUri(data) }],
      bufferViews: [{ buffer: 0, byteLength: 16, byteStride: 8 }],
      accessors: [{ bufferView: 0, componentType: 5122, normalized: true, count: 2, type: 'VEC3' }],
      ...oneMesh,
    });
    const { array } = onlyMesh(file).geometry.getAttribute('position');
    expect([...array].map((each) => Number(each.toFixed(3)))).to.deep.equal([1, -1, 0, 0, 0.5, -1]);
  });

  it('adds sparse numbers to what lies below them', async () => {
    const file = await readJson({
      buffers: [{ uri: dataUri(new Float32Array([7, 8, 9])) }, { uri: dataUri(new Uint16Array([1])) }],
      bufferViews: [
        { buffer: 0, byteLength: 12 },
        { buffer: 1, byteLength: 2 },
      ],
      accessors: [
        {
          componentType: 5126,
          count: 3,
          type: 'VEC3',
          sparse: { count: 1, indices: { bufferView: 1, componentType: 5123 }, values: { bufferView: 0 } },
        },
      ],
      ...oneMesh,
    });
    const { array } = onlyMesh(file).geometry.getAttribute('position');
    expect([...array]).to.deep.equal([0, 0, 0, 7, 8, 9, 0, 0, 0]);
  });

  it('reads the extensions of materials', async () => {
    const clearcoat = { clearcoatFactor: 0.8, clearcoatRoughnessFactor: 0.1 };
    const sheen = { sheenColorFactor: [0.1, 0.2, 0.3] };
    const file = await readJson({
      buffers: [{ uri: dataUri(new Float32Array(9)) }],
      bufferViews: [{ buffer: 0, byteLength: 36 }],
      accessors: [{ bufferView: 0, componentType: 5126, count: 3, type: 'VEC3' }],
      materials: [{ extensions: { KHR_materials_clearcoat: clearcoat, KHR_materials_sheen: sheen } }],
      ...oneMesh,
      meshes: [{ primitives: [{ attributes: { POSITION: 0 }, material: 0 }] }],
    });
    const { material } = onlyMesh(file);
    expect([material.clearcoat, material.clearcoatRoughness, material.sheen]).to.deep.equal([0.8, 0.1, 1]);
    expect(material.sheenColor.toArray()).to.deep.equal([0.1, 0.2, 0.3]);
  });

  it('decodes a picture once for all textures that show it', async () => {
    let decoded = 0;
    Object.assign(globalThis, { createImageBitmap: async () => (decoded++, { width: 2, height: 2 }) });
    const file = await readJson({
      buffers: [{ uri: dataUri(new Float32Array(9)) }],
      bufferViews: [{ buffer: 0, byteLength: 36 }],
      accessors: [{ bufferView: 0, componentType: 5126, count: 3, type: 'VEC3' }],
      images: [{ uri: 'data:image/png;base64,iVBORw==' }],
      samplers: [{ wrapS: 33071, minFilter: 9728 }],
      textures: [{ source: 0, sampler: 0 }],
      materials: [
        {
          pbrMetallicRoughness: { baseColorTexture: { index: 0 }, metallicRoughnessTexture: { index: 0 } },
          normalTexture: { index: 0, scale: 0.5, extensions: { KHR_texture_transform: { scale: [3, 4] } } },
        },
      ],
      ...oneMesh,
      meshes: [{ primitives: [{ attributes: { POSITION: 0 }, material: 0 }] }],
    });
    Reflect.deleteProperty(globalThis, 'createImageBitmap');
    const { map, metalnessMap, roughnessMap, normalMap, normalScale } = onlyMesh(file).material;
    expect(decoded).to.equal(1);
    expect([map?.colorSpace, metalnessMap?.colorSpace, normalMap?.colorSpace]).to.deep.equal(['srgb', '', '']);
    expect([map?.wrapS, map?.wrapT, map?.minFilter, map?.flipY]).to.deep.equal([1001, 1000, 1003, false]);
    expect(roughnessMap).to.equal(metalnessMap);
    expect(normalMap?.repeat.toArray()).to.deep.equal([3, 4]);
    expect(normalScale.toArray()).to.deep.equal([0.5, -0.5]);
  });

  it('refuses a file that requires what it cannot read, by name', async () => {
    const failure = await readJson({ extensionsRequired: ['KHR_draco_mesh_compression'] }).catch(String);
    expect(failure).to.match(/KHR_draco_mesh_compression/);
  });

  it('refuses what is not a model', async () => {
    expect(await read(new TextEncoder().encode('<html>')).catch(() => 'refused')).to.equal('refused');
  });
});

const oneMesh = {
  meshes: [{ primitives: [{ attributes: { POSITION: 0 } }] }],
  nodes: [{ mesh: 0 }],
  scenes: [{ nodes: [0] }],
};

function dataUri(numbers: { readonly buffer: ArrayBufferLike }): string {
  return `data:application/octet-stream;base64,${Buffer.from(numbers.buffer).toString('base64')}`;
}
