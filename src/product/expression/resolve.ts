/**
 * Looks up names and checks types. A bare word beside a choice option is first a choice of that option, then a name; so is a number
 * literal (`size in (44, 45)`); a text literal beside it is its id.
 */
import { elementAt } from '../../kernel/element-at.js';
import type { BinaryOperator, Expression, FunctionName, Span } from './expression.js';
import { ExpressionFault } from './expression-fault.js';
import type { Names, OptionNames, TableNames, ValueType } from './names.js';
import type { Raw } from './syntax.js';

/** A node and what it gives. */
export interface Typed {
  readonly node: Expression;
  readonly type: ValueType;
}

/** Whose choices a bare word may be. */
type Beside = OptionNames | 'market' | null;

type RawNode<T extends Raw['type']> = Extract<Raw, { type: T }>;

type Wanted = 'boolean' | 'number' | 'text';

/** Fewest and most arguments, and the type of each where all have one. */
const CALLS: Readonly<Record<FunctionName, readonly [fewest: number, most: number, type?: Wanted]>> = {
  if: [3, 3],
  min: [1, 99, 'number'],
  max: [1, 99, 'number'],
  ceil: [1, 1, 'number'],
  floor: [1, 1, 'number'],
  round: [1, 1, 'number'],
  abs: [1, 1, 'number'],
  length: [1, 1, 'text'],
  count: [1, 99],
  sum: [1, 99],
  lookup: [2, 99],
  amount: [2, 2],
  known: [1, 1],
};

/** Operators of two operands of one type; the others look at what stands beside them. */
const PAIRS: Readonly<Partial<Record<BinaryOperator, Wanted>>> = {
  or: 'boolean',
  and: 'boolean',
  '<': 'number',
  '<=': 'number',
  '>': 'number',
  '>=': 'number',
  '+': 'number',
  '-': 'number',
  '*': 'number',
  '/': 'number',
  '%': 'number',
};
const ARITHMETIC: readonly BinaryOperator[] = ['+', '-', '*', '/', '%'];

/** Types that may stand where another is asked. */
const ACCEPTS: Readonly<Record<Wanted, readonly ValueType[]>> = {
  boolean: ['boolean', 'any'],
  number: ['number', 'valued', 'any'],
  text: ['text', 'choice', 'valued', 'any'],
};

/** Resolves the raw trees of one product. */
export class Resolver {
  readonly #names: Names;

  constructor(names: Names) {
    this.#names = names;
  }

  /**
   * Resolves a whole expression of the wanted type.
   *
   * @throws {ExpressionFault} Something is wrong with it.
   */
  resolveRoot(raw: Raw, expected: Wanted | 'any', beside: OptionNames | null): Typed {
    const typed = this.#resolve(raw, beside);
    if (expected !== 'any') this.#check(typed, expected);
    else if (typed.type === 'many') throw typeFault(typed, 'any');
    return typed;
  }

  #resolve(raw: Raw, beside: Beside = null): Typed {
    if (raw.type === 'word') return this.#word(raw, beside);
    if (raw.type === 'call') return this.#call(raw, beside);
    if (raw.type === 'unary') {
      const type = raw.operator === 'not' ? 'boolean' : 'number';
      return { node: { ...raw, operand: this.#as(type, raw.operand) }, type };
    }
    if (raw.type === 'binary') return this.#binary(raw);
    if (raw.type === 'in') return this.#in(raw);
    return literal(raw, beside);
  }

  #as(expected: Wanted, raw: Raw): Expression {
    const typed = this.#resolve(raw);
    this.#check(typed, expected);
    return typed.node;
  }

