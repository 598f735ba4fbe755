/** Writes a design as USDZ for AR Quick Look: one layer of text with its pictures, stored and aligned as the format asks. Pure. */
import type { ExportMap, ExportMaterial, ExportMesh, ExportModel, ExportPicture, Rgb } from './export-model.js';
import { storedZip, type StoredFile } from './stored-zip.js';

/** Where data begin in the archive (USDZ File Format Specification). */
const ALIGNMENT = 64;
const EXTENSIONS: Readonly<Record<ExportPicture['mediaType'], string>> = { 'image/png': 'png', 'image/jpeg': 'jpg' };

/** The bytes of a `.usdz` file. The product stands on the ground, its middle over the place where it is put. */
export function writeUsdz(model: ExportModel): Uint8Array<ArrayBuffer> {
  const pictures = new Map<ExportPicture, string>();
  const text = writeLayer(model, (picture) => {
    const name = pictures.get(picture) ?? `textures/${pictures.size}.${EXTENSIONS[picture.mediaType]}`;
    pictures.set(picture, name);
    return name;
  });
  const files: StoredFile[] = [{ name: 'model.usda', bytes: new TextEncoder().encode(text) }];
  for (const [{ bytes }, name] of pictures) files.push({ name, bytes });
  return storedZip(files, ALIGNMENT);
}

/** The name in the archive of a picture. */
type NameOf = (picture: ExportPicture) => string;

function writeLayer({ meshes }: ExportModel, nameOf: NameOf): string {
  const materials = [...new Set(meshes.map(({ material }) => material))];
  return `#usda 1.0
(
  customLayerData = { string creator = "Atelier" }
  defaultPrim = "Product"
  metersPerUnit = 1
  upAxis = "Y"
)

def Xform "Product" (
  assetInfo = { string name = "Product" }
  kind = "component"
)
{
  token preliminary:anchoring:type = "plane"
  token preliminary:planeAnchoring:alignment = "horizontal"
  double3 xformOp:translate = ${tuple(onGround(meshes))}
  uniform token[] xformOpOrder = ["xformOp:translate"]

${meshes.map(writeMesh).join('\n')}
  def Scope "Materials"
  {
${materials.map((material) => writeMaterial(material, nameOf)).join('\n')}  }
}
`;
}

function onGround(meshes: readonly ExportMesh[]): Rgb {
  const [min, max] = [
    [Infinity, Infinity, Infinity],
    [-Infinity, -Infinity, -Infinity],
  ];
  for (const { positions } of meshes) {
    positions.forEach((value, at) => {
      min[at % 3] = Math.min(min[at % 3] ?? value, value);
      max[at % 3] = Math.max(max[at % 3] ?? value, value);
    });
  }
  const middle = (axis: 0 | 2): number => -((min[axis] ?? 0) + (max[axis] ?? 0)) / 2;
  return meshes.length === 0 ? [0, 0, 0] : [middle(0), -(min[1] ?? 0), middle(2)];
}

function writeMesh({ name, positions, normals, uvSets, indices, material }: ExportMesh): string {
  const sets = uvSets.map(
    (uvs, set) => `    texCoord2f[] primvars:${primvar(set)} = [${upright(uvs)}] (interpolation = "vertex")\n`,
  );
  return `  def Mesh "${name}" (
    prepend apiSchemas = ["MaterialBindingAPI"]
  )
  {
    uniform bool doubleSided = ${material.doubleSided ? 1 : 0}
    int[] faceVertexCounts = [${new Array(indices.length / 3).fill(3).join(',')}]
    int[] faceVertexIndices = [${indices.join(',')}]
    rel material:binding = </Product/Materials/${material.name}>
    normal3f[] normals = [${triples(normals)}] (interpolation = "vertex")
    point3f[] points = [${triples(positions)}]
${sets.join('')}    uniform token subdivisionScheme = "none"
  }
`;
}

