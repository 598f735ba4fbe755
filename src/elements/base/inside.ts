/**
 * How a tag and what it shows are parted. The tag is a thin shell, defined at once by the script tag's entry: attributes,
 * properties, reserved size. What it renders is its **inside**, a plain module loaded by `import()`:
 *
 *     export const priceInside: Inside<AtelierPriceElement> = { styles: [baseStyles, styles], create: (host, face) => new PriceView(host, face) };
 *
 * A view is made when the product is there, renders when the shell updates, and is disposed with it.
 */
import type { nothing, TemplateResult } from 'lit/html.js';
import type { StylesGroup } from './css.js';
import type { Face } from './face.js';

/** What one shell shows. */
export interface InsideView {
  /** The content now; called in every update of the shell. */
  render(): TemplateResult | typeof nothing;
  /** After the content is in the page. */
  updated?(): void;
  /** Fulfilled when nothing is missing any more that `render` shows first. */
  arranged?(): Promise<void>;
  /** Gives back listeners and timers; called once. */
  dispose?(): void;
}

/** The lazily loaded half of an element. */
export interface Inside<Host> {
  readonly styles: StylesGroup;
  create(host: Host, face: Face): InsideView;
}
