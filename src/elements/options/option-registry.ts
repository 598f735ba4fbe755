/**
 * Which control asks which kind of question, and where it is loaded from. A table: a new kind is one line here and one
 * folder; a developer's own control is one call of `registerControl`.
 */
import { defineOnce } from '../base/define-once.js';
import { Late } from '../base/late.js';
import { AtelierListElement } from './list/list.js';
import { ownControls } from './own-controls.js';
import type { Kind, Option } from '../../product/product.js';

/** A module whose one class is a control. */
type ControlModule = Readonly<Record<string, CustomElementConstructor & { source?: unknown }>>;

/** Our controls by the end of their tag, each with how it comes into the page. */
const CONTROLS: Readonly<Record<string, () => Promise<ControlModule>>> = {
  swatches: () => import('./swatches/swatches.js'),
  cards: () => import('./cards/cards.js'),
  list: () => Promise.resolve({ AtelierListElement }),
  text: () => import('./text/text.js'),
  color: () => import('./color/color.js'),
  multi: () => import('./multi/multi.js'),
  number: () => import('./number/number.js'),
  toggle: () => import('./toggle/toggle.js'),
  image: () => import('./image/image.js'),
  rows: () => import('./rows/rows.js'),
  fields: () => import('./fields/fields.js'),
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
  return `atelier-${isWished ? control : (BY_KIND[kind]?.(option) ?? kind)}`;
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
  const [element] = Object.values((await CONTROLS[tag.slice('atelier-'.length)]?.()) ?? {});
  if (!element) return;
  // What fetches controls of its own fetches them from here.
  if ('source' in element) element.source = { controlOf, lateControl };
  defineOnce(tag, element);
}

/** Swatches for surfaces and colours, cards for pictures, else a list. */
function fitChoice(option: Option): string {
  if (option.kind !== 'choice') return 'list';
  const { choices } = option;
  const shown = choices.filter((choice) => choice.look !== null || choice.color !== null).length;
  if (shown > choices.length / 2 && !choices.some((choice) => choice.swatch)) return 'swatches';
  return choices.some((choice) => choice.swatch !== null || choice.image !== null) ? 'cards' : 'list';
}
