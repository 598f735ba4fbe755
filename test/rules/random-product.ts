/** Random small products that mix all kinds of options and rules, for the proofs of the engine. */
import type { ProductBuilder } from '../support/a-product.js';
import { aProduct } from '../support/a-product.js';

/** A generator with a seed: mulberry32. */
export interface Dice {
  /** 0 .. below - 1 */
  roll(below: number): number;
  chance(percent: number): boolean;
  pick<T>(items: readonly T[]): T;
}

/** Dice that always fall the same way for the same seed. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const roll = (below: number): number => Math.floor(next() * below);
  return { roll, chance: (percent) => roll(100) < percent, pick: (items) => items[roll(items.length)]! };
}

interface Known {
  readonly id: string;
  readonly kind: 'choice' | 'toggle' | 'number' | 'multi' | 'text' | 'color';
  readonly choices: readonly string[];
}

const COLORS = ['#111111', '#222222'];

/** A product of three to six options, with rules of every kind. */
export function randomProduct(dice: Dice): ProductBuilder {
  const kinds = ['choice', 'choice', 'choice', 'toggle', 'number', 'multi', 'text', 'color'] as const;
  const options = Array.from({ length: 3 + dice.roll(3) }, (_, at): Known => {
    const kind = dice.pick(kinds);
    const id = `${kind.slice(0, 2)}${at}`;
    const choices =
      kind === 'choice'
        ? ['a', 'b', 'c', 'd'].slice(0, 2 + dice.roll(3))
        : kind === 'multi'
          ? ['x', 'y', 'z'].slice(0, 2 + dice.roll(2))
          : kind === 'color'
            ? COLORS
            : [];
    return { id, kind, choices };
  });
  let product = aProduct();
  for (const option of options) product = addOption(product, option, options, dice);
  if (dice.chance(40)) product = product.value('v1', `${number(options, dice)} + ${dice.roll(3)}`);
  if (dice.chance(30))
    product = product.value('v2', `if(${condition(options, dice, 1)}, ${number(options, dice)}, ${dice.roll(4)})`);
  const rules = 1 + dice.roll(5);
  for (let at = 0; at < rules; at++) product = addRule(product, `r${at}`, options, dice);
  return product;
}

function addOption(product: ProductBuilder, option: Known, options: readonly Known[], dice: Dice): ProductBuilder {
  const { id, kind, choices } = option;
  const others = options.filter((other) => other.id !== id);
  const earlier = options.slice(0, options.indexOf(option));
  const keys: Record<string, unknown> = {};
  if (dice.chance(30) && earlier.length > 0)
    keys['when'] = condition(
      dice.chance(80)
        ? earlier
        : others
            .filter((other) => other.kind !== 'multi')
            .slice(0, 1)
            .concat(earlier),
      dice,
      1,
    );
  if (kind !== 'multi' && dice.chance(20))
    keys['required'] = dice.chance(50) ? dice.chance(50) : condition(others, dice, 1);
  if (kind === 'choice')
    return product.choice(
      id,
      choices.map((choice) => withExtras(choice, others, dice)),
      { ...keys, ...initial(dice, choices) },
    );
  if (kind === 'toggle') return product.toggle(id, { ...keys, ...initial(dice, [true, false]) });
  if (kind === 'color') return product.option({ id, kind, palette: choices, ...keys, ...initial(dice, choices) });
  if (kind === 'text') return product.text(id, 2, { ...keys });
  if (kind === 'multi')
    return product.multi(id, choices, {
      ...keys,
      ...(dice.chance(60) && { max: 1 + dice.roll(2) }),
      ...(dice.chance(20) && { min: 1 }),
      ...(dice.chance(20) && { maxAmount: 2 }),
    });
  const moving = earlier.filter((other) => other.kind === 'choice' || other.kind === 'toggle');
  const max =
    dice.chance(40) && moving.length > 0
      ? `=if(${condition(moving, dice, 0)}, ${2 + dice.roll(2)}, 5)`
      : 3 + dice.roll(4);
  const min = dice.chance(20) && moving.length > 0 ? `=if(${condition(moving, dice, 0)}, 1, 0)` : dice.roll(2);
  const step = dice.pick([1, 1, 0.5, 2]);
  return product.number(id, min, max, {
    ...keys,
    step,
    ...(dice.chance(30) && { default: typeof min === 'number' ? min + step : step }),
  });
}

