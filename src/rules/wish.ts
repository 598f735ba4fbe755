/** What a shopper wants of some options, set against what is decided: the values that must hold, and what is asked to give way. */
import { elementAt } from '../kernel/element-at.js';
import type { OptionId } from '../kernel/ids.js';
import type { Change, Decision, OptionValue, RowValue, Source, StoredSource } from '../product/configuration.js';
import type { Product } from '../product/product.js';
import type { Completion } from './complete.js';
import { only } from './domain.js';
import type { Assumption, Frame, Space } from './space.js';
import type { Budget } from './search.js';
import { encode, hold, type Unit } from './unit.js';

/** Values that must hold. */
export interface Wish {
  readonly hard: readonly Assumption[];
  /** Amounts of a multi that the machine had set: they stay if they can. */
  readonly soft: readonly Unit[];
  /** Unknowns whose former decision no longer counts. */
  readonly exempt: ReadonlySet<number>;
  /** Options whose value is not one of theirs. */
  readonly invalid: readonly OptionId[];
}

/** The changes as values that must hold. Of a multi only the amounts that differ from the present ones are new. */
export function toWish(space: Space, completion: Completion, changes: readonly Decision[], released: ReadonlySet<OptionId>): Wish {
  const hard: Assumption[] = [];
  const soft: Unit[] = [];
  const exempt = new Set<number>();
  const invalid: OptionId[] = [];
  for (const optionId of released) for (const part of space.view.variablesOf.get(optionId) ?? []) exempt.add(part.index);
  for (const { optionId, value } of changes) {
    const pairs = encode(space, optionId, value);
    if (pairs === undefined) invalid.push(optionId);
    const isMulti = space.product.optionById.get(optionId)?.kind === 'multi';
    const before = new Map(isMulti ? encode(space, optionId, completion.values[optionId] ?? null) : []);
    const changed = (pairs ?? []).filter(([variable, index]) => before.get(variable) !== index);
    const wanted = changed.length > 0 ? changed : (pairs ?? []);
    for (const [variable, index] of wanted) hard.push([variable, only(index)]);
    for (const [variable, value] of pairs ?? []) {
      const isDecided = completion.units.some((unit) => unit.variable === variable);
      if (!isDecided && !wanted.some(([other]) => other === variable)) soft.push({ optionId, variable, value, source: 'default' });
    }
    const touched = isMulti && pairs !== undefined && pairs.length > 0 ? wanted.map(([variable]) => variable) : (space.view.variablesOf.get(optionId) ?? []).map((part) => part.index);
    for (const variable of touched) exempt.add(variable);
  }
  return { hard, soft, exempt, invalid };
}

/** What is left if the wish and these units hold, and whether a valid design does so. */
export function framed(space: Space, completion: Completion, wish: Wish, kept: readonly Unit[], budget: Budget): Frame {
  const holds = kept.map((unit) => hold(unit, completion.awake.has(unit)));
  const frame = space.narrow(space.root, [...wish.hard, ...holds], budget);
  if (frame === null) return null;
  const components = new Set([...wish.hard, ...holds].map(([variable]) => elementAt(space.componentOf, variable)));
  return [...components].every((component) => space.find(frame, component, completion.witness, budget)) ? frame : null;
}

/** Decisions after changes: cells put into their rows, released ones gone, the later change of an option counting. */
export function decisionsAfter(product: Product, decisions: readonly Decision[], changes: readonly Change[]): Map<OptionId, Decision> {
  const after = new Map(decisions.map((decision) => [decision.optionId, decision]));
  for (const change of changes) {
    const { optionId, value } = change;
    if (isRelease(value)) after.delete(optionId);
    else after.set(optionId, { optionId, value: change.row === undefined ? value : withCell(product, after.get(optionId)?.value ?? [], change.row, value), source: stored(change.source) });
  }
  return after;
}

/** Whether the change gives its option back to the machine. */
export function isRelease(value: Change['value']): value is { readonly release: true } {
  return typeof value === 'object' && value !== null && 'release' in value && value.release === true;
}

function stored(source: Source | undefined): StoredSource {
  return source === undefined || source === 'rule' || source === 'default' ? 'shopper' : source;
}

function withCell(product: Product, rows: OptionValue, { index, columnId }: NonNullable<Change['row']>, value: OptionValue): OptionValue {
  const list = Array.isArray(rows) ? [...(rows as readonly RowValue[])] : [];
  if (index < 0 || index > list.length || !Number.isInteger(index) || product.options.length === 0) return list;
  list[index] = { ...list[index], [columnId]: value };
  return list;
}
