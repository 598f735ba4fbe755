/**
 * How a tag and what it shows are parted. The tag is a thin shell, defined at once by the script tag's entry: attributes,
 * properties, reserved size. What it renders is its **inside**, a plain module loaded by `import()`:
 *
 *     export const priceInside: Inside<AtelierPriceElement> = { styles: [baseStyles, styles], create: (host, face) => new PriceView(host, face) };
 *
 * A view is made when the product is there, renders when the shell updates, and is disposed with it.
 */
import type { CSSResult, LitElement, nothing, TemplateResult } from 'lit';
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
  readonly styles: readonly CSSResult[];
  create(host: Host, face: Face): InsideView;
}

/** Gives an element more styles, after those it has; the same ones once. */
export function adoptStyles(host: LitElement, ...styles: readonly CSSResult[]): void {
  const root = host.renderRoot as ShadowRoot;
  const sheets = styles.flatMap(({ styleSheet }) => styleSheet ?? []);
  root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, ...sheets])];
}
