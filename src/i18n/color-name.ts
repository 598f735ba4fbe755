import type { Code } from './messages/en.js';

/** Hues of the colour circle with a common name, by their upper bound in degrees. */
const HUES: readonly (readonly [number, Code])[] = [
  [16, 'color/red'],
  [44, 'color/orange'],
  [68, 'color/yellow'],
  [160, 'color/green'],
  [196, 'color/teal'],
  [255, 'color/blue'],
  [295, 'color/purple'],
  [340, 'color/pink'],
  [360, 'color/red'],
];

/**
 * A common name for a colour nobody named, so that no shopper hears a code.
 *
 * @param hex - `#rrggbb`.
 */
export function colorName(hex: string): Code {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
  const most = Math.max(red, green, blue);
  const span = most - Math.min(red, green, blue);
  const light = most - span / 2;
  if (light < 0.16) return 'color/black';
  if (span < 0.12) return light > 0.9 ? 'color/white' : 'color/grey';
  const hue = hueOf(red, green, blue, most, span);
  if (hue > 15 && hue < 68 && light > 0.72 && span < 0.45) return 'color/beige';
  if (hue < 50 && light < 0.4) return light > 0.3 && hue < 12 ? 'color/red' : 'color/brown';
  if (hue > 200 && hue < 255 && light < 0.28) return 'color/navy';
  return HUES.find(([bound]) => hue <= bound)?.[1] ?? 'color/grey';
}

function hueOf(red: number, green: number, blue: number, most: number, span: number): number {
  if (most === red) return (60 * ((green - blue) / span) + 360) % 360;
  return most === green ? 60 * ((blue - red) / span) + 120 : 60 * ((red - green) / span) + 240;
}
