/** Decisions as the search sees them: one unit per unknown that is held to one value. */
import { elementAt } from '../kernel/element-at.js';
import type { OptionId } from '../kernel/ids.js';
import type { Decision, OptionValue } from '../product/configuration.js';
import { ABSENT, fromValues, only } from './domain.js';
import type { Assumption, Compiled } from './space.js';

/** One thing that is held: an unknown at a value, or, while its option sleeps, at that or absent. */
export interface Unit extends Assumption {
  readonly optionId: OptionId;
  readonly value: number;
  /** The shopper's own; others give way without being asked. */
  readonly own: boolean;
}

/** No answer: it binds nothing, its option's question stays open. */
export function isBlank(value: OptionValue): boolean {
  return value === null || value === '';
}

/** A value per unknown of an option, none for a blank; `undefined`: not a value of the option. */
export function encode(
  { product, view }: Compiled,
  optionId: OptionId,
  value: OptionValue,
): (readonly [variable: number, value: number])[] | undefined {
  const option = product.optionById.get(optionId);
  if (option === undefined) return undefined;
  if (isBlank(value)) return [];
  const parts = view.partsOf(optionId);
  const amounts = new Map(Object.entries(value ?? {}));
  if (
    option.kind === 'multi' &&
    (typeof value !== 'object' || Array.isArray(value) || [...amounts.keys()].some((id) => !option.choiceById.has(id)))
  )
    return undefined;
  const pairs = parts.map(
    (part) =>
      [
        part.index,
        part.indexOf(part.choiceId === null ? value : ((amounts.get(part.choiceId) as OptionValue | undefined) ?? 0)),
      ] as const,
  );
  return pairs.every((pair): pair is readonly [number, number] => pair[1] !== undefined) ? pairs : undefined;
}

/** The units of decisions, the shopper's first, then in declared order. What is no value of its option is left out. */
export function unitsOf(space: Compiled, decisions: readonly Decision[]): Unit[] {
  const units = decisions.flatMap(({ optionId, value, source }) =>
    (encode(space, optionId, value) ?? []).map(([variable, at]): Unit => ({
      optionId,
      variable,
      value: at,
      domain: fromValues([ABSENT, at]),
      own: source === 'shopper',
    })),
  );
  return units.sort((a, b) => Number(b.own) - Number(a.own) || a.variable - b.variable);
}

/** The unit while its option is there. */
export function awake(unit: Unit): Unit {
  return { ...unit, domain: only(unit.value) };
}

/** The option of an unknown. */
export function optionIdOf({ variables }: Compiled, { variable }: Assumption): OptionId {
  return elementAt(variables, variable).option.id;
}

/** Decisions in the order a design stores them. */
export function sortDecisions(decisions: Iterable<Decision>): Decision[] {
  return [...decisions].sort((a, b) => (a.optionId < b.optionId ? -1 : 1));
}