  #check(typed: Typed, expected: Wanted): void {
    if (!ACCEPTS[expected].includes(typed.type)) throw typeFault(typed, expected);
  }

  #word(raw: RawNode<'word'>, beside: Beside): Typed {
    const { name, span } = raw;
    if (raw.field !== null) return this.#dotted(name, raw.field, span);
    if (beside === 'market' && this.#names.markets.has(name))
      return { node: { type: 'text', value: name, span }, type: 'text' };
    if (isOption(beside) && beside.kind !== 'color' && beside.choices?.has(name)) return choice(beside, name, span);
    if (name === 'quantity') return { node: { type: 'quantity', span }, type: 'number' };
    if (name === 'market') return { node: { type: 'market', span }, type: 'text' };
    const option = this.#names.options.get(name);
    if (option !== undefined) return { node: { type: 'option', optionId: name, span }, type: option.type };
    const type = this.#names.values.get(name);
    if (type !== undefined) return { node: { type: 'derived', valueId: name, span }, type };
    throw unknown('expression/unknown-name', name, span, [
      ...(beside === 'market' ? this.#names.markets : (beside?.choices ?? [])),
      ...this.#names.options.keys(),
      ...this.#names.values.keys(),
      'quantity',
      'market',
    ]);
  }

  #dotted(name: string, field: string, span: Span): Typed {
    const option = this.#names.options.get(name);
    if (option === undefined)
      throw unknown(
        'expression/unknown-name',
        name,
        { start: span.start, end: span.start + name.length },
        this.#names.options.keys(),
      );
    const column = option.columns.get(field);
    if (column !== undefined) {
      return {
        node: { type: 'column', optionId: name, columnId: field, span },
        type: option.kind === 'fields' ? column.type : 'many',
      };
    }
    const type = option.fields.get(field);
    if (type === undefined) {
      throw unknown('expression/unknown-field', field, { start: span.end - field.length, end: span.end }, [
        ...option.fields.keys(),
        ...option.columns.keys(),
      ]);
    }
    return { node: { type: 'field', optionId: name, field, span }, type: option.kind === 'multi' ? 'many' : type };
  }

  #binary(raw: RawNode<'binary'>): Typed {
    const { operator } = raw;
    const operands = PAIRS[operator];
    const type = ARITHMETIC.includes(operator) ? 'number' : 'boolean';
    if (operands !== undefined)
      return { node: { ...raw, left: this.#as(operands, raw.left), right: this.#as(operands, raw.right) }, type };
    if (operator === 'has') return { node: { ...raw, ...this.#member(raw.left, raw.right) }, type };
    const [left, right] = this.#besideEachOther(raw.left, raw.right);
    checkComparable(left, right);
    return { node: { ...raw, left: left.node, right: right.node }, type };
  }

  /** An option with a list and one of its choices. */
  #member(rawOption: Raw, rawChoice: Raw): { readonly left: Expression; readonly right: Expression } {
    const option = this.#besideOf(rawOption);
    const left = this.#resolve(rawOption);
    if (!isOption(option) || (option.kind !== 'multi' && option.kind !== 'choice')) throw typeFault(left, 'multi');
    const right = this.#resolve(rawChoice, option);
    if (right.node.type !== 'choice') throw typeFault(right, 'choice');
    return { left: left.node, right: right.node };
  }

  #in(raw: RawNode<'in'>): Typed {
    const operand = this.#resolve(raw.operand);
    const beside = this.#besideOf(raw.operand);
    const list = raw.list.map((item) => {
      const typed = this.#resolve(item, beside);
      checkComparable(operand, typed);
      return typed.node;
    });
    return { node: { ...raw, operand: operand.node, list }, type: 'boolean' };
  }

  #besideEachOther(left: Raw, right: Raw): readonly [Typed, Typed] {
    const besideLeft = this.#besideOf(left);
    if (besideLeft !== null) return [this.#resolve(left), this.#resolve(right, besideLeft)];
    return [this.#resolve(left, this.#besideOf(right)), this.#resolve(right)];
  }

  /** The option whose value the raw tree is, if a word beside it can be one of its choices. */
  #besideOf(raw: Raw): Beside {
    if (raw.type !== 'word') return null;
    if (raw.field === null && raw.name === 'market') return 'market';
    const option = this.#names.options.get(raw.name);
    const named = raw.field === null ? option : option?.columns.get(raw.field);
    return named !== undefined && (named.choices !== null || named.kind === 'color') ? named : null;
  }

  #call({ name, args, span }: RawNode<'call'>, beside: Beside): Typed {
    const [fewest, most, type] = CALLS[name];
    if (args.length < fewest || args.length > most) throw argumentsFault(name, args.length, span, fewest);
    const made = (nodes: readonly Expression[], result: ValueType = 'number'): Typed => ({
      node: { type: 'call', name, args: nodes, span },
      type: result,
    });
    if (type !== undefined) return made(args.map((arg) => this.#as(type, arg)));
    if (name === 'if') return this.#if(args, beside, made);
    if (name === 'lookup') return this.#lookup(args, span, made);
    if (name === 'sum') return made(args.map((arg) => this.#summand(arg)));
    if (name !== 'amount')
      return made(
        args.map((arg) => this.#resolve(arg).node),
        name === 'known' ? 'boolean' : 'number',
      );
    const { left, right } = this.#member(elementAt(args, 0), elementAt(args, 1));
    return made([left, right]);
  }

  #summand(raw: Raw): Expression {
    const typed = this.#resolve(raw);
    const { node } = typed;
    const kind = node.type === 'option' ? this.#names.options.get(node.optionId)?.kind : undefined;
    if (typed.type !== 'many' || kind === 'rows' || kind === 'fields') this.#check(typed, 'number');
    return node;
  }

  #if(args: readonly Raw[], beside: Beside, made: (nodes: readonly Expression[], type: ValueType) => Typed): Typed {
    const condition = this.#as('boolean', elementAt(args, 0));
    const then = this.#resolve(elementAt(args, 1), beside);
    const otherwise = this.#resolve(elementAt(args, 2), beside);
    checkComparable(then, otherwise);
    return made(
      [condition, then.node, otherwise.node],
      then.type === otherwise.type ? then.type : commonType(then.type, otherwise.type),
    );
  }

  #lookup(args: readonly Raw[], span: Span, made: (nodes: readonly Expression[], type: ValueType) => Typed): Typed {
    const first = elementAt(args, 0);
    const keys = args.slice(1);
    const name = first.type === 'word' && first.field === null ? first.name : '';
    const table: TableNames | undefined = this.#names.tables.get(name);
    if (table === undefined) throw unknown('expression/unknown-name', name, first.span, this.#names.tables.keys());
    if (keys.length !== table.by.length) throw argumentsFault('lookup', args.length, span, table.by.length + 1);
    const nodes = keys.map((key, index) => {
      const typed = this.#resolve(key, this.#names.options.get(elementAt(table.by, index)) ?? null);
      if (typed.type === 'many') throw typeFault(typed, 'any');
      return typed.node;
    });
    return made([{ type: 'table', tableId: name, span: first.span }, ...nodes], table.type);
  }
}

function isOption(beside: Beside): beside is OptionNames {
  return beside !== null && beside !== 'market';
}

function choice(option: OptionNames, choiceId: string, span: Span): Typed {
  return {
    node: { type: 'choice', optionId: option.id, choiceId, span },
    type: option.type === 'valued' ? 'valued' : 'choice',
  };
}

function literal(raw: RawNode<'number' | 'text' | 'boolean'>, beside: Beside): Typed {
  if (isOption(beside) && beside.choices !== null && raw.type !== 'boolean') {
    const id = raw.type === 'number' ? raw.source : raw.value;
    if (beside.kind === 'color') {
      if (!beside.choices.has(id.toLowerCase()))
        throw unknown('expression/unknown-choice', id, raw.span, beside.choices);
    } else if (beside.choices.has(id)) return choice(beside, id, raw.span);
    else if (raw.type === 'text' || beside.type !== 'valued')
      throw unknown('expression/unknown-choice', id, raw.span, beside.choices);
  }
  if (raw.type === 'number') return { node: { type: 'number', value: raw.value, span: raw.span }, type: 'number' };
  const isColor = isOption(beside) && beside.kind === 'color' && raw.type === 'text';
  return { node: isColor ? { ...raw, value: raw.value.toLowerCase() } : raw, type: raw.type };
}

/** Whether `=` can ever be true; a choice is comparable with text (its id) and, if it has values, with numbers. */
function checkComparable(a: Typed, b: Typed): void {
  if (a.type === 'many' || b.type === 'many') throw typeFault(a.type === 'many' ? a : b, 'any');
  const shared = (Object.keys(ACCEPTS) as (keyof typeof ACCEPTS)[]).some(
    (type) => ACCEPTS[type].includes(a.type) && ACCEPTS[type].includes(b.type),
  );
  if (!shared) throw typeFault(b, a.type);
}

function commonType(a: ValueType, b: ValueType): ValueType {
  if (a === 'any' || b === 'any') return 'any';
  return a === 'number' || b === 'number' ? 'number' : 'text';
}

function typeFault({ node, type }: Typed, expected: ValueType | 'multi'): ExpressionFault {
  return new ExpressionFault('expression/type', node.span, { found: type, expected });
}

function argumentsFault(name: string, found: number, span: Span, expected: number): ExpressionFault {
  return new ExpressionFault('expression/arguments', span, { name, found, expected });
}

function unknown(
  code: 'expression/unknown-name' | 'expression/unknown-choice' | 'expression/unknown-field',
  name: string,
  span: Span,
  candidates: Iterable<string>,
): ExpressionFault {
  return new ExpressionFault(code, span, { name }, candidates);
}
