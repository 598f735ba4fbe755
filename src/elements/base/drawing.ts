import { html, type TemplateResult } from 'lit/html.js';

/**
 * A line drawing, 24 x 24, stroke 1.5, hidden from screen readers: the button around it carries the name.
 *
 * @param path - Data of one SVG path.
 * @param turns - Points along the line of text, and so turns in right-to-left pages.
 */
export function drawing(path: string, turns = false): TemplateResult {
  return html`<svg class=${turns ? 'line turns' : 'line'} viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;
}
