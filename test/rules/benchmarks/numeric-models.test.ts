import { expect } from 'chai';
import type { OptionId } from '../../../src/kernel/ids.js';
import type { Decision, OptionValue } from '../../../src/product/configuration.js';
import { loadProduct } from '../../../src/product/load.js';
import type { Product } from '../../../src/product/product.js';
import { priceDesign } from '../../../src/pricing/price-design.js';
import { createRules } from '../../../src/rules/create-rules.js';
import type { Evaluation, JudgedDomain, Rules } from '../../../src/rules/rules.js';
import { benchmarkText, hasBenchmarks } from '../../support/readers/benchmark-file.js';
import { idOf, productFileOf, valueIn, type NumericModel } from '../../support/readers/read-numeric-model.js';

const CONTEXT = { market: null, locale: 'en', quantity: 1 };

type Value = number | string;

/** What is left under some decisions, by enumeration outside of the engine. */
interface Left {
  readonly configurations: number;
  readonly domains: Readonly<Record<string, readonly Value[]>>;
  readonly cheapest?: { readonly price: number; readonly example: Readonly<Record<string, Value>> };
  readonly dearest?: number;
}

interface NumericOracle {
  readonly root: Left;
  readonly sessions: readonly (Left & {
    readonly decisions: readonly string[];
    readonly conflicts: readonly {
      readonly want: string;
      readonly minimalConflicts: readonly (readonly string[])[];
      readonly minimalRetractions: readonly (readonly string[])[];
    }[];
  })[];
}

describe('the engine on numeric products', () => {
  if (!hasBenchmarks()) return;
  for (const name of ['configurator-challenge', 'shelf-system']) {
    describe(name, () => {
      const model = JSON.parse(benchmarkText(`${name}.json`)) as NumericModel;
      const { root, sessions } = JSON.parse(benchmarkText(`${name}.json.oracle.json`)) as NumericOracle;
      const product = load(productFileOf(model));
      const rules = createRules(product);
      const possible = sessions.filter(({ configurations }) => configurations > 0);
      const decide = (decisions: readonly string[]): Decision[] => decisions.map((one) => decisionOf(model, one));

      it('offers at the start what is in some valid design, and calls the rest unavailable', () => {
        const evaluation = rules.evaluate(CONTEXT, []);
        for (const [option, values] of Object.entries(root.domains))
          expect(valuesWith(evaluation, idOf(option), ['available']), option).to.deep.equal(values.map(String));
        const never = sessions.filter(({ configurations }) => configurations === 0);
        for (const [option, value] of never.flatMap(({ decisions }) => decisions.map((one) => one.split('='))))
          expect(valuesWith(evaluation, idOf(option!), ['available', 'consequence'])).to.not.include(value);
      });

      it('offers after each session what is left, and the rest at a consequence', () => {
        for (const { decisions, domains } of possible) {
          const made = decide(decisions);
          const evaluation = rules.evaluate(CONTEXT, made);
          for (const [option, values] of Object.entries(domains)) {
            const about = `${option} after ${decisions.join(' ')}`;
            const id = idOf(option);
            const others = root.domains[option]!.map(String).filter((value) => !values.map(String).includes(value));
            const decided = made.find(({ optionId }) => optionId === id);
            // A decided option is judged with its own decision removed, which the oracle does not tell.
            if (decided !== undefined) expect(evaluation.values[id], about).to.equal(decided.value);
            else {
              expect(valuesWith(evaluation, id, ['available']), about).to.deep.equal(values.map(String));
              expect(valuesWith(evaluation, id, ['consequence']), about).to.deep.equal(others);
            }
          }
        }
      }).timeout(60_000);

      it('explains by a known minimal conflict, and repairs by the smallest retractions', () => {
        for (const { decisions, conflicts } of possible)
          for (const { want, minimalConflicts, minimalRetractions } of conflicts) {
            const { optionId, value } = decisionOf(model, want);
            const { reasons, repairs } = rules.explain(CONTEXT, decide(decisions), optionId, value);
            const about = `${want} after ${decisions.join(' ')}`;
            const optionsOf = (set: readonly string[]): string => named(decide(set).map((one) => one.optionId));
            const blamed = reasons.flatMap(({ choices }) => choices.map((choice) => choice.optionId));
            expect(named(blamed), about).to.be.oneOf(minimalConflicts.map(optionsOf));
            const made = decide(decisions).map((one) => one.optionId);
            const given = repairs.map(({ changes }) =>
              changes.map((change) => change.optionId).filter((id) => made.includes(id)),
            );
            const sizes = minimalRetractions.map(({ length }) => length).sort((a, b) => a - b);
            expect(
              given.map(({ length }) => length),
              about,
            ).to.deep.equal(sizes);
            expect(given.map(named), about).to.have.members(minimalRetractions.map(optionsOf));
          }
      }).timeout(60_000);

      if (model.price === undefined) return;
      it('has designs at the known cheapest and dearest price, and none beyond', () => {
        for (const { decisions, left } of [
          { decisions: [], left: root },
          ...sessions.map((one) => ({ decisions: one.decisions, left: one })),
        ]) {
          const made = decide(decisions);
          const { price, example } = left.cheapest!;
          const values = Object.fromEntries(
            Object.entries(example).map(([option, value]) => [idOf(option), valueIn(model, option, value)]),
          );
          expect(priceDesign(product, { values, context: CONTEXT })?.unit.minor).to.equal(price);
          const isPossible = (condition: string): boolean => canHold(model, condition, made);
          expect([isPossible(`price <= ${price}`), isPossible(`price < ${price}`)], decisions.join(' ')).to.deep.equal([
            true,
            false,
          ]);
          const most = left.dearest!;
          expect([isPossible(`price >= ${most}`), isPossible(`price > ${most}`)], decisions.join(' ')).to.deep.equal([
            true,
            false,
          ]);
        }
      }).timeout(60_000);
    });
  }
});

