/**
 * JSON Canonicalization Scheme, RFC 8785: the one text of a JSON value, so that equal values have equal hashes. Members are
 * sorted by UTF-16 code units; numbers and strings are written as ECMAScript writes them, which is what the RFC asks for.
 */
import { ConfiguratorError } from './configurator-error.js';

/** Deeper values are refused, so that hostile input ends in an error and not in a stack overflow. */
const MAX_DEPTH = 64;

/**
 * The canonical text of a value. Members that are `undefined` are left out, as `JSON.stringify` does.
 *
 * @param value - JSON data: null, booleans, finite numbers, well-formed strings, arrays, plain objects; at most 64 deep.
 * @throws {ConfiguratorError} `kernel/not-json`: anything else inside.
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0);
}

function write(value: unknown, depth: number): string {
  if (depth > MAX_DEPTH) throw notJson('a value nested deeper than 64 levels');
  if (typeof value === 'string') return writeString(value);
  if (value === null || typeof value === 'boolean' || Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => write(item, depth + 1)).join(',')}]`;
  if (typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${writeString(key)}:${write(member, depth + 1)}`);
    return `{${members.join(',')}}`;
  }
  throw notJson(typeof value === 'number' ? 'a number that is not finite' : `a ${typeof value}`);
}

function writeString(text: string): string {
  // RFC 8785, 3.2.2.2: lone surrogates have no UTF-8 and must stop the serialisation.
  if (/\p{Surrogate}/u.test(text)) throw notJson('a lone surrogate');
  return JSON.stringify(text);
}

function notJson(found: string): ConfiguratorError {
  return new ConfiguratorError('kernel/not-json', {
    message: `Canonical JSON was asked of ${found}; it takes JSON data only.`,
  });
}
