import type { TextLayout } from './layout-text.js';
import { pathData } from './outline.js';

/** The area a production file shows, in millimetres, and the ink. */
export interface SvgRequest {
  /** `#rrggbb` */
  readonly color: string;
  readonly widthMm: number;
  readonly heightMm: number;
}

/** The production file of a text: an SVG of true size, letters as one outline, no font needed. The text itself is its title. */
export function toSvg(layout: TextLayout, { color, widthMm, heightMm }: SvgRequest): string {
  const title = layout.lines.map(({ text }) => text).join(' / ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${widthMm}mm" height="${heightMm}mm" viewBox="0 0 ${widthMm} ${heightMm}">`,
    `<title>${escapeXml(title)}</title>`,
    `<path fill="${escapeXml(color)}" fill-rule="nonzero" d="${pathData(layout.outlines)}"/>`,
    '</svg>',
  ].join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** XML 1.0 knows no control characters and no lone surrogates, not even escaped. */
function escapeXml(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
