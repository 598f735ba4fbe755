/** How colours differ for the eye. */

/** Red, green and blue of `#rrggbb`, linear, 0 to 1; `null`: no such colour. */
function linear(color: string): readonly [number, number, number] | null {
  const match = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(color);
  if (match === null) return null;
  const [red, green, blue] = match.slice(1).map((pair) => {
    const part = parseInt(pair, 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return [red ?? 0, green ?? 0, blue ?? 0];
}

/** Contrast ratio of two `#rrggbb` colours, 1 to 21 (WCAG 2.2, "contrast ratio"); `null`: one is no colour. */
export function contrast(a: string, b: string): number | null {
  const [first, second] = [luminance(a), luminance(b)];
  if (first === null || second === null) return null;
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

function luminance(color: string): number | null {
  const parts = linear(color);
  return parts && 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
}

/** Distance of two `#rrggbb` colours in CIE L*a*b* (D65; CIE 1976): about 1 can just be told apart side by side. */
export function colorDistance(a: string, b: string): number | null {
  const [first, second] = [lab(a), lab(b)];
  if (first === null || second === null) return null;
  return Math.hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2]);
}

function lab(color: string): readonly [number, number, number] | null {
  const parts = linear(color);
  if (parts === null) return null;
  const [r, g, b] = parts;
  const scaled = (value: number): number =>
    value > 216 / 24389 ? Math.cbrt(value) : (value * (24389 / 27) + 16) / 116;
  const x = scaled((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
  const y = scaled(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = scaled((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
