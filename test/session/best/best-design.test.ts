import { expect } from 'chai';
import { rational, toNumber, add } from '../../../src/kernel/rational.js';
import type { Decision, OptionValue, Values } from '../../../src/product/configuration.js';
import { loadProduct } from '../../../src/product/load.js';
import type { Product } from '../../../src/product/product.js';
import { priceDesign } from '../../../src/pricing/price-design.js';
import { createRules } from '../../../src/rules/create-rules.js';
import { bestDesign } from '../../../src/session/best/best-design.js';
import type { BestWish, Taste } from '../../../src/session/best/task.js';
import { benchmarkText, hasBenchmarks } from '../../support/readers/benchmark-file.js';
import { idOf, productFileOf, valueIn, type NumericModel } from '../../support/readers/read-numeric-model.js';
import { heldBy, holds, listDesigns, valuesOf } from '../../rules/oracle.js';
import { createDice, randomProduct, type Dice } from '../../rules/random-product.js';
import { withPrices } from './with-prices.js';

const CONTEXT = { market: null, locale: 'en', quantity: 1 } as const;

interface Left {
  readonly cheapest?: { readonly price: number };
  readonly dearest?: number;
  /** By budget: how many designs are within it. */
  readonly withinBudget: Readonly<Record<string, number>>;
}

/** Prices known by enumeration outside of the engine. */
interface NumericOracle {
  readonly root: Left;
  readonly sessions: readonly (Left & { readonly decisions: readonly string[] })[];
}

/** Random products of the normal run; `SEEDS=5000` looks at more. */
const SEEDS = Number(process.env['SEEDS'] ?? 320);

describe('the best design', () => {
  it('is the cheapest, the dearest, the closest, and none where none is, as the list of all designs has it', () => {
    let compared = 0;
    for (let seed = 1; compared < SEEDS; seed++) {
      const dice = createDice(seed);
      const product = withPrices(randomProduct(dice), dice).build();
      const designs = listDesigns(product);
      if (designs === null || designs.length === 0) continue;
      compared++;
      compareWith(designs, product, dice, `seed ${seed}`);
    }
  }).timeout(600_000);
});

describe('the best design of published numeric products', () => {
  if (!hasBenchmarks()) return;
  for (const name of ['configurator-challenge', 'shelf-system']) {
    const model = JSON.parse(benchmarkText(`${name}.json`)) as NumericModel;
    if (model.price === undefined) continue;
    it(`has the known cheapest and dearest price: ${name}`, () => {
      const { root, sessions } = JSON.parse(benchmarkText(`${name}.json.oracle.json`)) as NumericOracle;
      const loaded = loadProduct(productFileOf(model));
      if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
      const product = loaded.value;
      const rules = createRules(product);
      for (const { decisions: made, cheapest, dearest, withinBudget } of [{ ...root, decisions: [] }, ...sessions]) {
        if (cheapest === undefined) continue;
        const decisions = made.map((one): Decision => {
          const [option, value] = one.split('=') as [string, string];
          return { optionId: idOf(option), value: valueIn(model, option, value), source: 'shopper' };
        });
        const ask = (wish: BestWish): readonly [number | undefined, boolean] => {
          const { design, isProved } = bestDesign(product, rules, CONTEXT, decisions, wish);
          return [design?.price?.unit.minor, isProved];
        };
        const about = made.join(' ');
        expect(ask({}), about).to.deep.equal([cheapest.price, true]);
        expect(ask({ price: 'dearest' }), about).to.deep.equal([dearest, true]);
        expect(ask({ budgetMinor: cheapest.price - 1 }), about).to.deep.equal([undefined, true]);
        for (const [budget, count] of Object.entries(withinBudget)) {
          const { design, isProved } = bestDesign(product, rules, CONTEXT, decisions, { budgetMinor: Number(budget) });
          expect([design !== null, isProved], `${about} within ${budget}`).to.deep.equal([count > 0, true]);
        }
      }
    }).timeout(120_000);
  }
});