function load(file: unknown): Product {
  const loaded = loadProduct(file);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  return loaded.value;
}

function decisionOf(model: NumericModel, decision: string): Decision {
  const [option, value] = decision.split('=') as [string, string];
  return { optionId: idOf(option), value: valueIn(model, option, value), source: 'shopper' };
}

/** Whether a design with these decisions and one more rule exists. */
function canHold(model: NumericModel, condition: string, decisions: readonly Decision[]): boolean {
  const file = productFileOf(model) as { readonly rules: readonly unknown[] };
  const rules: Rules = createRules(
    load({ ...file, rules: [...file.rules, { id: 'limit', require: condition, say: 'Limit.' }] }),
  );
  const { issues } = rules.evaluate(CONTEXT, []);
  return issues.length === 0 && rules.reconcile(CONTEXT, decisions).dropped.length === 0;
}

/** Values of an option with one of these statuses, as texts in their own order. */
function valuesWith({ options }: Evaluation, id: OptionId, statuses: readonly string[]): string[] {
  const { domain } = options.get(id)!;
  if (domain.form === 'choices')
    return domain.choices.filter(({ status }) => statuses.includes(status)).map((choice) => choice.id);
  return rangesWith(domain, statuses).map(String);
}

function rangesWith(domain: JudgedDomain, statuses: readonly string[]): OptionValue[] {
  if (domain.form !== 'ranges') throw new Error(`no values in ${domain.form}`);
  const ranges = statuses.flatMap((status) => (status === 'available' ? domain.available : domain.consequence));
  return ranges
    .flatMap(({ min, max }) =>
      Array.from({ length: Math.round((max - min) / domain.step) + 1 }, (_, at) => min + at * domain.step),
    )
    .sort((a, b) => a - b);
}

/** A set of options as one word, whatever their order. */
function named(ids: readonly OptionId[]): string {
  return [...new Set(ids)].sort().join(' ');
}
