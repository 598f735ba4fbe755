/** The types of an expression whose names are looked up: whether what stands in each place can stand there. */
import { elementAt } from '../../kernel/element-at.js';
import type { BinaryOperator, Expression, FunctionName } from '../expression/expression.js';
import { ExpressionFault } from '../expression/expression-fault.js';
import type { OptionTypes, TypedNames, ValueType } from './option-types.js';

type Node<T extends Expression['type']> = Extract<Expression, { type: T }>;

/** A type that a place may ask for. */
export type Wanted = 'boolean' | 'number' | 'text';

/** The option whose choice a literal may be. */
type Beside = OptionTypes | null;

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

/** Judges the expressions of one text. */
export class ExpressionTypes {
  readonly #names: TypedNames;
  readonly #source: string;

  constructor(source: string, names: TypedNames) {
    this.#source = source;
    this.#names = names;
  }

  /**
   * The type of a whole expression.
   *
   * @throws {ExpressionFault} Something in it, or the whole, is not of the type its place asks for.
   */
  typeOfRoot(root: Expression, expected: Wanted | 'any', beside: Beside): ValueType {
    const type = this.#typeOf(root, beside);
    if (expected !== 'any') check(root, type, expected);
    else if (type === 'many') throw typeFault(root, type, 'any');
    return type;
  }

