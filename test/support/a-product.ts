/**
 * Builds small products for tests, in the file's own terms: the builder writes the product file and loads it, so a test's product is one
 * that an owner could publish.
 */
import { loadProduct } from '../../src/product/load.js';
import type { Product } from '../../src/product/product.js';

type Keys = Readonly<Record<string, unknown>>;

/** A product in the making; each call adds to it. */
export interface ProductBuilder {
  choice(id: string, choices: readonly (string | Keys)[], keys?: Keys): ProductBuilder;
  multi(id: string, choices: readonly (string | Keys)[], keys?: Keys): ProductBuilder;
  toggle(id: string, keys?: Keys): ProductBuilder;
  number(id: string, min: number | string, max: number | string, keys?: Keys): ProductBuilder;
  text(id: string, max: number, keys?: Keys): ProductBuilder;
  option(keys: Keys): ProductBuilder;
  value(id: string, expression: string): ProductBuilder;
  table(id: string, by: readonly string[], rows: readonly (readonly unknown[])[]): ProductBuilder;
  /** One rule, e.g. `{ forbid: 'top = glass', when: 'legs = wood' }`; `say` names the rule unless given. */
  rule(id: string, keys: Keys): ProductBuilder;
  /** Any other key of the file. */
  with(keys: Keys): ProductBuilder;
  /** @throws {Error} The file has errors. */
  build(): Product;
  readonly file: Keys;
}

/** Starts a product without options. */
export function aProduct(id = 'test'): ProductBuilder {
  return extend({ format: 1, id, title: id, options: [], values: [], tables: {}, rules: [] });
}

interface File extends Keys {
  readonly options: readonly Keys[];
  readonly values: readonly Keys[];
  readonly tables: Keys;
  readonly rules: readonly Keys[];
}

function extend(file: File): ProductBuilder {
  const option = (keys: Keys): ProductBuilder =>
    extend({ ...file, options: [...file.options, { title: keys['id'], ...keys }] });
  return {
    file,
    option,
    choice: (id, choices, keys) => option({ id, kind: 'choice', choices: choices.map(titled), ...keys }),
    multi: (id, choices, keys) => option({ id, kind: 'multi', choices: choices.map(titled), ...keys }),
    toggle: (id, keys) => option({ id, kind: 'toggle', ...keys }),
    number: (id, min, max, keys) => option({ id, kind: 'number', min, max, step: 1, ...keys }),
    text: (id, max, keys) => option({ id, kind: 'text', max, ...keys }),
    value: (id, expression) => extend({ ...file, values: [...file.values, { id, value: `=${expression}` }] }),
    table: (id, by, rows) => extend({ ...file, tables: { ...file.tables, [id]: { by, rows } } }),
    rule: (id, keys) => extend({ ...file, rules: [...file.rules, { id, say: `Because of ${id}.`, ...keys }] }),
    with: (keys) => extend({ ...file, ...keys }),
    build() {
      const loaded = loadProduct(file);
      if (loaded.ok) return loaded.value;
      throw new Error(`${JSON.stringify(loaded.error.slice(0, 3))} in ${JSON.stringify(file)}`);
    },
  };
}

function titled(choice: string | Keys): string | Keys {
  return typeof choice === 'string' ? choice : { title: choice['id'], ...choice };
}
