/** What the engine's answers have to do with each other: no list of designs is needed to judge these. */
import { expect } from 'chai';
import type { OptionId } from '../../src/kernel/ids.js';
import type { Decision, OptionValue } from '../../src/product/configuration.js';
import { createRules } from '../../src/rules/create-rules.js';
import type { Evaluation } from '../../src/rules/rules.js';
import { heldBy, holds, valuesOf } from './oracle.js';
import type { Dice } from './random-product.js';
import { CONTEXT, judgedBy, shownIn, type Law, type Situation } from './situation.js';

/** Order, names, more decisions, implied rules, cold and warm. */
export const SELF_LAWS: readonly Law[] = [
  {
    title: 'answer the same warm and cold, and whatever the order of the decisions',
    at: 'every end',
    check({ product, decisions, evaluation }, dice) {
      const shuffled = [...decisions].sort(() => dice.roll(2) - 0.5);
      const cold = createRules(product).evaluate(CONTEXT, shuffled);
      expect(cold.values).to.deep.equal(evaluation.values);
      expect([...cold.options]).to.deep.equal([...evaluation.options]);
    },
  },
  {
    title: 'show nothing as available that was not before one more decision, unless another falls asleep by it',
    at: 'every click',
    check({ product, rules, decisions, evaluation }, dice) {
      if (decisions.length === 0) return;
      const last = dice.pick(decisions);
      const fewer = decisions.filter((decision) => decision !== last);
      const before = rules.evaluate(CONTEXT, fewer);
      if (!isAsleepAlike(fewer, before, evaluation)) return;
      const shownBefore = shownIn(product, before);
      for (const [id, statuses] of shownIn(product, evaluation)) {
        if (id === last.optionId || product.optionById.get(id)!.kind === 'multi') continue;
        for (const [value, status] of Object.entries(statuses))
          if (status === 'available' && shownBefore.has(id))
            expect(shownBefore.get(id)![value], `${id} ${value} before ${last.optionId}`).to.equal('available');
      }
    },
  },
  {
    title: 'know no names: a product with other ids for everything is judged alike',
    at: 'one end in three',
    check({ file, product, decisions, evaluation }) {
      const renamed = withOtherNames({ file, decisions, shown: [...shownIn(product, evaluation)] });
      const other = withOtherNames({ values: evaluation.values }).values;
      const anew = judgedBy(renamed.file, renamed.decisions);
      expect(anew.values).to.deep.equal(other);
      for (const [id, statuses] of renamed.shown) {
        const domain = anew.options.get(id)!.domain;
        if (domain.form !== 'choices') continue;
        expect(Object.fromEntries(domain.choices.map((choice) => [choice.id, choice.status]))).to.deep.equal(statuses);
      }
    },
  },
  {
    title: 'judge values alike in whatever order options, choices, rules and rows are declared',
    at: 'one end in three',
    check({ file, product, decisions, evaluation }) {
      const anew = judgedBy(reversed(file as ProductFile), decisions);
      if (!isAsleepAlike(decisions, anew, evaluation)) return;
      const shown = shownIn(product, anew);
      for (const [id, statuses] of shownIn(product, evaluation)) {
        const isMulti = product.optionById.get(id)!.kind === 'multi';
        if (shown.has(id) && !(isMulti && anew.values[id] !== evaluation.values[id]))
          expect(shown.get(id), id).to.deep.equal(statuses);
      }
    },
  },
  {
    title: 'do not change by a rule that the others imply, nor by one that is there twice',
    at: 'one end in three',
    check(now, dice) {
      const { decisions, product, evaluation } = now;
      const file = now.file as ProductFile;
      const again = file.rules.length === 0 ? [] : [{ ...dice.pick(file.rules), id: 'again' }];
      const implied = impliedBy(now, dice);
      const rules = [
        ...again,
        ...file.rules,
        ...(implied === null ? [] : [{ id: 'implied', say: 'Implied.', forbid: implied }]),
      ];
      const anew = judgedBy({ ...file, rules }, decisions);
      expect(anew.values).to.deep.equal(evaluation.values);
      expect([...shownIn(product, anew)]).to.deep.equal([...shownIn(product, evaluation)]);
    },
  },
];

interface ProductFile {
  readonly options: readonly { readonly choices?: readonly unknown[]; readonly palette?: readonly unknown[] }[];
  readonly rules: readonly object[];
  readonly tables: Readonly<Record<string, { readonly by: readonly string[]; readonly rows: readonly unknown[][] }>>;
}

/** Whether the same decisions are awake in both. */
function isAsleepAlike(decisions: readonly Decision[], one: Evaluation, other: Evaluation): boolean {
  return decisions.every(({ optionId }) => one.options.get(optionId)!.present === other.options.get(optionId)!.present);
}

const WORDS = new Set([
  ...['format', 'id', 'title', 'options', 'values', 'tables', 'rules', 'kind', 'choices', 'palette', 'default'],
  ...['required', 'when', 'min', 'max', 'step', 'maxAmount', 'value', 'stock', 'out', 'sku', 'by', 'rows', 'say'],
  ...['forbid', 'require', 'allow', 'set', 'choice', 'toggle', 'number', 'multi', 'text', 'color', 'optionId'],
  ...['source', 'shopper', 'preset', 'suggestion', 'file', 'decisions', 'shown', 'available', 'consequence'],
  ...['unavailable', 'open', 'and', 'or', 'not', 'in', 'has', 'true', 'false', 'null', 'if', 'known', 'count'],
  ...['length', 'ceil', 'abs', 'test'],
]);

/** Everything with ids of another alphabetical order, in expressions too. Titles change with them: they are but names. */
function withOtherNames<T>(json: T): T {
  const other = (word: string): string =>
    WORDS.has(word) ? word : `${String.fromCharCode(219 - word.charCodeAt(0))}_${word}`;
  return JSON.parse(JSON.stringify(json).replace(/(?<![\w#])[a-z]\w*/g, other)) as T;
}

function reversed(file: ProductFile): ProductFile {
  const options = file.options.map((option) => ({
    ...option,
    ...(option.choices && { choices: [...option.choices].reverse() }),
    ...(option.palette && { palette: [...option.palette].reverse() }),
  }));
  const tables = Object.entries(file.tables).map(([id, { by, rows }]) => [
    id,
    { by: [...by].reverse(), rows: rows.map((row) => [...row].reverse()).reverse() },
  ]);
  const rules = [...file.rules].reverse();
  return { ...file, options: options.reverse(), rules, tables: Object.fromEntries(tables) as ProductFile['tables'] };
}

/** A condition over two options that holds in no design; `null`: the dice found none. */
function impliedBy({ product, designs }: Situation, dice: Dice): string | null {
  const listed = product.options.filter(({ kind }) => kind === 'choice' || kind === 'toggle');
  if (listed.length === 0) return null;
  const pairs = Array.from({ length: 8 }, () => [anyOf(listed, dice), anyOf(listed, dice)]);
  const none = pairs.find((pair) => {
    const held = heldBy(
      product,
      pair.map(([optionId, value]) => ({ optionId, value, source: 'shopper' })),
    );
    return !designs.some((design) => held.every((one) => holds(design, one, true)));
  });
  return none?.map(([id, value]) => `${id} = ${value as string | boolean}`).join(' and ') ?? null;
}

function anyOf(options: Situation['product']['options'], dice: Dice): [OptionId, OptionValue] {
  const option = dice.pick(options);
  return [option.id, dice.pick(valuesOf(option).filter((value) => value !== null))];
}
