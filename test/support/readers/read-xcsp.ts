/** Reads the part of XCSP 2.1 that table models use: domains, variables, `supports` relations, constraints. */
import type { TableModel } from './table-model.js';

/**
 * Domain values are separated by spaces, rows by `|`; relations may be shared.
 *
 * @throws {Error} A relation that lists conflicts, a value outside its domain, or fewer entries than announced.
 */
export function readXcsp(text: string): TableModel {
  const domains = new Map(elements(text, 'domain').map(({ keys, body }) => [keys['name']!, domainOf(keys, body)]));
  const options = elements(text, 'variable').map(({ keys }) => ({
    name: keys['name']!,
    values: domains.get(keys['domain']!)!,
  }));
  const relations = new Map(
    elements(text, 'relation').map(({ keys, body }) => [keys['name']!, relationOf(keys, body)]),
  );
  const indexes = new Map(options.map(({ name }, index) => [name, index]));
  const tables = elements(text, 'constraint').map(({ keys }) => {
    const scope = keys['scope']!.split(/\s+/).map((name) => indexes.get(name)!);
    const rows = relations.get(keys['reference']!)!.map((row) =>
      row.map((value, column) => {
        const index = options[scope[column]!]!.values.indexOf(value);
        if (index < 0) throw new Error(`${keys['name']} holds a value ${value} that its variable cannot take`);
        return index;
      }),
    );
    return { scope, rows };
  });
  return { options, tables };
}

/** Bought products: the first line names the options, each further line holds a value for every one of them. */
export function readHistory(text: string): ReadonlyMap<string, string>[] {
  const [head, ...lines] = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const names = head!.trim().split(/\s+/);
  return lines.map((line) => {
    const values = line.trim().split(/\s+/);
    if (values.length !== names.length) throw new Error(`${values.length} values for ${names.length} options`);
    return new Map(names.map((name, index) => [name, values[index]!]));
  });
}

type Keys = Readonly<Record<string, string>>;

function elements(text: string, tag: string): { readonly keys: Keys; readonly body: string }[] {
  const pattern = new RegExp(`<${tag}\\s([^>]*?)(?:/>|>([^<]*)</${tag}>)`, 'g');
  return [...text.matchAll(pattern)].map(([, keys, body]) => ({
    keys: Object.fromEntries([...keys!.matchAll(/([\w]+)="([^"]*)"/g)].map(([, key, value]) => [key, value!.trim()])),
    body: (body ?? '').trim(),
  }));
}

function domainOf(keys: Keys, body: string): string[] {
  const values = body.split(/\s+/);
  if (values.length !== Number(keys['nbValues'])) throw new Error(`domain ${keys['name']} is not complete`);
  return values;
}

function relationOf(keys: Keys, body: string): string[][] {
  if (keys['semantics'] !== 'supports') throw new Error(`relation ${keys['name']} does not list supports`);
  const rows = body
    .split('|')
    .map((row) => row.trim().split(/\s+/))
    .filter((row) => row[0] !== '');
  if (rows.length !== Number(keys['nbTuples'])) throw new Error(`relation ${keys['name']} is not complete`);
  return rows;
}
