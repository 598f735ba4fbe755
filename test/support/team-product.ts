import { aProduct } from './a-product.js';

/** A kit for a team: a roster with names, numbers and sizes, what a coach is measured by, tiers by the number of players. */
export const TEAM = aProduct('team')
  .choice('cut', ['short', 'long'])
  .option({
    id: 'roster',
    kind: 'rows',
    title: 'Players',
    min: 2,
    max: 40,
    unique: ['number'],
    rowTitle: 'Player',
    columns: [
      { id: 'name', kind: 'text', title: 'Name', max: 10, chars: 'letters', case: 'upper', required: true },
      { id: 'number', kind: 'number', title: 'Number', min: 0, max: 99, default: null },
      {
        id: 'size',
        kind: 'choice',
        title: 'Size',
        choices: [
          { id: 's', title: 'S' },
          { id: 'm', title: 'M' },
          { id: 'l', title: 'L', price: 2 },
          { id: 'xl', title: 'XL', when: 'cut = short' },
          { id: 'xs', title: 'XS', stock: 'out' },
        ],
        default: 'm',
      },
      {
        id: 'sleeve',
        kind: 'number',
        title: 'Sleeve',
        unit: 'mm',
        min: 500,
        max: '=if(size = s, 600, 700)',
        when: 'cut = long',
      },
    ],
  })
  .option({
    id: 'coach',
    kind: 'fields',
    title: 'Coach',
    columns: [
      {
        id: 'chest',
        kind: 'number',
        title: 'Chest',
        unit: 'mm',
        min: 700,
        max: 1400,
        step: 5,
        default: null,
        required: false,
      },
      { id: 'loose', kind: 'toggle', title: 'Loose' },
    ],
  })
  .rule('team_of_long', {
    forbid: 'cut = long and count(roster) > 30',
    say: 'Long sleeves are made for up to 30 players.',
  })
  .with({
    pricing: {
      currency: 'EUR',
      base: 0,
      lines: [
        {
          id: 'shirts',
          title: 'Shirts',
          amount: '=count(roster) * if(count(roster) >= 10, 25.5, if(count(roster) >= 5, 27.5, 29.9))',
        },
        { id: 'names', title: 'Names', amount: '=count(roster.name) * 3' },
      ],
    },
  })
  .build();

/** A player of the roster. */
export function player(
  name: string,
  number: number | null,
  size = 'm',
): Readonly<Record<string, string | number | null>> {
  return { name, number, size };
}

/** So many players, each with a name and a number of their own. */
export function players(count: number): readonly Readonly<Record<string, string | number | null>>[] {
  return Array.from({ length: count }, (_, at) =>
    player(`P${String.fromCharCode(65 + (at % 26), 65 + Math.floor(at / 26))}`, at),
  );
}
