/**
 * The theme's public tokens and the one place that resolves them. A shop sets `--atelier-*` anywhere above the widget;
 * elements read the resolved private names (`--_ink`), so that a token has exactly one default.
 */

/** One public token. */
export interface Token {
  /** Custom property a shop may set. */
  readonly name: `--atelier-${string}`;
  /** Private name the styles read. */
  readonly resolved: `--_${string}`;
  /** CSS value used where the shop sets none. */
  readonly fallback: string;
  /** What it changes. */
  readonly about: string;
}

function token(name: string, fallback: string, about: string): Token {
  return { name: `--atelier-${name}`, resolved: `--_${name}`, fallback, about };
}

/** Every token of the theme, in the order of the documentation. */
export const TOKENS: readonly Token[] = [
  token('ink', 'light-dark(#1a1917, #f3f0ea)', 'Text, hairlines and the primary button.'),
  token('ink-soft', 'light-dark(#65615b, #aaa69e)', 'Secondary text; keep 4.5:1 on the ground.'),
  token('on-ink', 'light-dark(#fbfaf7, #17181a)', 'Text on the primary button.'),
  token('accent', 'light-dark(#7d4a2b, #e0a681)', 'The one action of a panel, focus and progress.'),
  token('problem', 'light-dark(#9a2c20, #ffa091)', 'What needs attention.'),
  token('ground-center', 'light-dark(#f6f3ee, #26272a)', 'Middle of the studio ground.'),
  token('ground-edge', 'light-dark(#ded8cf, #101113)', 'Edge of the studio ground.'),
  token('surface', 'light-dark(rgb(255 255 255 / 55%), rgb(255 255 255 / 7%))', 'Inline panels and chosen cards.'),
  token('sheet', 'light-dark(#faf8f4, #1b1c1f)', 'Phone sheet, price bar and popovers.'),
  token('hairline', 'color-mix(in srgb, var(--_ink) 9%, transparent)', 'Lines between questions.'),
  token('outline', 'light-dark(#8b867e, #85817a)', 'Border of fields and tracks; keep 3:1.'),
  token('radius', '12px', 'Corner of panels, cards and fields.'),
  token('swatch-size', '44px', 'Diameter of one swatch, at least 44px.'),
  token('font-heading', 'inherit', 'Font of the product name.'),
  token('heading-size', '32px', 'Size of the product name.'),
  token('panel-size', '400px', 'Width of the question panel on a desktop.'),
  token('bar-size', '72px', 'Height of the price bar on a desktop.'),
  token('block-size', '100svh', 'Height of the whole widget.'),
];

/** Declarations that resolve every token; goes into the `:host` rule of each shadow root. */
export const TOKEN_CSS: string = TOKENS.map((each) => `${each.resolved}: var(${each.name}, ${each.fallback});`).join(
  '\n',
);
