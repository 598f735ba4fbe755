/**
 * Styles of shadow roots as constructed sheets, one per text however many elements use it. Lit's tag also writes `<style>`
 * elements for browsers without them, which the page's policy would refuse.
 */

/** A text of CSS; its sheet is made when it is first used. */
export class Styles {
  readonly text: string;
  #sheet: CSSStyleSheet | null = null;

  constructor(text: string) {
    this.text = text;
  }

  /** The sheet, the same one every time. */
  get sheet(): CSSStyleSheet {
    if (!this.#sheet) (this.#sheet = new CSSStyleSheet()).replaceSync(this.text);
    return this.#sheet;
  }
}

/** One element's styles, or those of several classes, the later ones stronger. */
export type StylesGroup = Styles | readonly StylesGroup[];

/** Styles of a template; what stands in its places are our own words, never a shop's or a shopper's. */
export function css(texts: TemplateStringsArray, ...ours: readonly string[]): Styles {
  return new Styles(String.raw(texts, ...ours));
}

/** Gives a shadow root more styles, after those it has; the same ones once. */
export function adoptStyles(root: DocumentOrShadowRoot, styles: StylesGroup): void {
  const sheets = listed(styles).map(({ sheet }) => sheet);
  root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, ...sheets])];
}

function listed(styles: StylesGroup): readonly Styles[] {
  return styles instanceof Styles ? [styles] : styles.flatMap(listed);
}
