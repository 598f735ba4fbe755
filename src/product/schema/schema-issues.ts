/**
 * Checks data against the JSON Schemas this package generates, and says what is wrong in our own codes, with the nearest name as a hint.
 * Zod writes those schemas and agrees with this on every input (proved by tests), but weighs 9.5 kB gz in the page, this 1.3 kB.
 */
import type { Issue, IssuePath } from '../../kernel/issue.js';
import { nearestName } from '../../kernel/nearest-name.js';
import { didYouMean } from '../did-you-mean.js';
import type { JsonSchema } from './json-schema.js';
import { definitionOf, isOfType, itemSchema, matches, matchesPattern, memberSchema, typeOf } from './matches.js';

/** More issues than this help nobody. */
const MAX_ISSUES = 100;

/**
 * What is wrong with the data; empty: nothing. Data must be plain and bounded (see `readJson`). Keywords beyond those of `JsonSchema`, and
 * `oneOf` and `patternProperties` among them, are not looked at.
 *
 * @param root - Where `$ref` leads; the schema itself unless given.
 */
export function schemaIssues(schema: JsonSchema, data: unknown, root: JsonSchema = schema): readonly Issue[] {
  return new Checker(root).check(schema, data, []);
}

class Checker {
  readonly #root: JsonSchema;
  #found = 0;

  constructor(root: JsonSchema) {
    this.#root = root;
  }

  check(schema: JsonSchema, data: unknown, path: IssuePath): Issue[] {
    if (this.#found > MAX_ISSUES) return [];
    if (matches(schema, data, this.#root)) return [];
    if (schema.$ref !== undefined) return this.check(definitionOf(this.#root, schema.$ref), data, path);
    if (schema.anyOf !== undefined) return this.#union(schema.anyOf, data, path);
    const { type, const: only, enum: values = only === undefined ? undefined : [only] } = schema;
    if (type !== undefined && !isOfType(data, type))
      return [this.#issue('wrong-type', path, { expected: String(type), found: typeOf(data) })];
    if (values !== undefined && !values.includes(data)) {
      return [
        this.#issue(
          'unknown-value',
          path,
          { found: show(data), expected: values.join(', ') },
          nearestName(show(data), values.map(String)),
        ),
      ];
    }
    if (typeof data === 'string') return this.#string(schema, data, path);
    if (typeof data === 'number')
      return this.#range(path, data, schema.minimum, schema.maximum, schema.exclusiveMinimum);
    if (Array.isArray(data)) return this.#array(schema, data, path);
    return typeof data === 'object' && data !== null ? this.#object(schema, data as Record<string, unknown>, path) : [];
  }

  /** Of several forms the one that was meant: whose type and `kind` fit, and that misses least. */
  #union(forms: readonly JsonSchema[], data: unknown, path: IssuePath): Issue[] {
    const before = this.#found;
    const misfits: Issue[] = [];
    let best: Issue[] | null = null;
    for (const form of forms) {
      const issues = this.check(form, data, path);
      this.#found = before;
      if (issues.length === 0) return [];
      const misfit = issues.find(
        ({ code, path: at }) =>
          isOuter(at, path) &&
          (code === 'product/wrong-type' || code === 'product/unknown-value' || code === 'product/missing'),
      );
      if (misfit !== undefined) misfits.push(misfit);
      else if (best === null || issues.length < best.length) best = issues;
    }
    const [first] = misfits;
    return best ?? (first === undefined ? [] : [this.#merged(first, misfits)]);
  }

  /** None was meant: one issue that names all that would do. */
  #merged(first: Issue, misfits: readonly Issue[]): Issue {
    const alike = misfits.filter(({ code, path }) => code === first.code && path.length === first.path.length);
    const expected = [...new Set(alike.flatMap(({ params }) => String(params['expected'] ?? '').split(', ')))];
    if (first.code === 'product/missing') return first;
    const { code, severity, path } = first;
    const params = { found: String(first.params['found']), expected: expected.join(', ') };
    return { code, severity, path, ...didYouMean(params, nearestName(params.found, expected)) };
  }

  #string({ minLength, maxLength, pattern }: JsonSchema, data: string, path: IssuePath): Issue[] {
    if (pattern !== undefined && !matchesPattern(pattern, data)) return [this.#format(path, data, pattern)];
    return minLength === undefined && maxLength === undefined
      ? []
      : this.#range(path, Array.from(data).length, minLength, maxLength);
  }

  /** Our patterns of ids begin with the words that are taken. */
  #format(path: IssuePath, data: string, pattern: string): Issue {
    const [, reserved = ''] = /^\^\(\?!\(\?:([\w|]+)\)/.exec(pattern) ?? [];
    return reserved.split('|').includes(data)
      ? this.#issue('reserved-id', path, { id: data })
      : this.#issue('bad-format', path, { found: show(data), pattern });
  }

  #range(path: IssuePath, found: number, minimum = -Infinity, maximum = Infinity, above = -Infinity): Issue[] {
    if (found < minimum || found <= above)
      return [this.#issue('out-of-range', path, { found, minimum: Math.max(minimum, above) })];
    return found > maximum ? [this.#issue('out-of-range', path, { found, maximum })] : [];
  }

  #array(schema: JsonSchema, data: readonly unknown[], path: IssuePath): Issue[] {
    const length = this.#range(path, data.length, schema.minItems, schema.maxItems);
    return length.length > 0
      ? length
      : data.flatMap((item, index) => this.check(itemSchema(schema, index), item, [...path, index]));
  }

  #object(whole: JsonSchema, data: Record<string, unknown>, path: IssuePath): Issue[] {
    const { properties = {}, required = [], propertyNames, maxProperties } = whole;
    const keys = Object.keys(data);
    const missing = required
      .filter((key) => !Object.hasOwn(data, key))
      .map((key) => this.#issue('missing', [...path, key], { key }));
    const members = keys.flatMap((key): Issue[] => {
      const at = [...path, key];
      const misnamed = propertyNames === undefined ? [] : this.check(propertyNames, key, at);
      if (misnamed.length > 0) return misnamed;
      const schema = memberSchema(whole, key);
      if (schema === false)
        return this.#found > MAX_ISSUES
          ? []
          : [this.#issue('unknown-key', at, { key: show(key) }, nearestName(key, Object.keys(properties)))];
      return typeof schema === 'object' ? this.check(schema, data[key], at) : [];
    });
    return [...missing, ...members, ...this.#range(path, keys.length, undefined, maxProperties)];
  }

  #issue(code: string, path: IssuePath, params: Issue['params'], nearest?: string): Issue {
    this.#found++;
    return { code: `product/${code}`, severity: 'error', path, ...didYouMean(params, nearest) };
  }
}

/** Whether the path is the union's own, or its `kind`. */
function isOuter(at: IssuePath, path: IssuePath): boolean {
  return at.length === path.length || (at.length === path.length + 1 && at.at(-1) === 'kind');
}

function show(value: unknown): string {
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 80);
}
