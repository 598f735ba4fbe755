/**
 * A small lit sphere (or tile) of a surface, in CSS alone: light from the upper left as on the stage, the surface's own
 * kind of gloss, and its colour. Never a flat disc: a flat disc says nothing about powder, steel or oak.
 */
import { html, type TemplateResult } from 'lit/html.js';
import { css } from './css.js';
import type { Choice } from '../../product/product.js';

/** Families of surfaces that look alike at 44 px, by recipe. */
const FAMILY: Readonly<Record<string, string>> = {
  powder: 'soft',
  paint: 'satin',
  leather: 'soft',
  suede: 'matt',
  knit: 'matt',
  felt: 'matt',
  fabric: 'matt',
  brushed: 'brushed',
  steel: 'brushed',
  metal: 'polished',
  polished: 'polished',
  chrome: 'polished',
  gold: 'polished',
  wood: 'wood',
  oak: 'wood',
  glass: 'satin',
  plastic: 'satin',
  ceramic: 'satin',
  lacquer: 'polished',
};

/** The colour a choice shows; grey where the owner gave none. */
export function choiceColor(choice: Choice): string {
  return choice.look?.color ?? choice.color ?? (/^#[\da-f]{6}$/i.test(choice.id) ? choice.id : '#b9b6b0');
}

/** The sphere of a choice. `texture` (already absolute) is laid on it where the owner gave one. */
export function surfaceSwatch(choice: Choice, texture: string | null = null): TemplateResult {
  const family = FAMILY[choice.look?.surface ?? ''] ?? 'satin';
  const colors = `--_c:${cssColor(choiceColor(choice))}${texture === null ? '' : `;--_t:url("${encodeURI(texture)}")`}`;
  return html`<span class="sphere ${family}" .style=${colors}></span>`;
}

/** Only a real colour may reach a style: the file is the owner's, but its text is never trusted as CSS. */
function cssColor(text: string): string {
  return /^#[\da-f]{3,8}$/i.test(text) ? text : '#b9b6b0';
}

/** Goes with every use of `surfaceSwatch`. */
export const surfaceSwatchStyles = css`
  .sphere {
    --_lit: color-mix(in oklab, var(--_c), white 36%);
    --_deep: color-mix(in oklab, var(--_c), black 26%);
    display: block;
    inline-size: 100%;
    block-size: 100%;
    border-radius: 50%;
    background:
      radial-gradient(circle at 32% 26%, var(--_lit) 0%, transparent 42%),
      radial-gradient(circle at 66% 82%, color-mix(in oklab, var(--_c), white 8%) 0%, transparent 30%),
      radial-gradient(circle at 42% 36%, var(--_c) 30%, var(--_deep) 100%);
    box-shadow: inset 0 0 1px rgb(0 0 0 / 30%);
    forced-color-adjust: none;
  }
  .sphere.matt {
    --_lit: color-mix(in oklab, var(--_c), white 16%);
    --_deep: color-mix(in oklab, var(--_c), black 20%);
  }
  .sphere.polished {
    --_lit: color-mix(in oklab, var(--_c), white 72%);
    --_deep: color-mix(in oklab, var(--_c), black 48%);
    background:
      radial-gradient(circle at 32% 25%, var(--_lit) 0%, transparent 26%),
      linear-gradient(168deg, transparent 46%, color-mix(in oklab, var(--_c), black 42%) 52%, transparent 66%),
      radial-gradient(circle at 42% 36%, var(--_c) 25%, var(--_deep) 100%);
  }
  .sphere.brushed {
    --_lit: color-mix(in oklab, var(--_c), white 62%);
    --_deep: color-mix(in oklab, var(--_c), black 38%);
    background:
      repeating-linear-gradient(90deg, rgb(255 255 255 / 7%) 0 0.5px, transparent 0.5px 1.5px, rgb(0 0 0 / 4%) 1.5px 2px),
      radial-gradient(ellipse 30% 72% at 34% 40%, var(--_lit) 0%, transparent 100%),
      radial-gradient(circle at 42% 36%, var(--_c) 22%, var(--_deep) 100%);
  }
  .sphere.wood {
    background:
      radial-gradient(circle at 32% 26%, rgb(255 255 255 / 30%) 0%, transparent 44%),
      radial-gradient(circle at 42% 36%, transparent 40%, rgb(40 20 0 / 34%) 100%),
      repeating-radial-gradient(ellipse 200% 46% at 20% 120%, color-mix(in oklab, var(--_c), black 10%) 0 2px, var(--_c) 3px 6px);
  }
  .sphere[style*='--_t'] {
    background:
      radial-gradient(circle at 32% 26%, rgb(255 255 255 / 34%) 0%, transparent 42%),
      radial-gradient(circle at 42% 36%, transparent 40%, rgb(0 0 0 / 34%) 100%),
      var(--_t) center / cover var(--_c);
  }
`;
