/**
 * Reads JSON with the strictness a product file needs and remembers where everything stood. Beyond RFC 8259 it refuses
 * duplicate keys (`JSON.parse` swallows them), names that poison prototypes, lone surrogates, and sizes that nobody needs.
 * Rejected: `JSON.parse` first and a scan for positions after; two passes, two grammars, and more code than this one.
 */
import type { Issue, IssuePath } from '../kernel/issue.js';
import { type Result, err, ok } from '../kernel/result.js';
import { MAX_BYTES, MAX_DEPTH, MAX_NODES, POISON } from './parse-json.js';

/** A value and where its pieces are. */
export interface JsonDocument {
  readonly value: unknown;
  /** Offset of the value at the path (`key`: of its name), or of the nearest piece around it that exists. */
  offsetOf(path: IssuePath, what?: 'key' | 'value'): number;
  /** Line and column of an offset, both from 1, columns in UTF-16 units. */
  place(offset: number): { line: number; column: number };
}

interface Spot {
  readonly key: number;
  readonly value: number;
}

/**
 * Reads a text.
 *
 * @returns The document, or one issue with its place: `product/too-large`, `product/not-json`, `product/too-deep`,
 * `product/duplicate-key`, `product/forbidden-key`.
 */
export function readJson(text: string): Result<JsonDocument, Issue> {
  if (text.length > MAX_BYTES || new TextEncoder().encode(text).length > MAX_BYTES)
    return err(issueAt('too-large', [], { maxBytes: MAX_BYTES }));
  const reader = new Reader(text);
  try {
    const value = reader.document();
    return ok({
      value,
      offsetOf: (path, what = 'value') => reader.offsetOf(value, path, what),
      place: (offset) => placeOf(text, offset),
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return err({ ...issueAt(error.code, error.path, error.params), ...placeOf(text, reader.at) });
  }
}

function issueAt(code: string, path: IssuePath, params: Issue['params']): Issue {
  return { code: `product/${code}`, severity: 'error', path, params };
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/** Ends the reading; caught by `readJson` alone. */
class Refusal extends Error {
  readonly code: string;
  readonly path: IssuePath;
  readonly params: Issue['params'];
  constructor(code: string, path: IssuePath, params: Issue['params'] = {}) {
    super(code);
    this.code = code;
    this.path = path;
    this.params = params;
  }
}

class Reader {
  at = 0;
  readonly #text: string;
  readonly #path: (string | number)[] = [];
  readonly #spots = new Map<object, Map<string | number, Spot>>();
  #nodes = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): unknown {
    if (this.#text.startsWith('\ufeff')) this.at = 1;
    const value = this.#value();
    this.#space();
    if (this.at < this.#text.length) this.#refuse();
    return value;
  }

  offsetOf(root: unknown, path: IssuePath, what: 'key' | 'value'): number {
    let offset = 0;
    let container = root;
    for (const key of path) {
      const spot =
        typeof container === 'object' && container !== null ? this.#spots.get(container)?.get(key) : undefined;
      if (spot === undefined) break;
      offset = spot[what];
      container = (container as Record<string | number, unknown>)[key];
    }
    return offset;
  }

  #value(): unknown {
    this.#space();
    if (++this.#nodes > MAX_NODES) this.#refuse('too-large', { maxNodes: MAX_NODES });
    const first = this.#text[this.at];
    if (first === '{' || first === '[') return this.#container(first === '{');
    if (first === '"') return this.#string();
    const word = this.#match(/true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y);
    const value = JSON.parse(word) as unknown;
    if (value === Infinity || value === -Infinity) this.#refuse();
    return value;
  }

  #container(named: boolean): unknown {
    if (this.#path.length >= MAX_DEPTH) this.#refuse('too-deep', { maxDepth: MAX_DEPTH });
    const members: Record<string, unknown> = {};
    const items: unknown[] = [];
    const spots = new Map<string | number, Spot>();
    this.#spots.set(named ? members : items, spots);
    const end = named ? '}' : ']';
    this.at++;
    this.#space();
    for (let index = 0; index > 0 || this.#text[this.at] !== end; index++) {
      this.#space();
      const start = this.at;
      const key = named ? this.#key(spots) : index;
      this.#path.push(key);
      this.#space();
      spots.set(key, { key: start, value: this.at });
      if (named) members[key] = this.#value();
      else items.push(this.#value());
      this.#path.pop();
      this.#space();
      if (this.#text[this.at] !== ',') break;
      this.at++;
    }
    this.#match(named ? /\}/y : /\]/y);
    return named ? members : items;
  }

  #key(taken: ReadonlyMap<string | number, Spot>): string {
    const start = this.at;
    const key = this.#string();
    const problem = POISON.has(key) ? 'forbidden-key' : taken.has(key) ? 'duplicate-key' : null;
    if (problem !== null) {
      this.at = start;
      this.#path.push(key);
      this.#refuse(problem, { key });
    }
    this.#space();
    this.#match(/:/y);
    return key;
  }

  #string(): string {
    const start = this.at;
    if (this.#text[start] !== '"') this.#refuse();
    for (this.at++; this.#text[this.at] !== '"'; this.at++) {
      if (this.#text[this.at] === '\\') this.at++;
      if (this.at >= this.#text.length) this.#refuse();
    }
    this.at++;
    try {
      const text = JSON.parse(this.#text.slice(start, this.at)) as string;
      if (!/\p{Surrogate}/u.test(text)) return text;
    } catch {
      // A control character or an unknown escape: refused below, at the start of the string.
    }
    this.at = start;
    return this.#refuse();
  }

  #space(): void {
    for (
      let code = this.#text.charCodeAt(this.at);
      code === 32 || (code > 8 && code < 14);
      code = this.#text.charCodeAt(++this.at)
    ) {
      // JSON knows no vertical tab and no form feed as space.
      if (code === 11 || code === 12) return;
    }
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.#text);
    if (found === null) return this.#refuse();
    this.at += found[0].length;
    return found[0];
  }

  #refuse(code = 'not-json', params: Issue['params'] = {}): never {
    throw new Refusal(code, [...this.#path], params);
  }
}
