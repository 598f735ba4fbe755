/**
 * The theme's public tokens and the one place that resolves them. A shop sets `--atelier-*` anywhere above the widget;
 * elements read the resolved private names (`--_ink`), so that a token has exactly one default.
 */

/** Default of every token `--atelier-<name>`, in the order of the documentation. */
export const TOKENS = {
  /** Text, hairlines and the primary button. */
  ink: 'light-dark(#1a1917, #f3f0ea)',
  /** Secondary text; keep 4.5:1 on the ground. */
  'ink-soft': 'light-dark(#65615b, #aaa69e)',
  /** Text on the primary button. */
  'on-ink': 'light-dark(#fbfaf7, #17181a)',
  /** The one action of a panel, focus and progress. */
  accent: 'light-dark(#7d4a2b, #e0a681)',
  /** What needs attention. */
  problem: 'light-dark(#9a2c20, #ffa091)',
  /** Middle of the studio ground. */
  'ground-center': 'light-dark(#f6f3ee, #26272a)',
  /** Edge of the studio ground. */
  'ground-edge': 'light-dark(#ded8cf, #101113)',
  /** Inline panels and chosen cards. */
  surface: 'light-dark(rgb(255 255 255 / 55%), rgb(255 255 255 / 7%))',
  /** Phone sheet, price bar and popovers. */
  sheet: 'light-dark(#faf8f4, #1b1c1f)',
  /** Lines between questions. */
  hairline: 'color-mix(in srgb, var(--_ink) 9%, transparent)',
  /** Border of fields and tracks; keep 3:1. */
  outline: 'light-dark(#8b867e, #85817a)',
  /** Corner of panels, cards and fields. */
  radius: '12px',
  /** Diameter of one swatch, at least 44px. */
  'swatch-size': '44px',
  /** Font of the product name. */
  'font-heading': 'inherit',
  /** Size of the product name. */
  'heading-size': '32px',
  /** Width of the question panel on a desktop. */
  'panel-size': '400px',
  /** Height of the price bar on a desktop. */
  'bar-size': '72px',
  /** Height of the whole widget. */
  'block-size': '100svh',
} as const satisfies Readonly<Record<string, string>>;

/** Declarations that resolve every token; goes into the `:host` rule of each shadow root. */
export const TOKEN_CSS: string = Object.entries(TOKENS)
  .map(([name, fallback]) => `--_${name}: var(--atelier-${name}, ${fallback});`)
  .join('\n');
