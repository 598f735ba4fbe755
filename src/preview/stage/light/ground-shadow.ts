/**
 * The shadow where a product stands: a tight dark line under its edge and a broad soft pool. The heights of the product
 * above the ground are drawn from below into two channels, blurred with two radii, and shown on a plane that has only alpha.
 * Drawn again only when the geometry changes.
 */
import {
  CustomBlending,
  DoubleSide,
  MaxEquation,
  Mesh,
  OneFactor,
  OrthographicCamera,
  PlaneGeometry,
  ShaderMaterial,
  Vector2,
  Vector4,
  WebGLRenderTarget,
  type Box3,
  type Material,
  type Scene,
  type Texture,
  type WebGLRenderer,
} from 'three';
import { FullScreen } from '../render/full-screen.js';

const MAP_PX = 256;
/** look.md: tight 8 mm, 45 %; broad, 12 %. */
const TIGHT_M = 0.008;
const TIGHT_ALPHA = 0.45;
const BROAD_ALPHA = 0.19;

const HEIGHT_VERTEX = `
#include <common>
#include <morphtarget_pars_vertex>
varying float above;
uniform float ground;
void main() {
  #include <begin_vertex>
  #include <morphtarget_vertex>
  vec4 world = modelMatrix * vec4(transformed, 1.0);
  above = world.y - ground;
  gl_Position = projectionMatrix * viewMatrix * world;
}`;
const HEIGHT_FRAGMENT = `
varying float above;
uniform vec2 fade;
void main() { gl_FragColor = vec4(exp(-max(above, 0.0) / fade.x), exp(-max(above, 0.0) / fade.y), 0.0, 1.0); }`;

const PASS_VERTEX = 'varying vec2 at; void main() { at = uv; gl_Position = vec4(position.xy, 0.0, 1.0); }';
/** Two Gaussians in one walk: the step in `along.xy` for the tight channel, in `along.zw` for the broad one. */
const BLUR_FRAGMENT = `
varying vec2 at;
uniform sampler2D map;
uniform vec4 along;
void main() {
  vec2 sum = vec2(0.0);
  float weights = 0.0;
  for (int i = -8; i <= 8; i++) {
    float x = float(i) / 8.0;
    float w = exp(-3.0 * x * x);
    sum += w * vec2(texture2D(map, at + along.xy * x).r, texture2D(map, at + along.zw * x).g);
    weights += w;
  }
  gl_FragColor = vec4(sum / weights, 0.0, 1.0);
}`;

const PLANE_VERTEX =
  'varying vec2 at; void main() { at = uv; gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0); }';
const PLANE_FRAGMENT = `
varying vec2 at;
uniform sampler2D map;
uniform vec2 away;
uniform vec2 alpha;
void main() {
  // Half of a blurred edge lies under the product: the visible half is brought up to full depth.
  float tight = smoothstep(0.0, 0.62, texture2D(map, at).r);
  float broad = smoothstep(0.0, 0.8, 0.65 * texture2D(map, at - away).g + 0.35 * texture2D(map, at).g);
  vec2 rim = smoothstep(vec2(0.0), vec2(0.08), at) * smoothstep(vec2(0.0), vec2(0.08), 1.0 - at);
  float dark = 1.0 - (1.0 - alpha.x * tight) * (1.0 - alpha.y * broad);
  gl_FragColor = vec4(0.0, 0.0, 0.0, dark * rim.x * rim.y);
}`;

