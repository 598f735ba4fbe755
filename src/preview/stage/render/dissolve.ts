import {
  ConstantAlphaFactor,
  CustomBlending,
  OneMinusConstantAlphaFactor,
  ShaderMaterial,
  Vector2,
  type Texture,
  type WebGLRenderTarget,
  type WebGLRenderer,
} from 'three';
import { FullScreen } from './full-screen.js';
import { createPictureTarget } from './picture-target.js';

/** Length of a change of finish, milliseconds (look.md). */
const DURATION_MS = 220;

/** The last complete picture, fading over the next one. */
export class Dissolve {
  readonly #renderer: WebGLRenderer;
  readonly #screen = new FullScreen();
  readonly #uniforms = { picture: { value: null as Texture | null } };
  readonly #material = new ShaderMaterial({
    uniforms: this.#uniforms,
    vertexShader: 'varying vec2 at; void main() { at = uv; gl_Position = vec4(position.xy, 0.0, 1.0); }',
    fragmentShader:
      'varying vec2 at; uniform sampler2D picture; void main() { gl_FragColor = texture2D(picture, at); }',
    blending: CustomBlending,
    blendSrc: ConstantAlphaFactor,
    blendDst: OneMinusConstantAlphaFactor,
    depthTest: false,
    depthWrite: false,
    toneMapped: false,
  });
  #target: WebGLRenderTarget | null = null;
  #startMs: number | null = null;
  #active = false;

  constructor(renderer: WebGLRenderer) {
    this.#renderer = renderer;
  }

  /** Whether the old picture still shows. */
  get active(): boolean {
    return this.#active;
  }

  /** Keeps what `draw` draws as the old picture; the next `fade` starts the clock. */
  begin(draw: () => void): void {
    const size = this.#renderer.getDrawingBufferSize(new Vector2());
    if (this.#target?.width !== size.x || this.#target.height !== size.y) {
      this.#target?.dispose();
      this.#target = createPictureTarget(Math.max(1, size.x), Math.max(1, size.y));
    }
    this.#renderer.setRenderTarget(this.#target);
    this.#renderer.clear();
    draw();
    this.#renderer.setRenderTarget(null);
    this.#startMs = null;
    this.#active = true;
  }

  /** Draws the old picture over the new one, as far as it still shows. */
  fade(nowMs: number): void {
    if (!this.#active || this.#target === null) return;
    this.#startMs ??= nowMs;
    const share = (nowMs - this.#startMs) / DURATION_MS;
    if (share >= 1) {
      this.end();
      return;
    }
    this.#material.blendAlpha = (1 - share) ** 2;
    this.#uniforms.picture.value = this.#target.texture;
    this.#screen.draw(this.#renderer, this.#material);
  }

  /** Cuts to the new picture and gives the old one's memory back. */
  end(): void {
    this.#active = false;
    this.#target?.dispose();
    this.#target = null;
  }

  dispose(): void {
    this.end();
    this.#screen.dispose();
    this.#material.dispose();
  }
}
