/** Holds laws of the engine against many random products. */
import type { Decision } from '../../src/product/configuration.js';
import { createRules } from '../../src/rules/create-rules.js';
import { createDice, randomProduct } from './random-product.js';
import { describeFailure, shrink, type Failure } from './shrink.js';
import { clickOnce, toSample, toSituation, type Law } from './situation.js';

/** Clicks on the way through one product. */
const CLICKS = 4;

/** Seeds of random products, both ends included. */
export interface Seeds {
  readonly from: number;
  readonly to: number;
}

/** The seeds named by the environment variable `SEEDS`, as in `SEEDS=1-100000`; else the given ones. */
export function seedsAsked(usual: Seeds): Seeds {
  const [from, to] = (process.env['SEEDS'] ?? '').split('-').map(Number);
  return from && to ? { from, to } : usual;
}

/** Laws that fail: on how many products, and the first of them, shrunk. Laws that hold are not in it. */
export function failuresOf(laws: readonly Law[], { from, to }: Seeds): ReadonlyMap<Law, string> {
  const failures = new Map<Law, Failure[]>();
  for (let seed = from; seed <= to; seed++) {
    for (const failure of failuresOn(seed, laws))
      failures.set(failure.law, [...(failures.get(failure.law) ?? []), failure]);
  }
  return new Map([...failures].map(([law, all]) => [law, tell(all)]));
}

function tell(failures: readonly Failure[]): string {
  const seeds = failures.map(({ product }) => product);
  return `fails for ${seeds.length} seeds: ${seeds.slice(0, 20).join(', ')}; the first one shrunk:\n${describeFailure(shrink(failures[0]!))}`;
}

/** Walks through the product of a seed by random clicks and looks at each design on the way: the first failure of each law. */
export function failuresOn(seed: number, laws: readonly Law[]): Iterable<Failure> {
  const sample = toSample(randomProduct(createDice(seed)).file);
  if (sample === null) return [];
  const failures = new Map<Law, Failure>();
  const dice = createDice(seed + 1_000_000);
  const rules = createRules(sample.product);
  const way: (readonly Decision[])[] = [[]];
  for (let click = 0; click <= CLICKS; click++) {
    const now = toSituation(sample, rules, way.at(-1)!);
    laws.forEach((law, at) => {
      if (failures.has(law) || !isDue(law, at + seed, click)) return;
      const lawSeed = (seed * 8 + click) * 32 + at;
      try {
        law.check(now, createDice(lawSeed));
      } catch {
        failures.set(law, { law, product: seed, file: sample.file, way: [...way], seed: lawSeed });
      }
    });
    way.push(clickOnce(now, dice));
  }
  return failures.values();
}

function isDue({ at }: Law, turn: number, click: number): boolean {
  return at === 'every click' || (click === CLICKS && (at === 'every end' || turn % 3 === 0));
}
