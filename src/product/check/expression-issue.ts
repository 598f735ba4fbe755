/** What is wrong with one expression or template, in words. */
import type { Issue } from '../../kernel/issue.js';
import { nearestName } from '../../kernel/nearest-name.js';
import { type Result, err, ok } from '../../kernel/result.js';
import type { Expression } from '../expression/expression.js';
import { ExpressionFault } from '../expression/expression-fault.js';
import { readTemplate } from '../expression/read-template.js';
import { resolveExpression } from '../expression/resolve-expression.js';
import type { Template } from '../texts-and-amounts.js';
import { didYouMean } from '../did-you-mean.js';
import { ExpressionTypes, type Wanted } from './expression-type.js';
import type { OptionTypes, TypedNames, ValueType } from './option-types.js';

/** What the place of an expression asks of it. */
export interface Place {
  /** Type wanted; a choice with values counts as a number, a choice as text. Default `any`. */
  readonly expect?: Wanted | 'any';
  /** The expression gives a value to this option (its default, a `set`): bare words are first its choices. */
  readonly beside?: OptionTypes;
}

/** An expression and what it gives. */
export interface Typed {
  readonly node: Expression;
  readonly type: ValueType;
}

/**
 * Reads an expression (without the leading `=` of a value), looks up its names and checks its types. Bounds: 500 characters, nesting 32.
 * The issue's `params` hold `start`, `end` (offsets) and `column` (from 1) inside the text; `path` is the caller's to fill.
 *
 * @param skipped - Characters of the text before the expression.
 */
export function parseExpression(
  source: string,
  names: TypedNames,
  { expect = 'any', beside }: Place = {},
  skipped = 0,
): Result<Typed, Issue> {
  return worded(source, names, skipped, () => {
    const node = resolveExpression(source, names, beside);
    return { node, type: new ExpressionTypes(source, names).typeOfRoot(node, expect, beside ?? null) };
  });
}

/** Reads a template and checks each expression in it. */
export function parseTemplate(source: string, names: TypedNames): Result<Template, Issue> {
  const faults: Issue[] = [];
  const read = worded(source, names, 0, () =>
    readTemplate(source, (inner, skipped) => {
      const piece = parseExpression(inner, names, {}, skipped);
      if (piece.ok) return piece.value.node;
      faults.push(piece.error);
      return { type: 'text', value: '', span: { start: 0, end: 0 } };
    }),
  );
  const [first] = faults;
  return first === undefined ? read : err(first);
}

function worded<T>(source: string, names: TypedNames, skipped: number, read: () => T): Result<T, Issue> {
  try {
    return ok(read());
  } catch (fault) {
    if (fault instanceof ExpressionFault) return err(faultIssue(fault, source, names, skipped));
    throw fault;
  }
}

function faultIssue(fault: ExpressionFault, source: string, names: TypedNames, skipped: number): Issue {
  const start = fault.span.start + skipped;
  const params = { start, end: fault.span.end + skipped, column: start + 1, ...fault.facts };
  const { name } = fault.facts;
  const nearest = typeof name === 'string' ? nearestName(name, candidatesOf(fault, names)) : undefined;
  const hint = hintOf(fault, source);
  return {
    code: fault.code,
    severity: 'error',
    path: [],
    ...didYouMean(params, nearest),
    ...(hint === undefined ? {} : { hint }),
  };
}

/** The names that would have done. */
function candidatesOf({ code, beside }: ExpressionFault, names: TypedNames): Iterable<string> {
  if (beside === 'tables') return names.tables.keys();
  if (beside === 'options') return names.options.keys();
  if (code === 'expression/unknown-field') {
    const { fields, columns } = (beside as OptionTypes | null) ?? {};
    return [...(fields?.keys() ?? []), ...(columns?.keys() ?? [])];
  }
  const choices = beside === 'market' ? names.markets.keys() : (beside?.choices?.keys() ?? []);
  if (code === 'expression/unknown-choice') return choices;
  return [...choices, ...names.options.keys(), ...names.values.keys(), 'quantity', 'market'];
}

function hintOf({ code, span, facts }: ExpressionFault, source: string): string | undefined {
  if (code !== 'expression/unexpected') return undefined;
  if (facts['found'] === "'") return 'The text has no closing quote.';
  if (facts['found'] === '"') return "Text stands in single quotes: 'text'.";
  const isDoubled = facts['found'] === '=' && source.slice(0, span.start).trimEnd().endsWith('=');
  return isDoubled && !/[!<>]=\s*$/.test(source.slice(0, span.start)) ? 'Equality is one =.' : undefined;
}
