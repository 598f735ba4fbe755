/**
 * One canvas with its WebGL context and the baked light: what several stages of a page share. One of them has the canvas;
 * the others prepare, and draw off screen.
 */
import type { WebGLRenderer } from 'three';
import { StudioLight } from './light/studio-light.js';
import { createRenderer } from './render/create-renderer.js';

/** What a stage hears from its canvas. */
export interface CanvasUser {
  /** It has the canvas now, or has it no more. */
  handleTurn(hasCanvas: boolean): void;
  /** The context is lost. Now deleting does nothing; the restored context would refuse the objects of the lost one. */
  handleLost(): void;
  handleRestored(): void;
}

/** A canvas and who uses it. */
export class StageCanvas {
  readonly element: HTMLCanvasElement;
  readonly renderer: WebGLRenderer;
  readonly light: StudioLight;
  readonly #users = new Set<CanvasUser>();
  readonly #listeners = new AbortController();
  #current: CanvasUser | null = null;
  #isLost = false;

  /** @throws {ConfiguratorError} `stage/no-webgl`. */
  constructor(element: HTMLCanvasElement) {
    this.element = element;
    this.renderer = createRenderer(element);
    this.light = new StudioLight(this.renderer);
    const { signal } = this.#listeners;
    element.addEventListener('webglcontextlost', (event) => this.#handleLost(event), { signal });
    element.addEventListener('webglcontextrestored', () => this.#handleRestored(), { signal });
  }

  /** Whether nothing can be drawn at the moment. */
  get isLost(): boolean {
    return this.#isLost;
  }

  join(user: CanvasUser): void {
    this.#users.add(user);
  }

  leave(user: CanvasUser): void {
    this.#users.delete(user);
    if (this.#current === user) this.#current = null;
  }

  /** Gives the canvas to a user that has joined; who had it hears of it first. */
  put(user: CanvasUser): void {
    if (user === this.#current || !this.#users.has(user)) return;
    this.#current?.handleTurn(false);
    this.#current = user;
    user.handleTurn(true);
  }

  /** Gives the context back. */
  dispose(): void {
    this.#listeners.abort();
    this.light.dispose();
    this.renderer.dispose();
    this.renderer.forceContextLoss();
  }

  #handleLost(event: Event): void {
    event.preventDefault();
    this.#isLost = true;
    this.light.forget();
    for (const user of this.#users) user.handleLost();
  }

  #handleRestored(): void {
    this.#isLost = false;
    for (const user of this.#users) user.handleRestored();
  }
}
