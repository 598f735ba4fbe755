import {
  BackSide,
  BoxGeometry,
  Mesh,
  Scene,
  ShaderMaterial,
  Vector2,
  Vector4,
  type Texture,
  type WebGLCubeRenderTarget,
  type WebGLRenderer,
} from 'three';
import { TOWARDS_VERTEX, prefilter } from './prefilter.js';
import { DARK_STUDIO, LIGHT_STUDIO, type Studio, type StudioCard } from './studio-cards.js';

const RAD = Math.PI / 180;
/** Edge of the baked cube, pixels: 0.7 degrees each, a sixth of the softness of the sharpest card (4 degrees). */
const CUBE_PX = 128;

/** Radiance by direction. A card is a rounded rectangle in azimuth and elevation, narrowed towards the poles as a plane is. */
const FRAGMENT = `
varying vec3 towards;
uniform vec4 room;
uniform vec4 cards[CARDS];
uniform vec2 glow[CARDS];
float edge(float at, float half_, float soft) { return 1.0 - smoothstep(half_ - soft, half_ + soft, abs(at)); }
void main() {
  vec3 d = normalize(towards);
  float azimuth = atan(d.x, d.z);
  float elevation = asin(clamp(d.y, -1.0, 1.0));
  float light = mix(room.y, room.x, smoothstep(-0.55, 0.55, d.z));
  light = mix(light, room.z, 1.0 - smoothstep(-0.62, -0.04, d.y));
  light = mix(light, room.w, smoothstep(0.3, 0.95, d.y));
  for (int i = 0; i < CARDS; i++) {
    float turn = mod(azimuth - cards[i].x + 3.14159265, 6.2831853) - 3.14159265;
    float inside = edge(turn * cos(elevation), cards[i].z, glow[i].y) * edge(elevation - cards[i].y, cards[i].w, glow[i].y);
    light = mix(light, glow[i].x, inside);
  }
  gl_FragColor = vec4(vec3(light), 1.0);
}`;

/** The baked light of the studio. Built again after a lost context and when the scheme changes. */
export class StudioLight {
  readonly #renderer: WebGLRenderer;
  #target: WebGLCubeRenderTarget | null = null;
  #scheme: 'light' | 'dark' = 'light';

  constructor(renderer: WebGLRenderer) {
    this.#renderer = renderer;
  }

  /** Lights `scene` as in a light or a dark studio; bakes first if needed. Cheap else: called for every frame. */
  light(scene: Scene, scheme: 'light' | 'dark'): void {
    if (scheme !== this.#scheme) this.forget();
    this.#scheme = scheme;
    const studio = scheme === 'dark' ? DARK_STUDIO : LIGHT_STUDIO;
    scene.environment = this.#bake(studio);
    scene.environmentIntensity = studio.intensity;
  }

  /** Drops the baked light, as a lost context does. */
  forget(): void {
    this.#target?.dispose();
    this.#target = null;
  }

  dispose(): void {
    this.forget();
  }

  #bake(studio: Studio): Texture {
    if (this.#target !== null) return this.#target.texture;
    const room = createRoom(studio);
    const scene = new Scene();
    scene.add(room);
    this.#target = prefilter(this.#renderer, scene, CUBE_PX);
    room.geometry.dispose();
    room.material.dispose();
    return this.#target.texture;
  }
}

function createRoom(studio: Studio): Mesh<BoxGeometry, ShaderMaterial> {
  const { cards } = studio;
  const material = new ShaderMaterial({
    vertexShader: TOWARDS_VERTEX,
    fragmentShader: FRAGMENT,
    defines: { CARDS: cards.length },
    side: BackSide,
    depthWrite: false,
    toneMapped: false,
    uniforms: {
      room: { value: new Vector4(studio.wall, studio.back, studio.floor, studio.ceiling) },
      cards: { value: cards.map(toPlace) },
      glow: { value: cards.map((card) => new Vector2(card.radiance, (card.softDeg / 2) * RAD)) },
    },
  });
  return new Mesh(new BoxGeometry(2, 2, 2), material);
}

function toPlace(card: StudioCard): Vector4 {
  return new Vector4(
    card.azimuthDeg * RAD,
    card.elevationDeg * RAD,
    (card.widthDeg / 2) * RAD,
    (card.heightDeg / 2) * RAD,
  );
}
