/**
 * Which control asks which kind of question, and where it is loaded from. A table: a new kind is one line here and one
 * folder; a developer's own control is one call of `registerControl`.
 */
import { defineOnce } from '../base/define-once.js';
import { Late } from '../base/late.js';
import { AtelierListElement } from './list/list.js';
import { ownControls } from './own-controls.js';
import type { Kind, Option } from '../../product/product.js';

/** Our controls by tag, each with how its class comes into the page. */
const CONTROLS: Readonly<Record<string, () => Promise<CustomElementConstructor>>> = {
  'atelier-swatches': async () => (await import('./swatches/swatches.js')).AtelierSwatchesElement,
  'atelier-cards': async () => (await import('./cards/cards.js')).AtelierCardsElement,
  'atelier-list': () => Promise.resolve(AtelierListElement),
  'atelier-text': async () => (await import('./text/text.js')).AtelierTextElement,
  'atelier-color': async () => (await import('./color/color.js')).AtelierColorElement,
  'atelier-multi': async () => (await import('./multi/multi.js')).AtelierMultiElement,
  'atelier-number': async () => (await import('./number/number.js')).AtelierNumberElement,
  'atelier-toggle': async () => (await import('./toggle/toggle.js')).AtelierToggleElement,
  'atelier-rows': async () => (await import('./rows/rows.js')).AtelierRowsElement,
  'atelier-image': async () => (await import('./image/image.js')).AtelierImageElement,
  'atelier-fields': async () =>
    Object.assign((await import('./fields/fields.js')).AtelierFieldsElement, { source: { controlOf, lateControl } }),
  'atelier-fallback': async () => (await import('./fallback/fallback.js')).AtelierFallbackElement,
};

/** Which of ours asks a kind, where it is not the one named after the kind. */
const BY_KIND: Readonly<Partial<Record<Kind, (option: Option) => string>>> = {
  choice: fitChoice,
  color: (option) => (option.kind === 'color' && option.palette ? 'swatches' : 'color'),
};

/** The tag of the control that asks an option: a developer's own, the one its owner wished for, or the one that fits. */
export function controlOf(option: Option): string {
  const { control, kind } = option;
  const own = ownControls.get(control ?? '') ?? ownControls.get(kind);
  if (own !== undefined) return own;
  const isWished = kind === 'choice' && ['swatches', 'cards', 'list'].includes(control ?? '');
  const tag = `atelier-${isWished ? control : (BY_KIND[kind]?.(option) ?? kind)}`;
  return tag in CONTROLS ? tag : 'atelier-fallback';
}

const controls = new Map<string, Late<void>>();

/** An option's control, to be fetched and defined. */
export function lateControl(option: Option): Late<void> {
  const tag = controlOf(option);
  const known = controls.get(tag) ?? new Late(() => define(tag));
  controls.set(tag, known);
  return known;
}

/** Fetches an option's control ahead of its first use. */
export function preloadControl(option: Option): void {
  lateControl(option).preload();
}

async function define(tag: string): Promise<void> {
  const element = await CONTROLS[tag]?.();
  if (element) defineOnce(tag, element);
}

/** Swatches for surfaces and colours, cards for pictures, else a list. */
function fitChoice(option: Option): string {
  if (option.kind !== 'choice') return 'list';
  const { choices } = option;
  const shown = choices.filter((choice) => choice.look !== null || choice.color !== null).length;
  if (shown > choices.length / 2 && !choices.some((choice) => choice.swatch)) return 'swatches';
  return choices.some((choice) => choice.swatch !== null || choice.image !== null) ? 'cards' : 'list';
}
