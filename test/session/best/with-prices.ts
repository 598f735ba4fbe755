/** Gives random products prices of every kind: choices, amounts, tiers, percentages, rounding, a minimum. */
import type { ProductBuilder } from '../../support/a-product.js';
import type { Dice } from '../../rules/random-product.js';

type Keys = Readonly<Record<string, unknown>>;

/** The same for the same dice. */
export function withPrices(product: ProductBuilder, dice: Dice): ProductBuilder {
  const options = (product.file['options'] as readonly Keys[]).map((option) => priced(option, dice));
  const amounts = options.map((option) => amountOf(option)).filter((amount) => amount !== null);
  const conditions = options.map((option) => conditionOn(option)).filter((condition) => condition !== null);
  const lines: Keys[] = [];
  const add = (value: Keys): void => {
    const isConditional = dice.chance(50) && conditions.length > 0;
    const id = `l${lines.length}`;
    lines.push({ id, title: id, ...(isConditional && { when: dice.pick(conditions) }), ...value });
  };
  if (dice.chance(30)) add({ amount: dice.roll(5) });
  for (let at = dice.roll(3); at > 0 && amounts.length > 0; at--) {
    const [a, b] = [dice.pick(amounts), dice.pick(amounts)];
    add({
      amount: dice.pick([`=${a} * ${b} * 0.37`, `=2.5 * ${a} - ${b}`, `=${a} / 3`, `=if(${a} > 2, 1.005, ${b})`]),
    });
  }
  if (dice.chance(50)) add({ percent: dice.pick([-10, -12.5, 7, 19, '=quantity - 4']) });
  if (dice.chance(25)) add({ percent: amounts.length > 0 ? `=${dice.pick(amounts)} * -3` : 5 });
  return product.with({
    options,
    pricing: {
      currency: 'EUR',
      base: dice.pick([0, 10, 9.95, 0.333]),
      lines,
      ...(dice.chance(25) && { round: dice.pick([0.05, 0.5, 1]) }),
      ...(dice.chance(25) && { minimum: dice.pick([5, 12.34]) }),
    },
  });
}

function priced(option: Keys, dice: Dice): Keys {
  const { choices, palette, kind } = option;
  const price = (): Keys => (dice.chance(60) ? { price: dice.pick([0, 1, 2, 3, 2.5, 0.333, -1, 4.995]) } : {});
  if (kind === 'toggle') return { ...option, ...price() };
  const list = (choices ?? palette) as readonly (string | Keys)[] | undefined;
  if (list === undefined) return option;
  const withPrice = list.map((one) =>
    kind === 'color'
      ? { color: one, title: one, ...price() }
      : { ...(typeof one === 'string' ? { id: one, title: one } : one), ...price() },
  );
  return { ...option, [kind === 'color' ? 'palette' : 'choices']: withPrice };
}

function amountOf(option: Keys): string | null {
  const [id, kind] = [String(option['id']), option['kind']];
  if (kind === 'number') return id;
  if (kind === 'multi') return `count(${id})`;
  return kind === 'text' ? `length(${id})` : null;
}

function conditionOn(option: Keys): string | null {
  const [id, kind] = [String(option['id']), option['kind']];
  if (kind === 'toggle') return `${id} = true`;
  if (kind === 'number') return `${id} >= 3`;
  if (kind === 'text') return `${id} = 'A'`;
  const [first] = (option['choices'] ?? []) as readonly (string | Keys)[];
  const name = String(typeof first === 'string' ? first : first?.['id']);
  return kind === 'choice' ? `${id} != ${name}` : kind === 'multi' ? `${id} has ${name}` : null;
}
