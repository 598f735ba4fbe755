/**
 * Which control asks which kind of question, and where it is loaded from. A table: a new kind is one line here and one
 * folder; a developer's own control is one call of `registerControl`.
 */
import { defineOnce } from '../base/define-once.js';
import { ownControls } from './own-controls.js';
import type { Kind, Option } from '../../product/product.js';

/** A control: its tag, and how its class comes into the page. */
export interface ControlEntry {
  readonly tag: string;
  /** Defines the tag; absent for tags somebody else defines. */
  readonly load?: () => Promise<unknown>;
}

const CONTROLS: Readonly<Record<string, ControlEntry>> = {
  swatches: {
    tag: 'atelier-swatches',
    load: async () => defineOnce('atelier-swatches', (await import('./swatches/swatches.js')).AtelierSwatchesElement),
  },
  cards: {
    tag: 'atelier-cards',
    load: async () => defineOnce('atelier-cards', (await import('./cards/cards.js')).AtelierCardsElement),
  },
  list: {
    tag: 'atelier-list',
    load: async () => defineOnce('atelier-list', (await import('./list/list.js')).AtelierListElement),
  },
  text: {
    tag: 'atelier-text',
    load: async () => defineOnce('atelier-text', (await import('./text/text.js')).AtelierTextElement),
  },
  color: {
    tag: 'atelier-color',
    load: async () => defineOnce('atelier-color', (await import('./color/color.js')).AtelierColorElement),
  },
  multi: {
    tag: 'atelier-multi',
    load: async () => defineOnce('atelier-multi', (await import('./multi/multi.js')).AtelierMultiElement),
  },
  number: {
    tag: 'atelier-number',
    load: async () => defineOnce('atelier-number', (await import('./number/number.js')).AtelierNumberElement),
  },
  toggle: {
    tag: 'atelier-toggle',
    load: async () => defineOnce('atelier-toggle', (await import('./toggle/toggle.js')).AtelierToggleElement),
  },
  fallback: {
    tag: 'atelier-fallback',
    load: async () => defineOnce('atelier-fallback', (await import('./fallback/fallback.js')).AtelierFallbackElement),
  },
};

/** The control of a kind: its name in `CONTROLS`, or the one its content asks for. */
const BY_KIND: Readonly<Record<Kind, (option: Option) => string>> = {
  choice: fitChoice,
  color: (option) => (option.kind === 'color' && option.palette ? 'swatches' : 'color'),
  multi: () => 'multi',
  toggle: () => 'toggle',
  number: () => 'number',
  text: () => 'text',
  image: () => 'fallback',
  rows: () => 'fallback',
  fields: () => 'fallback',
};

const loading = new Map<string, Promise<unknown>>();

/** The control that asks an option. */
export function controlOf(option: Option): ControlEntry {
  const wished = option.control ?? '';
  const fitting = BY_KIND[option.kind](option);
  const wish =
    option.kind === 'choice' && ['swatches', 'cards', 'list'].includes(wished) ? CONTROLS[wished] : undefined;
  const own = ownControls.get(wished) ?? ownControls.get(option.kind);
  if (own !== undefined) return { tag: own };
  return wish ?? CONTROLS[fitting] ?? { tag: 'atelier-fallback' };
}

/** Fetches an option's control ahead of its first use; once per tag. */
export function preloadControl(option: Option): Promise<unknown> {
  const { tag, load } = controlOf(option);
  const known = loading.get(tag) ?? load?.() ?? Promise.resolve();
  loading.set(tag, known);
  return known;
}

/** Swatches for surfaces and colours, cards for pictures, else a list. */
function fitChoice(option: Option): string {
  if (option.kind !== 'choice') return 'list';
  const { choices } = option;
  const shown = choices.filter((choice) => choice.look !== null || choice.color !== null).length;
  if (shown > choices.length / 2 && !choices.some((choice) => choice.swatch)) return 'swatches';
  return choices.some((choice) => choice.swatch !== null || choice.image !== null) ? 'cards' : 'list';
}