  #typeOf(node: Expression, beside: Beside = null): ValueType {
    switch (node.type) {
      case 'number':
      case 'text':
        return this.#literal(node, beside);
      case 'boolean':
        return 'boolean';
      case 'choice':
        return this.#option(node.optionId, beside)?.type === 'valued' ? 'valued' : 'choice';
      case 'option':
        return this.#names.options.get(node.optionId)?.type ?? 'any';
      case 'column':
        return this.#column(node);
      case 'field':
        return this.#field(node);
      case 'derived':
        return this.#names.values.get(node.valueId) ?? 'any';
      case 'unary':
        return this.#as(node.operator === 'not' ? 'boolean' : 'number', node.operand);
      case 'binary':
        return this.#binary(node);
      case 'in':
        return this.#in(node);
      case 'call':
        return this.#call(node, beside);
      case 'quantity':
        return 'number';
      default:
        return 'text';
    }
  }

  #as(expected: Wanted, node: Expression): Wanted {
    check(node, this.#typeOf(node), expected);
    return expected;
  }

  /** The option of that id; one whose choices a literal may be goes first, because it may be a column. */
  #option(id: string, beside: Beside): OptionTypes | undefined {
    return beside?.id === id ? beside : this.#names.options.get(id);
  }

  #literal(node: Node<'number' | 'text'>, beside: Beside): ValueType {
    const isTold = !beside?.choices || (node.type === 'number' && beside.type === 'valued');
    const id = node.type === 'text' ? node.value : this.#source.slice(node.span.start, node.span.end);
    if (!isTold && !beside.choices.has(id))
      throw new ExpressionFault('expression/unknown-choice', node.span, { name: id }, beside);
    return node.type;
  }

  #column({ optionId, columnId }: Node<'column'>): ValueType {
    const option = this.#names.options.get(optionId);
    return option?.kind === 'fields' ? (option.columns.get(columnId)?.type ?? 'any') : 'many';
  }

  #field({ optionId, field, span }: Node<'field'>): ValueType {
    const option = this.#names.options.get(optionId);
    const type = option?.fields.get(field);
    if (option === undefined || type === undefined) {
      const place = { start: span.end - field.length, end: span.end };
      throw new ExpressionFault('expression/unknown-field', place, { name: field }, option ?? null);
    }
    return option.kind === 'multi' ? 'many' : type;
  }

  #binary({ operator, left, right }: Node<'binary'>): ValueType {
    const operands = PAIRS[operator];
    if (operator === 'has') this.#member(left, right);
    else if (operands === undefined) this.#equality(left, right);
    else {
      this.#as(operands, left);
      this.#as(operands, right);
    }
    return ARITHMETIC.includes(operator) ? 'number' : 'boolean';
  }

  #equality(left: Expression, right: Expression): void {
    const ofLeft = this.#besideOf(left);
    const a = this.#typeOf(left, ofLeft === null ? this.#besideOf(right) : null);
    checkComparable(left, a, right, this.#typeOf(right, ofLeft));
  }

  /** An option with a list and one of its choices. */
  #member(option: Expression, choice: Expression): void {
    const listed = this.#besideOf(option);
    const type = this.#typeOf(option);
    if (listed?.kind !== 'multi' && listed?.kind !== 'choice') throw typeFault(option, type, 'multi');
    const found = this.#typeOf(choice, listed);
    if (choice.type !== 'choice') throw typeFault(choice, found, 'choice');
  }

  #in({ operand, list }: Node<'in'>): ValueType {
    const type = this.#typeOf(operand);
    const beside = this.#besideOf(operand);
    for (const item of list) checkComparable(operand, type, item, this.#typeOf(item, beside));
    return 'boolean';
  }

  /** The option whose value the node is, if it has choices. */
  #besideOf(node: Expression): Beside {
    if (node.type !== 'option' && node.type !== 'column') return null;
    const option = this.#names.options.get(node.optionId);
    const named = node.type === 'option' ? option : option?.columns.get(node.columnId);
    return named?.choices ? named : null;
  }

  #call({ name, args, span }: Node<'call'>, beside: Beside): ValueType {
    const [fewest, most, type] = CALLS[name];
    if (args.length < fewest || args.length > most) throw argumentsFault(name, args.length, span, fewest);
    if (name === 'if') return this.#if(args, beside);
    if (name === 'lookup') return this.#lookup(args, span);
    if (name === 'amount') this.#member(elementAt(args, 0), elementAt(args, 1));
    else for (const arg of args) this.#argument(name, arg, type);
    return name === 'known' ? 'boolean' : 'number';
  }

  #argument(name: FunctionName, arg: Expression, wanted: Wanted | undefined): void {
    const type = this.#typeOf(arg);
    const kind = arg.type === 'option' ? this.#names.options.get(arg.optionId)?.kind : undefined;
    const isSummed = name === 'sum' && (type !== 'many' || kind === 'rows' || kind === 'fields');
    if (wanted !== undefined || isSummed) check(arg, type, wanted ?? 'number');
  }

  #if(args: readonly Expression[], beside: Beside): ValueType {
    const then = elementAt(args, 1);
    const otherwise = elementAt(args, 2);
    this.#as('boolean', elementAt(args, 0));
    const a = this.#typeOf(then, beside);
    const b = this.#typeOf(otherwise, beside);
    checkComparable(then, a, otherwise, b);
    return a === b ? a : commonType(a, b);
  }

  #lookup([table, ...keys]: readonly Expression[], span: Expression['span']): ValueType {
    const found = table?.type === 'table' ? this.#names.tables.get(table.tableId) : undefined;
    if (found === undefined) return 'any';
    if (keys.length !== found.by.length) throw argumentsFault('lookup', keys.length + 1, span, found.by.length + 1);
    keys.forEach((key, index) => {
      const type = this.#typeOf(key, this.#names.options.get(elementAt(found.by, index)) ?? null);
      if (type === 'many') throw typeFault(key, type, 'any');
    });
    return found.type;
  }
}

function check(node: Expression, type: ValueType, expected: Wanted): void {
  if (!ACCEPTS[expected].includes(type)) throw typeFault(node, type, expected);
}

/** Whether `=` can ever be true; a choice is comparable with text (its id) and, if it has values, with numbers. */
function checkComparable(left: Expression, a: ValueType, right: Expression, b: ValueType): void {
  if (a === 'many') throw typeFault(left, a, 'any');
  if (b === 'many') throw typeFault(right, b, 'any');
  const isShared = Object.values(ACCEPTS).some((accepted) => accepted.includes(a) && accepted.includes(b));
  if (!isShared) throw typeFault(right, b, a);
}

function commonType(a: ValueType, b: ValueType): ValueType {
  if (a === 'any' || b === 'any') return 'any';
  return a === 'number' || b === 'number' ? 'number' : 'text';
}

function typeFault({ span }: Expression, found: ValueType, expected: ValueType | 'multi'): ExpressionFault {
  return new ExpressionFault('expression/type', span, { found, expected });
}

function argumentsFault(name: string, found: number, span: Expression['span'], expected: number): ExpressionFault {
  return new ExpressionFault('expression/arguments', span, { name, found, expected });
}