/** The contact shadow of one scene. Add `plane` to it. */
export class GroundShadow {
  readonly plane: Mesh<PlaneGeometry, ShaderMaterial>;
  readonly #renderer: WebGLRenderer;
  readonly #screen = new FullScreen();
  readonly #camera = new OrthographicCamera();
  readonly #planeUniforms = {
    map: { value: null as Texture | null },
    away: { value: new Vector2() },
    alpha: { value: new Vector2(TIGHT_ALPHA, BROAD_ALPHA) },
  };
  readonly #heightUniforms = { ground: { value: 0 }, fade: { value: new Vector2() } };
  readonly #blurUniforms = { map: { value: null as Texture | null }, along: { value: new Vector4() } };
  readonly #heights = new ShaderMaterial({
    vertexShader: HEIGHT_VERTEX,
    fragmentShader: HEIGHT_FRAGMENT,
    uniforms: this.#heightUniforms,
    side: DoubleSide,
    depthTest: false,
    depthWrite: false,
    blending: CustomBlending,
    blendEquation: MaxEquation,
    blendSrc: OneFactor,
    blendDst: OneFactor,
    toneMapped: false,
  });
  readonly #blur = new ShaderMaterial({
    vertexShader: PASS_VERTEX,
    fragmentShader: BLUR_FRAGMENT,
    uniforms: this.#blurUniforms,
    depthTest: false,
    depthWrite: false,
    toneMapped: false,
  });
  #maps: [WebGLRenderTarget, WebGLRenderTarget] | null = null;
  #sizeM = 1;
  #tallM = 1;

  constructor(renderer: WebGLRenderer) {
    this.#renderer = renderer;
    const material = new ShaderMaterial({
      vertexShader: PLANE_VERTEX,
      fragmentShader: PLANE_FRAGMENT,
      uniforms: this.#planeUniforms,
      transparent: true,
      depthWrite: false,
      toneMapped: false,
    });
    this.plane = new Mesh(new PlaneGeometry(1, 1), material);
    this.plane.rotation.x = -Math.PI / 2;
    this.plane.renderOrder = -1;
    this.plane.visible = false;
  }

  /** Turns the soft pool away from the key light, which stands beside the camera. */
  setAzimuth(azimuthRad: number): void {
    const reach = (0.16 * this.#tallM) / this.#sizeM;
    const angle = azimuthRad + 0.35;
    this.#planeUniforms.away.value.set(Math.cos(angle) * reach, Math.sin(angle) * reach);
  }

  /** Deeper on a dark ground, where 12 % would be invisible. */
  setScheme(scheme: 'light' | 'dark'): void {
    const alpha = this.#planeUniforms.alpha.value;
    if (scheme === 'dark') alpha.set(0.75, 0.5);
    else alpha.set(TIGHT_ALPHA, BROAD_ALPHA);
  }

  /** Draws the shadow of everything visible on layer 0 of `scene`, which fills `box` (world, metres). */
  update(scene: Scene, box: Box3): void {
    if (box.isEmpty()) {
      this.plane.visible = false;
      return;
    }
    this.#place(box);
    const [first, second] = (this.#maps ??= [createMap(), createMap()]);
    const before = {
      target: this.#renderer.getRenderTarget(),
      clear: this.#renderer.autoClear,
      environment: scene.environment,
    };
    this.plane.visible = false;
    this.#renderer.setRenderTarget(first);
    this.#renderer.clear();
    this.#drawHeights(scene);
    this.#blurInto(first, second);
    this.#renderer.setRenderTarget(before.target);
    scene.environment = before.environment;
    this.plane.visible = true;
    this.#planeUniforms.map.value = first.texture;
  }

  /** Drops the maps, as a lost context does. */
  forget(): void {
    this.#maps?.forEach((map) => map.dispose());
    this.#maps = null;
    this.plane.visible = false;
  }

  dispose(): void {
    this.forget();
    this.plane.geometry.dispose();
    for (const material of [this.plane.material, this.#heights, this.#blur] as Material[]) material.dispose();
    this.#screen.dispose();
  }

  #place(box: Box3): void {
    const width = box.max.x - box.min.x;
    const depth = box.max.z - box.min.z;
    const height = box.max.y - box.min.y;
    this.#tallM = Math.min(height, 2 * Math.max(width, depth));
    this.#sizeM = Math.max(width, depth) + 1.5 * this.#tallM;
    const x = (box.min.x + box.max.x) / 2;
    const z = (box.min.z + box.max.z) / 2;
    this.plane.position.set(x, box.min.y, z);
    this.plane.scale.set(this.#sizeM, this.#sizeM, 1);
    const half = this.#sizeM / 2;
    Object.assign(this.#camera, { left: -half, right: half, top: half, bottom: -half, near: 0, far: height + 2 });
    // Seen from above, so that the picture lies on the plane as it is; the depth test is off.
    this.#camera.position.set(x, box.max.y + 1, z);
    this.#camera.rotation.set(-Math.PI / 2, 0, 0);
    this.#camera.updateProjectionMatrix();
    this.#camera.updateMatrixWorld();
    this.#heightUniforms.ground.value = box.min.y;
    this.#heightUniforms.fade.value.set(Math.max(TIGHT_M * 0.6, height * 0.012), Math.max(0.01, this.#tallM * 0.35));
  }

  #drawHeights(scene: Scene): void {
    const clear = this.#renderer.autoClear;
    this.#renderer.autoClear = false;
    scene.overrideMaterial = this.#heights;
    this.#renderer.render(scene, this.#camera);
    scene.overrideMaterial = null;
    this.#renderer.autoClear = clear;
  }

  #blurInto(first: WebGLRenderTarget, second: WebGLRenderTarget): void {
    const tight = Math.max(TIGHT_M, this.#tallM * 0.02) / this.#sizeM;
    const broad = (0.3 * this.#tallM) / this.#sizeM;
    const along = this.#blurUniforms.along.value;
    // Twice in a row, because one box of 17 samples still shows its steps in the broad channel.
    for (const share of [1, 0.45]) {
      this.#blurPass(first, second, along.set(tight * share, 0, broad * share, 0));
      this.#blurPass(second, first, along.set(0, tight * share, 0, broad * share));
    }
  }

  #blurPass(from: WebGLRenderTarget, to: WebGLRenderTarget, _along: Vector4): void {
    this.#blurUniforms.map.value = from.texture;
    this.#renderer.setRenderTarget(to);
    this.#screen.draw(this.#renderer, this.#blur);
  }
}

function createMap(): WebGLRenderTarget {
  return new WebGLRenderTarget(MAP_PX, MAP_PX, { depthBuffer: false, generateMipmaps: false });
}
