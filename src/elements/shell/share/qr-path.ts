import { encode } from 'uqr';

/** Modules of light ground that readers want round a code (ISO/IEC 18004). */
const QUIET = 4;
/** More modules than this no phone reads off a screen from a hand's distance. */
const MAX_MODULES = 125;

/** A code as one path on a square of `size` units; `null`: the text is too long. */
export function qrPath(text: string): { readonly size: number; readonly path: string } | null {
  try {
    const { data, size } = encode(text, { ecc: 'L', border: QUIET });
    if (size > MAX_MODULES + 2 * QUIET) return null;
    const runs = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')));
    return { size, path: runs.join('') };
  } catch {
    return null;
  }
}
