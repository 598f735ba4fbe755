import {
  BackSide,
  BoxGeometry,
  CubeCamera,
  HalfFloatType,
  LinearMipmapLinearFilter,
  LinearSRGBColorSpace,
  Mesh,
  NoBlending,
  Scene,
  ShaderMaterial,
  WebGLCubeRenderTarget,
  type WebGLRenderer,
} from 'three';

/** Looks out of the middle of a box; shaders get the direction. */
export const TOWARDS_VERTEX = `
varying vec3 towards;
void main() {
  towards = position;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}`;

/** Edge of the roughest level, pixels. */
const LAST_PX = 8;
/**
 * Directions per texel of the first blurred level; twice as many in each further one, whose lobe is wider and which has a
 * quarter of the texels. three.js takes 256 throughout and a cube of 256 pixels at least, for pictures of the world with the
 * sun in them: a studio of soft cards needs neither, and a machine without a GPU waits six seconds for them.
 */
const SAMPLES = 64;

/**
 * The GGX lobe for a view along the normal, by importance (Karis, "Real Shading in Unreal Engine 4", 2013), each sample read
 * from the mip level of its own share of the sphere (Krivanek and Colbert, "Real-time Shading with Filtered Importance
 * Sampling", 2008). The places are a Fibonacci lattice.
 */
const LOBE_FRAGMENT = `
varying vec3 towards;
uniform samplerCube source;
uniform float roughness;
uniform float sourcePx;
uniform int samples;
void main() {
  vec3 n = normalize(towards);
  vec3 side = normalize(cross(abs(n.y) < 0.99 ? vec3(0.0, 1.0, 0.0) : vec3(1.0, 0.0, 0.0), n));
  vec3 up = cross(n, side);
  float alpha2 = pow(roughness, 4.0);
  vec3 light = vec3(0.0);
  float weights = 0.0;
  for (int i = 0; i < samples; i++) {
    float x = (float(i) + 0.5) / float(samples);
    float turn = 6.2831853 * fract(float(i) * 0.61803399);
    float cos2 = (1.0 - x) / (1.0 + (alpha2 - 1.0) * x);
    float nDotL = 2.0 * cos2 - 1.0;
    if (nDotL <= 0.0) continue;
    float slope = 2.0 * sqrt(cos2 * (1.0 - cos2));
    vec3 l = n * nDotL + (side * cos(turn) + up * sin(turn)) * slope;
    float spread = (alpha2 - 1.0) * cos2 + 1.0;
    float density = alpha2 / (4.0 * 3.14159265 * spread * spread);
    float texels = 6.0 * sourcePx * sourcePx / (4.0 * 3.14159265 * float(samples) * density);
    light += textureLod(source, l, max(0.5 * log2(texels) + 0.5, 0.0)).rgb * nDotL;
    weights += nDotL;
  }
  gl_FragColor = vec4(light / weights, 1.0);
}`;

/**
 * The environment `scene` is, as three.js wants it for physical materials: a cube whose levels hold its light blurred for
 * growing roughness, `1 - sqrt(1 - level / last)` each.
 *
 * @param edgePx - Edge of the sharpest level, a power of two.
 */
export function prefilter(renderer: WebGLRenderer, scene: Scene, edgePx: number): WebGLCubeRenderTarget {
  const source = createCube(edgePx, true);
  new CubeCamera(0.1, 10, source).update(renderer, scene);
  const target = createCube(edgePx, false);
  const last = Math.log2(edgePx / LAST_PX);
  // Their sizes say which levels there are; three.js fills none of them by itself.
  const levels = Array.from({ length: last + 1 }, (_, level) => ({ width: edgePx >> level, height: edgePx >> level }));
  Object.assign(target.texture, { isPMREMTexture: true, mipmaps: levels });
  const roughness = { value: 0 };
  const samples = { value: SAMPLES };
  const material = createLobe({ source: { value: source.texture }, sourcePx: { value: edgePx }, roughness, samples });
  const room = new Scene();
  const box = new Mesh(new BoxGeometry(2, 2, 2), material);
  room.add(box);
  levels.forEach(({ width }, level) => {
    roughness.value = 1 - Math.sqrt(1 - level / last);
    samples.value = SAMPLES << Math.max(level - 1, 0);
    // three.js does not make the view smaller with the level.
    target.viewport.set(0, 0, width, width);
    const camera = new CubeCamera(0.1, 10, target);
    camera.activeMipmapLevel = level;
    camera.update(renderer, level === 0 ? scene : room);
  });
  target.viewport.set(0, 0, edgePx, edgePx);
  for (const each of [source, material, box.geometry]) each.dispose();
  return target;
}

function createCube(edgePx: number, generateMipmaps: boolean): WebGLCubeRenderTarget {
  return new WebGLCubeRenderTarget(edgePx, {
    minFilter: LinearMipmapLinearFilter,
    type: HalfFloatType,
    colorSpace: LinearSRGBColorSpace,
    depthBuffer: false,
    generateMipmaps,
  });
}

function createLobe(uniforms: ShaderMaterial['uniforms']): ShaderMaterial {
  return new ShaderMaterial({
    vertexShader: TOWARDS_VERTEX,
    fragmentShader: LOBE_FRAGMENT,
    side: BackSide,
    blending: NoBlending,
    depthTest: false,
    depthWrite: false,
    toneMapped: false,
    uniforms,
  });
}