function initial(dice: Dice, values: readonly unknown[]): object {
  if (dice.chance(20)) return { default: null };
  return dice.chance(30) ? { default: dice.pick(values) } : {};
}

function withExtras(id: string, others: readonly Known[], dice: Dice): Readonly<Record<string, unknown>> {
  return {
    id,
    sku: id,
    ...(dice.chance(60) && { value: 1 + dice.roll(4) }),
    ...(dice.chance(6) && { stock: 'out' }),
    ...(dice.chance(8) && { when: condition(others, dice, 0) }),
  };
}

function addRule(product: ProductBuilder, id: string, options: readonly Known[], dice: Dice): ProductBuilder {
  const when = dice.chance(50) ? { when: condition(options, dice, 1) } : {};
  const kind = dice.roll(10);
  if (kind < 3) return product.rule(id, { ...when, forbid: condition(options, dice, 2) });
  if (kind < 6) return product.rule(id, { when: condition(options, dice, 1), require: condition(options, dice, 1) });
  if (kind < 8) {
    const listed = options.filter(
      (option) => option.kind === 'choice' || option.kind === 'toggle' || option.kind === 'color',
    );
    if (listed.length < 2) return product;
    const by = [...new Set([dice.pick(listed), dice.pick(listed), dice.pick(listed)])];
    const rows = Array.from({ length: 2 + dice.roll(5) }, () =>
      by.map((option) =>
        dice.chance(20) ? '*' : option.kind === 'toggle' ? dice.chance(50) : dice.pick(option.choices),
      ),
    );
    return product
      .table(
        `t${id}`,
        by.map((option) => option.id),
        rows,
      )
      .rule(id, { ...when, allow: `t${id}` });
  }
  const targets = options.filter(
    (option) => option.kind === 'choice' || option.kind === 'toggle' || option.kind === 'color',
  );
  if (targets.length === 0) return product;
  const target = dice.pick(targets);
  return product.rule(id, {
    when: condition(options, dice, 1),
    set: { [target.id]: target.kind === 'toggle' ? dice.chance(50) : dice.pick(target.choices) },
  });
}

/** A random condition, typed so that the loader has nothing to say against it. */
function condition(options: readonly Known[], dice: Dice, depth: number): string {
  if (depth > 0 && dice.chance(40))
    return `${condition(options, dice, depth - 1)} ${dice.pick(['and', 'or'])} ${condition(options, dice, depth - 1)}`;
  if (dice.chance(10)) return `not (${condition(options, dice, 0)})`;
  const option = dice.pick(options);
  const { id, kind, choices } = option;
  if (dice.chance(5)) return `known(${id})`;
  if (kind === 'toggle') return `${id} ${dice.pick(['=', '!='])} ${dice.pick(['true', 'false'])}`;
  if (kind === 'multi')
    return dice.chance(60)
      ? `${id} has ${dice.pick(choices)}`
      : `count(${id}) ${dice.pick(['=', '<', '>'])} ${dice.roll(3)}`;
  if (kind === 'text') return dice.pick([`${id} != ''`, `${id} = ''`, `length(${id}) > 1`, `${id} = 'A'`]);
  if (kind === 'number')
    return `${number([option, ...options], dice, option)} ${dice.pick(['<', '<=', '>', '>=', '=', '!='])} ${dice.roll(6)}`;
  if (kind === 'color') return `${id} ${dice.pick(['=', '!='])} '${dice.pick(choices)}'`;
  if (dice.chance(20)) return `${id} ${dice.pick(['in', 'not in'])} (${dice.pick(choices)}, ${dice.pick(choices)})`;
  return `${id} ${dice.pick(['=', '=', '!='])} ${dice.pick(choices)}`;
}

function number(options: readonly Known[], dice: Dice, first?: Known): string {
  const numeric = options.filter((option) => option.kind === 'number' || option.kind === 'multi');
  const term = (option: Known | undefined): string =>
    option === undefined ? String(dice.roll(4)) : option.kind === 'number' ? option.id : `count(${option.id})`;
  const a = term(first ?? (numeric.length > 0 ? dice.pick(numeric) : undefined));
  if (dice.chance(60)) return a;
  const b = term(numeric.length > 0 ? dice.pick(numeric) : undefined);
  return dice.pick([
    `${a} + ${b}`,
    `${a} - ${b}`,
    `${a} * ${b}`,
    `ceil(${a} / 2)`,
    `min(${a}, ${b})`,
    `abs(${a} - ${b})`,
    `${a} / 3`,
  ]);
}