function compareWith(designs: readonly Values[], product: Product, dice: Dice, about: string): void {
  const rules = createRules(product);
  const some = dice.pick(designs);
  const decisions = product.options.flatMap(({ id }): Decision[] => {
    const value = some[id];
    return value === undefined || dice.chance(70) ? [] : [{ optionId: id, value, source: 'shopper' }];
  });
  const shown = rules.complete(CONTEXT, decisions).values;
  const left = designs.filter((design) => keeps(product, design, decisions, shown));
  expect(left, about).to.not.have.length(0);
  const priceOf = (values: Values): number => priceDesign(product, { values, context: CONTEXT })!.unit.minor;
  const prices = left.map(priceOf).sort((a, b) => a - b);
  const taste = someTaste(product, dice);
  const scoreOf = (values: Values): number => scoreIn(values, taste);
  const budget = dice.pick(prices) + dice.roll(3) - 1;
  const ask = (wish: BestWish): readonly [number, number] | null => {
    const { design, isProved } = bestDesign(product, rules, CONTEXT, decisions, wish);
    expect(isProved, `${about} is proved`).to.equal(true);
    if (design === null) return null;
    if (design.openIds.length === 0) {
      const { values } = rules.complete(CONTEXT, design.decisions);
      expect(priceOf(values), `${about} completed`).to.equal(design.price!.unit.minor);
      expect(rules.reconcile(CONTEXT, design.decisions).dropped, about).to.deep.equal([]);
    }
    return [design.price!.unit.minor, design.score];
  };
  expect(ask({})?.[0], `${about} cheapest`).to.equal(prices[0]);
  expect(ask({ price: 'dearest' })?.[0], `${about} dearest`).to.equal(prices.at(-1));
  expect(ask({ budgetMinor: prices[0]! - 1 }), `${about} none`).to.equal(null);
  expect(ask({ budgetMinor: prices[0]! })?.[0], `${about} just within`).to.equal(prices[0]);
  for (const budgetMinor of [undefined, budget]) {
    const within = left.filter((values) => priceOf(values) <= (budgetMinor ?? Infinity));
    const score = Math.max(...within.map(scoreOf));
    const closest = within.filter((values) => scoreOf(values) === score).map(priceOf);
    const limited = budgetMinor === undefined ? {} : { budgetMinor };
    const where = `${about} closest within ${budgetMinor}`;
    expect(ask({ taste, ...limited }), where).to.deep.equal(within.length === 0 ? null : [Math.min(...closest), score]);
    expect(ask({ taste, price: 'dearest', ...limited }), `${where}, dearest`).to.deep.equal(
      within.length === 0 ? null : [Math.max(...closest), score],
    );
  }
}

/** Whether a design keeps the decisions: those that count go on to count, of those that were left blank those that can. */
function keeps(product: Product, design: Values, decisions: readonly Decision[], shown: Values): boolean {
  return (
    heldBy(product, decisions).every((held) => holds(design, held, Object.hasOwn(shown, held.optionId))) &&
    decisions.every(({ optionId, value }) => {
      if (value !== null && value !== '') return true;
      return !Object.hasOwn(design, optionId) || design[optionId] === null || design[optionId] === '';
    })
  );
}

function someTaste(product: Product, dice: Dice): Taste[] {
  return product.options
    .filter(({ kind }) => kind !== 'text')
    .flatMap((option): Taste[] => {
      const values = option.kind === 'multi' ? option.choices.map(({ id }) => id) : valuesOf(option);
      return values
        .filter(() => dice.chance(40))
        .map((value) => ({ optionId: option.id, value, weight: dice.roll(7) - 2 }));
    });
}

function scoreIn(values: Values, taste: readonly Taste[]): number {
  const met = taste.filter(({ optionId, value }) => {
    if (!Object.hasOwn(values, optionId)) return false;
    const chosen: OptionValue = values[optionId] ?? null;
    return typeof chosen === 'object' && chosen !== null ? Object.hasOwn(chosen, value as string) : chosen === value;
  });
  return toNumber(met.map(({ weight }) => rational(weight)).reduce(add, 0));
}
