/**
 * Shoppers who click at random: whatever is shown as available can be had without losing a choice, whatever is shown as a consequence
 * costs one, what is unavailable is refused, and no path ends where nothing valid is left. `CLICK_PATHS=10000` walks more of them.
 */
import { expect } from 'chai';
import type { Decision, OptionValue } from '../../src/product/configuration.js';
import type { Product } from '../../src/product/product.js';
import { createRules } from '../../src/rules/create-rules.js';
import type { Evaluation, Rules, Status } from '../../src/rules/rules.js';
import { productNamed } from '../support/products.js';
import { shopProduct } from '../support/shop-product.js';
import { createDice, type Dice } from './random-product.js';

const PATHS = Number(process.env['CLICK_PATHS'] ?? 8);
const CLICKS = 12;
const CONTEXT = { market: null, locale: 'en', quantity: 1 } as const;

interface Click {
  readonly optionId: string;
  readonly value: OptionValue;
  readonly status: Status;
}

/** Everything that is on show and not chosen: choices, and the ends of what numbers may be. */
function clicksOn(product: Product, { options }: Evaluation): Click[] {
  return [...options.values()].flatMap(({ id: optionId, present, domain }): Click[] => {
    const kind = product.optionById.get(optionId)?.kind;
    if (!present) return [];
    if (domain.form === 'ranges') {
      const ends = domain.available.flatMap(({ min, max }) => [min, max]);
      return ends.map((value) => ({ optionId, value, status: 'available' }));
    }
    if (domain.form !== 'choices' || kind === 'multi') return [];
    const others = domain.choices.filter(({ chosen }) => !chosen);
    return others.map(({ id, status }) => ({ optionId, value: kind === 'toggle' ? id === 'true' : id, status }));
  });
}

/** The shopper's own choices but that of one option. */
function ownOf(decisions: readonly Decision[], except: string): readonly Decision[] {
  return decisions.filter(({ optionId, source }) => source === 'shopper' && optionId !== except);
}

function click(rules: Rules, before: readonly Decision[], { optionId, value, status }: Click): readonly Decision[] {
  const ruling = rules.rule(CONTEXT, before, [{ optionId, value }]);
  expect(ruling.accepted, `${optionId} = ${JSON.stringify(value)} is ${status}`).to.equal(status !== 'unavailable');
  if (!ruling.accepted) return before;
  const own = ownOf(before, optionId);
  const kept = own.filter((one) => ruling.decisions.some((now) => JSON.stringify(now) === JSON.stringify(one)));
  expect(kept.length === own.length, `${optionId} = ${JSON.stringify(value)} is ${status}`).to.equal(
    status === 'available',
  );
  return ruling.decisions;
}

function walk(product: Product, rules: Rules, dice: Dice): void {
  let decisions: readonly Decision[] = [];
  for (let at = 0; at < CLICKS; at++) {
    const evaluation = rules.evaluate(CONTEXT, decisions);
    expect(evaluation.settled).to.equal(true);
    const clicks = clicksOn(product, evaluation).filter(({ status }) => status !== 'open');
    decisions = click(rules, decisions, dice.pick(clicks));
  }
  expect(rules.reconcile(CONTEXT, decisions).dropped).to.deep.equal([]);
}

describe('click paths', () => {
  const products: readonly (readonly [string, () => Product])[] = [
    ['name_bottle', () => productNamed('name_bottle')],
    ['aero_runner', () => productNamed('aero_runner')],
    ['regal', () => productNamed('regal')],
    ['a shop of 60 options and 110 rules', () => shopProduct(createDice(4)).build()],
  ];
  for (const [name, make] of products) {
    it(`never end where nothing is left: ${name}`, () => {
      const product = make();
      const rules = createRules(product);
      for (let path = 0; path < PATHS; path++) walk(product, rules, createDice(path + 1));
    }).timeout(PATHS * 5000);
  }
});
