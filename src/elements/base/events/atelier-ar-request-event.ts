/**
 * The design is to be seen in a room by an Android phone, whose viewer opens nothing but a public address. A page that can give out
 * this very design as a GLB answers while the event is dispatched; without an answer the button says why it cannot help.
 */
export class AtelierArRequestEvent extends Event {
  /** The code of the design. */
  readonly design: string;
  /** Makes the GLB, for a page that uploads it. */
  readonly makeGlb: () => Promise<Blob>;
  /** What a listener promised; `null`: nobody did. */
  response: Promise<string> | null = null;

  constructor(design: string, makeGlb: () => Promise<Blob>) {
    super('atelier-ar-request', { bubbles: true, composed: true, cancelable: true });
    this.design = design;
    this.makeGlb = makeGlb;
  }

  /** Gives the absolute `https:` address of this design's GLB; the first to call it does. */
  respondWith(url: Promise<string> | string): void {
    this.response ??= Promise.resolve(url);
  }
}

declare global {
  interface HTMLElementEventMap {
    'atelier-ar-request': AtelierArRequestEvent;
  }
}