/** A UsdPreviewSurface: what it knows of the material. */
function writeMaterial(material: ExportMaterial, nameOf: NameOf): string {
  const path = `/Product/Materials/${material.name}`;
  const nodes = new Map<string, string>();
  const inputs: string[] = ['int inputs:useSpecularWorkflow = 0'];
  const set = (type: string, name: string, value: number | Rgb): void =>
    void inputs.push(`${type} inputs:${name} = ${typeof value === 'number' ? short(value) : tuple(value)}`);
  const connect = (type: string, name: string, node: string, output: string): void =>
    void inputs.push(`${type} inputs:${name}.connect = <${path}/${node}.outputs:${output}>`);
  const texture = (node: string, map: ExportMap, more: readonly string[]): string => {
    nodes.set(`Uv${map.uvSet}`, reader(map.uvSet));
    nodes.set(node, sampler(map, nameOf(map.picture), `${path}/Uv${map.uvSet}`, more));
    return node;
  };
  const { colorMap, normalMap, finishMap, lightMap, emissiveMap, alpha, extensions } = material;
  if (colorMap) connect('color3f', 'diffuseColor', texture('Color', colorMap, SRGB), 'rgb');
  else set('color3f', 'diffuseColor', material.color);
  if (finishMap) {
    connect('float', 'roughness', texture('Finish', finishMap, RAW), 'g');
    connect('float', 'metallic', 'Finish', 'b');
  } else {
    set('float', 'roughness', material.roughness);
    set('float', 'metallic', material.metalness);
  }
  if (normalMap) connect('normal3f', 'normal', texture('Normal', normalMap, leaning(material.normalScale)), 'rgb');
  if (lightMap) connect('float', 'occlusion', texture('Light', lightMap, RAW), 'r');
  if (emissiveMap) connect('color3f', 'emissiveColor', texture('Glow', emissiveMap, SRGB), 'rgb');
  else if (material.emissive.some((each) => each > 0)) set('color3f', 'emissiveColor', material.emissive);
  if (alpha !== 'opaque' && colorMap) connect('float', 'opacity', 'Color', 'a');
  else set('float', 'opacity', opacityOf(material));
  if (alpha === 'mask') set('float', 'opacityThreshold', material.alphaCutoff);
  const coat = extensions['KHR_materials_clearcoat'];
  if (coat) {
    set('float', 'clearcoat', coat['clearcoatFactor'] ?? 0);
    set('float', 'clearcoatRoughness', coat['clearcoatRoughnessFactor'] ?? 0);
  }
  return `    def Material "${material.name}"
    {
      token outputs:surface.connect = <${path}/Surface.outputs:surface>

${shader('Surface', 'UsdPreviewSurface', [...inputs, 'token outputs:surface'])}${[...nodes]
    .map(([name, text]) => text.replace('NAME', name))
    .join('')}    }
`;
}

const RAW = ['token inputs:sourceColorSpace = "raw"'];
const SRGB = ['token inputs:sourceColorSpace = "sRGB"'];

/** From 0..1 to -1..1, which the format leaves to the file. */
function leaning(scale: number): readonly string[] {
  const twice = short(2 * scale);
  const less = short(-scale);
  return [...RAW, `float4 inputs:scale = (${twice}, ${twice}, 2, 1)`, `float4 inputs:bias = (${less}, ${less}, -1, 0)`];
}

/** What can be seen through is thin here: the format knows no transmission. */
function opacityOf({ opacity, extensions }: ExportMaterial): number {
  const transmission = extensions['KHR_materials_transmission']?.['transmissionFactor'];
  return opacity * (1 - 0.8 * (typeof transmission === 'number' ? transmission : 0));
}

function reader(uvSet: number): string {
  return shader('NAME', 'UsdPrimvarReader_float2', [
    `string inputs:varname = "${primvar(uvSet)}"`,
    'float2 outputs:result',
  ]);
}

function sampler({ wraps }: ExportMap, file: string, uvs: string, more: readonly string[]): string {
  const [s, t] = wraps.map((each) => (each ? 'repeat' : 'clamp'));
  return shader('NAME', 'UsdUVTexture', [
    `asset inputs:file = @${file}@`,
    `float2 inputs:st.connect = <${uvs}.outputs:result>`,
    `token inputs:wrapS = "${s}"`,
    `token inputs:wrapT = "${t}"`,
    ...more,
    ...['r', 'g', 'b', 'a'].map((channel) => `float outputs:${channel}`),
    'float3 outputs:rgb',
  ]);
}

function shader(name: string, id: string, lines: readonly string[]): string {
  const body = [`uniform token info:id = "${id}"`, ...lines].map((line) => `        ${line}\n`);
  return `      def Shader "${name}"\n      {\n${body.join('')}      }\n`;
}

function primvar(uvSet: number): string {
  return uvSet === 0 ? 'st' : `st${uvSet}`;
}

function triples(list: Float32Array): string {
  const out: string[] = [];
  for (let at = 0; at + 2 < list.length; at += 3) {
    out.push(`(${short(list[at] ?? 0)},${short(list[at + 1] ?? 0)},${short(list[at + 2] ?? 0)})`);
  }
  return out.join(',');
}

/** Here v runs from the bottom of a picture. */
function upright(uvs: Float32Array): string {
  const out: string[] = [];
  for (let at = 0; at + 1 < uvs.length; at += 2) out.push(`(${short(uvs[at] ?? 0)},${short(1 - (uvs[at + 1] ?? 0))})`);
  return out.join(',');
}

function tuple(values: Rgb): string {
  return `(${values.map(short).join(', ')})`;
}

/** Six digits are a thousandth of a millimetre in a metre, and a third of the text. */
function short(value: number): string {
  return String(Number(value.toPrecision(6)));
}
