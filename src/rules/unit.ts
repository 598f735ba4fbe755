/** Decisions as the search sees them: one unit per unknown that is held to one value. */
import { elementAt } from '../kernel/element-at.js';
import type { OptionId } from '../kernel/ids.js';
import type { Decision, OptionValue, Source } from '../product/configuration.js';
import { ABSENT, only, type Domain } from './domain.js';
import type { Assumption, Space } from './space.js';

/** One thing that is held: an unknown at a value. */
export interface Unit {
  readonly optionId: OptionId;
  readonly variable: number;
  readonly value: number;
  readonly source: Source;
}

/** No answer: it binds nothing, its option's question stays open. */
export function isBlank(value: OptionValue): boolean {
  return value === null || value === '';
}

/** The unknowns and values of an option's value, none for a blank; `undefined`: not a value of the option. */
export function encode(space: Space, optionId: OptionId, value: OptionValue): (readonly [variable: number, value: number])[] | undefined {
  const option = space.product.optionById.get(optionId);
  if (option === undefined) return undefined;
  if (isBlank(value)) return [];
  const parts = space.view.variablesOf.get(optionId) ?? [];
  if (option.kind === 'multi') {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const amounts = value as Readonly<Record<string, number>>;
    if (Object.keys(amounts).some((id) => !option.choiceById.has(id))) return undefined;
    const pairs = parts.map((part) => [part.index, part.indexOf(Object.hasOwn(amounts, part.choiceId ?? '') ? (amounts[part.choiceId ?? ''] ?? 0) : 0)] as const);
    return pairs.every((pair): pair is readonly [number, number] => pair[1] !== undefined) ? pairs : undefined;
  }
  const index = elementAt(parts, 0).indexOf(value);
  return index === undefined ? undefined : [[elementAt(parts, 0).index, index]];
}

/** The units of decisions, the shopper's first, then in declared order. What is no value of its option is left out. */
export function unitsOf(space: Space, decisions: readonly Decision[]): Unit[] {
  const units = decisions.flatMap(({ optionId, value, source }) =>
    (encode(space, optionId, value) ?? []).map(([variable, index]): Unit => ({ optionId, variable, value: index, source })));
  return units.sort((a, b) => levelOf(a) - levelOf(b) || a.variable - b.variable);
}

/** 0: the shopper's own. 1: gives way without being asked. */
export function levelOf({ source }: { readonly source: Source }): number {
  return source === 'shopper' ? 0 : 1;
}

/** What a unit asks: its value, and, unless it must be awake, that or absence. */
export function hold(unit: Unit, awake: boolean): Assumption {
  const domain: Domain = awake ? only(unit.value) : [ABSENT, ABSENT, unit.value, unit.value];
  return [unit.variable, domain];
}
