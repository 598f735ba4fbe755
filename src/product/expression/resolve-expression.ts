/**
 * Looks up the names of an expression. A bare word beside a choice option is first a choice of that option, then a name; so is a number
 * literal (`size in (44, 45)`); a text literal beside it is its id. Whether types fit is not asked here: `check/expression-type.ts` does.
 */
import type { Expression } from './expression.js';
import { ExpressionFault } from './expression-fault.js';
import type { Beside, Names, OptionNames } from './names.js';
import { parseSyntax, type Raw } from './syntax.js';

type RawNode<T extends Raw['type']> = Extract<Raw, { type: T }>;

/**
 * Reads an expression (without the leading `=` of a value). Bounds: 500 characters, nesting 32.
 *
 * @param beside - The option that the expression gives a value to (its default, a `set`): bare words are first its choices.
 * @throws {ExpressionFault} It cannot be read, or names something that is not there.
 */
export function resolveExpression(source: string, names: Names, beside: OptionNames | null = null): Expression {
  return resolve(parseSyntax(source), names, beside);
}

function resolve(raw: Raw, names: Names, beside: Beside = null): Expression {
  const plain = (inner: Raw): Expression => resolve(inner, names);
  if (raw.type === 'word') return word(raw, names, beside);
  if (raw.type === 'call') return { ...raw, args: resolveArguments(raw, names, beside) };
  if (raw.type === 'unary') return { ...raw, operand: plain(raw.operand) };
  if (raw.type === 'binary') return { ...raw, ...operands(raw, names) };
  if (raw.type === 'in') {
    const option = besideOf(raw.operand, names);
    return { ...raw, operand: plain(raw.operand), list: raw.list.map((item) => resolve(item, names, option)) };
  }
  return raw.type === 'boolean' ? raw : literal(raw, beside);
}

function word({ name, field, span }: RawNode<'word'>, { options, values, markets }: Names, beside: Beside): Expression {
  const option = options.get(name);
  if (field !== null) {
    if (option === undefined) throw unknown(name, { start: span.start, end: span.start + name.length }, 'options');
    return option.columns.has(field)
      ? { type: 'column', optionId: name, columnId: field, span }
      : { type: 'field', optionId: name, field, span };
  }
  if (beside === 'market') {
    if (markets.has(name)) return { type: 'text', value: name, span };
  } else if (beside && beside.kind !== 'color' && beside.choices?.has(name)) {
    return { type: 'choice', optionId: beside.id, choiceId: name, span };
  }
  if (name === 'quantity' || name === 'market') return { type: name, span };
  if (option) return { type: 'option', optionId: name, span };
  if (values.has(name)) return { type: 'derived', valueId: name, span };
  throw unknown(name, span, beside);
}

function literal(raw: RawNode<'number' | 'text'>, beside: Beside): Expression {
  const { span } = raw;
  const option = beside === 'market' ? null : beside;
  if (raw.type === 'text' && option?.kind === 'color') return { ...raw, value: raw.value.toLowerCase() };
  const id = raw.type === 'text' ? raw.value : raw.source;
  if (option?.choices?.has(id)) return { type: 'choice', optionId: option.id, choiceId: id, span };
  return raw.type === 'text' ? raw : { type: 'number', value: raw.value, span };
}

/** Only where two things are compared may one be a choice of the other. */
function operands(
  { operator, left, right }: RawNode<'binary'>,
  names: Names,
): { readonly left: Expression; readonly right: Expression } {
  const isComparison = operator === '=' || operator === '!=' || operator === 'has';
  const ofLeft = isComparison ? besideOf(left, names) : null;
  const ofRight = isComparison && operator !== 'has' && ofLeft === null ? besideOf(right, names) : null;
  return { left: resolve(left, names, ofRight), right: resolve(right, names, ofLeft) };
}

function resolveArguments({ name, args }: RawNode<'call'>, names: Names, beside: Beside): readonly Expression[] {
  const [first] = args;
  if (name === 'if') return args.map((arg, index) => resolve(arg, names, index > 0 ? beside : null));
  if (name === 'amount' && first) {
    const option = besideOf(first, names);
    return args.map((arg, index) => resolve(arg, names, index > 0 ? option : null));
  }
  if (name !== 'lookup' || !first) return args.map((arg) => resolve(arg, names));
  const tableId = first.type === 'word' && first.field === null ? first.name : '';
  const table = names.tables.get(tableId);
  if (table === undefined) throw unknown(tableId, first.span, 'tables');
  const keys = args.slice(1).map((key, index) => resolve(key, names, names.options.get(table.by[index] ?? '') ?? null));
  return [{ type: 'table', tableId, span: first.span }, ...keys];
}

/** The option whose value the raw tree is, if a word beside it can be one of its choices. */
function besideOf(raw: Raw, names: Names): Beside {
  if (raw.type !== 'word') return null;
  const { name, field } = raw;
  if (name === 'market' && field === null) return 'market';
  const option = names.options.get(name);
  const named = field === null ? option : option?.columns.get(field);
  return named && (named.choices || named.kind === 'color') ? named : null;
}

function unknown(name: string, span: Raw['span'], beside: ExpressionFault['beside']): ExpressionFault {
  return new ExpressionFault('expression/unknown-name', span, { name }, beside);
}
