/** Makes a failure small: a product file without what the failure does not need, and as few decisions. */
import type { Decision } from '../../src/product/configuration.js';
import { createRules } from '../../src/rules/create-rules.js';
import { heldBy, holds, valuesOf } from './oracle.js';
import { createDice } from './random-product.js';
import { toSample, toSituation, type Law, type Sample } from './situation.js';

/** A way on which a law fails: every list of decisions that was judged, in order; the law fails at the last. */
export interface Failure {
  readonly law: Law;
  /** What the product was made from at first. */
  readonly product: number;
  readonly file: unknown;
  readonly way: readonly (readonly Decision[])[];
  /** What the law's own dice were made from. */
  readonly seed: number;
}

/** Other seeds for the law's dice: in a smaller product the same seed may ask another question. */
const TRIES = 12;

/** Lists of decisions may not shrink for longer than this many attempts. */
const MOST_ATTEMPTS = 4_000;

/** The smallest failure that leaving out parts one by one leads to. */
export function shrink(failure: Failure): Failure {
  let least = failure;
  let attempts = 0;
  for (let isSmaller = true; isSmaller;) {
    isSmaller = false;
    for (const smaller of smallerThan(least)) {
      if (++attempts > MOST_ATTEMPTS) return least;
      const failing = findFailing(smaller);
      if (failing === null) continue;
      least = failing;
      isSmaller = true;
      break;
    }
  }
  return least;
}

/** The failure in words: why, the decisions on the way, and the product file. */
export function describeFailure(failure: Failure): string {
  const { file, way, seed } = failure;
  const sample = toSample(file);
  const fault = sample && faultOf(failure, sample, seed);
  return [fault?.message ?? 'does not fail alone', JSON.stringify(way), JSON.stringify(file)].join('\n');
}

function* smallerThan(failure: Failure): Generator<Failure> {
  const { file, way } = failure;
  const last = way.at(-1)!;
  if (way.length > 1) yield { ...failure, way: [last] };
  for (let at = 0; at < way.length - 1; at++) yield { ...failure, way: way.filter((_, place) => place !== at) };
  for (const smaller of smallerFiles(file as object)) yield { ...failure, file: smaller };
  for (const gone of last)
    yield { ...failure, way: way.map((some) => some.filter(({ optionId }) => optionId !== gone.optionId)) };
}

/** The file with less under one of its keys. */
function* smallerFiles(file: object): Generator<object> {
  for (const [key, value] of Object.entries(file))
    for (const smaller of smallerJson(value)) yield { ...file, [key]: smaller };
}

/** The value without one of its parts: large parts first, those within what stays after them; an expression's one side. */
function* smallerJson(json: unknown): Generator {
  if (typeof json === 'string') {
    for (const word of [' and ', ' or '])
      for (const part of json.includes(word) ? json.replace(/^=/, '').split(word) : []) yield part;
    return;
  }
  if (json === null || typeof json !== 'object') return;
  const entries = Object.entries(json);
  const put = (some: readonly [string, unknown][]): unknown =>
    Array.isArray(json) ? some.map(([, value]) => value) : Object.fromEntries(some);
  for (const gone of entries) yield put(entries.filter((entry) => entry !== gone));
  for (const [key, value] of entries)
    for (const smaller of smallerJson(value)) yield put(entries.map(([k, v]) => [k, k === key ? smaller : v]));
}

/** The same failure with dice that show it; `null`: it does not fail, or is no proper way. */
function findFailing(failure: Failure): Failure | null {
  const sample = toSample(failure.file);
  if (sample === null) return null;
  const way = failure.way.map((decisions) => decisions.filter((decision) => isOf(sample, decision)));
  if (!way.every((decisions) => canStand(sample, decisions))) return null;
  const seeds = [failure.seed, ...Array.from({ length: TRIES }, (_, at) => at)];
  const seed = seeds.find((one) => faultOf({ ...failure, way }, sample, one) !== null);
  return seed === undefined ? null : { ...failure, way, seed };
}

function faultOf({ law, way }: Failure, sample: Sample, seed: number): Error | null {
  try {
    const rules = createRules(sample.product);
    const situations = way.map((decisions) => toSituation(sample, rules, decisions));
    law.check(situations.at(-1)!, createDice(seed));
    return null;
  } catch (error) {
    return error as Error;
  }
}

function isOf({ product }: Sample, { optionId, value }: Decision): boolean {
  const option = product.optionById.get(optionId);
  return option !== undefined && valuesOf(option).some((one) => JSON.stringify(one) === JSON.stringify(value));
}

function canStand({ product, designs }: Sample, decisions: readonly Decision[]): boolean {
  const held = heldBy(product, decisions);
  return designs.some((design) => held.every((one) => holds(design, one, false)));
}
