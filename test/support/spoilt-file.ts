/** Product files with one mistake, for property tests. */
import fc from 'fast-check';

const junk = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    0.5,
    1e13,
    '',
    '=1',
    '=width',
    'x',
    '#ffffff',
    '@woods',
    'oak',
    [],
    {},
    ['a'],
    { id: 'a' },
    { en: 'A', xx: 'B' },
  ),
  fc.string(),
);

/** Replaces, removes, repeats or adds something somewhere in a copy. */
export const spoiltFile: fc.Arbitrary<(file: unknown) => unknown> = fc
  .tuple(fc.nat(), fc.nat(3), junk)
  .map(([place, edit, value]) => (file: unknown) => {
    const spots: { parent: Record<string, unknown>; key: string }[] = [];
    const copy = JSON.parse(JSON.stringify(file), function (this: Record<string, unknown>, key, inner: unknown) {
      if (key !== '') spots.push({ parent: this, key });
      return inner;
    }) as unknown;
    const spot = spots[place % spots.length];
    if (spot === undefined) return copy;
    const { parent, key } = spot;
    if (edit === 0) parent[key] = value;
    else if (edit === 1 && !Array.isArray(parent)) delete parent[key];
    else if (Array.isArray(parent)) parent.push(edit === 3 ? parent[Number(key)] : value);
    else parent[edit === 3 ? `x-${key}` : `${key}_`] = value;
    return copy;
  });
