/** Products of the size that a large web shop sells, the same for the same seed: 60 options, about 300 values, 110 rules. */
import type { Dice } from '../rules/random-product.js';
import { aProduct, type ProductBuilder } from './a-product.js';

interface Shown {
  readonly id: string;
  readonly values: readonly string[];
  /** In the design that all rules allow. */
  readonly held: string;
}

/** How many of each; rules that would forbid the held design are thrown again. */
const OPTIONS = 60;
const FORBIDDEN = 70;
const REQUIRED = 25;
const TABLES = 8;
const SUMS = 7;

/** At least one design is valid, whatever the dice say. */
export function shopProduct(dice: Dice): ProductBuilder {
  const options = Array.from({ length: OPTIONS }, (_, at): Shown => {
    const values =
      at % 6 === 5 ? ['false', 'true'] : Array.from({ length: 3 + dice.roll(6) }, (_value, no) => `c${no}`);
    return { id: `o${at}`, values, held: dice.pick(values) };
  });
  let product = aProduct('shop');
  for (const { id, values } of options)
    product =
      values.length === 2
        ? product.toggle(id)
        : product.choice(
            id,
            values.map((value, at) => ({ id: value, title: value, value: 1 + ((at * 3) % 7), price: at })),
          );
  for (let at = 0; at < FORBIDDEN; at++) product = addForbidden(product, `f${at}`, options, dice);
  for (let at = 0; at < REQUIRED; at++) product = addRequired(product, `r${at}`, options, dice);
  for (let at = 0; at < TABLES; at++) product = addTable(product, `t${at}`, options, dice);
  for (let at = 0; at < SUMS; at++) product = addSum(product, `s${at}`, options, dice);
  return product;
}

/** Some options that stand near each other, as those of one assembly do. */
function neighbours(options: readonly Shown[], count: number, dice: Dice): Shown[] {
  const first = dice.roll(options.length);
  return Array.from({ length: count }, (_, at) => options[(first + at * (1 + dice.roll(4))) % options.length]!).filter(
    (one, at, all) => all.indexOf(one) === at,
  );
}

function addForbidden(product: ProductBuilder, id: string, options: readonly Shown[], dice: Dice): ProductBuilder {
  const some = neighbours(options, 2 + dice.roll(2), dice);
  const values = some.map((option) => dice.pick(option.values));
  if (some.length < 2 || some.every(({ held }, at) => held === values[at]))
    return addForbidden(product, id, options, dice);
  return product.rule(id, { forbid: some.map((option, at) => `${option.id} = ${values[at]}`).join(' and ') });
}

function addRequired(product: ProductBuilder, id: string, options: readonly Shown[], dice: Dice): ProductBuilder {
  const [one, other] = neighbours(options, 2, dice);
  if (one === undefined || other === undefined) return addRequired(product, id, options, dice);
  const value = dice.pick(one.values);
  const allowed = other.values.filter((choice) => choice === other.held || dice.chance(50));
  return product.rule(id, {
    require: allowed.map((choice) => `${other.id} = ${choice}`).join(' or '),
    when: `${one.id} = ${value}`,
  });
}

function addTable(product: ProductBuilder, id: string, options: readonly Shown[], dice: Dice): ProductBuilder {
  const some = neighbours(
    options.filter(({ values }) => values.length > 2),
    3,
    dice,
  );
  const all = some.reduce<string[][]>(
    (rows, { values }) => rows.flatMap((row) => values.map((value) => [...row, value])),
    [[]],
  );
  const held = some.map((option) => option.held).join();
  const rows = all.filter((row) => row.join() === held || dice.chance(45));
  return product
    .table(
      id,
      some.map((option) => option.id),
      rows,
    )
    .rule(`${id}_only`, { allow: id });
}

function addSum(product: ProductBuilder, id: string, options: readonly Shown[], dice: Dice): ProductBuilder {
  const some = neighbours(
    options.filter(({ values }) => values.length > 2),
    4,
    dice,
  );
  const valueOf = (choice: string): number => 1 + ((Number(choice.slice(1)) * 3) % 7);
  const held = some.reduce((sum, option) => sum + valueOf(option.held), 0);
  return product.rule(id, { require: `${some.map((option) => option.id).join(' + ')} <= ${held + dice.roll(4)}` });
}
