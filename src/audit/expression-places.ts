/** Every expression of a product with its place in the file and what it is for. */
import type { IssuePath } from '../kernel/issue.js';
import type { Expression } from '../product/expression/expression.js';
import { dependencies } from '../product/expression/dependencies.js';
import type { Choice, Option, Product } from '../product/product.js';
import { choicePath } from './file-paths.js';

/** An expression where it stands. */
export interface ExpressionPlace {
  readonly expression: Expression;
  readonly path: IssuePath;
  /** What it decides: what can be chosen, what it costs, what production gets, what it looks like. */
  readonly role: 'rules' | 'price' | 'output' | 'look';
  /** It counts only where this holds. */
  readonly guard: Expression | null;
}

/** All of them, derived values among the rules; those of rows' columns are left out. */
export function expressionPlaces(product: Product): readonly ExpressionPlace[] {
  const places: ExpressionPlace[] = [];
  const add =
    (role: ExpressionPlace['role']) =>
    (expression: Expression | null | undefined, path: IssuePath, guard: Expression | null = null): void => {
      if (expression) places.push({ expression, path, role, guard });
    };
  addOptions(product, add('rules'), add('look'));
  product.steps.forEach(({ when }, index) => add('rules')(when, ['steps', index, 'when']));
  addRules(product, add('rules'));
  product.pricing?.lines.forEach(({ when, value }, index) => {
    const path = ['pricing', 'lines', index];
    add('price')(when, [...path, 'when']);
    if (value.type === 'amount') add('price')(value.amount, [...path, 'amount'], when);
    if (value.type === 'percent') add('price')(value.percent, [...path, 'percent'], when);
  });
  addOutput(product, add('output'));
  for (const [name, expression] of Object.entries(product.model?.params ?? {}))
    add('look')(expression, ['model', 'params', name]);
  return places;
}

type Add = (expression: Expression | null | undefined, path: IssuePath, guard?: Expression | null) => void;

function addOptions(product: Product, rules: Add, look: Add): void {
  for (const option of product.options) {
    const path = ['options', option.index];
    rules(option.when, [...path, 'when']);
    rules(option.required, [...path, 'required']);
    if (option.default.type === 'expression') rules(option.default.expression, [...path, 'default']);
    if (option.kind === 'number' || option.kind === 'multi') {
      rules(option.min, [...path, 'min']);
      rules(option.max, [...path, 'max']);
    }
    for (const choice of choicesOf(option)) rules(choice.when, [...choicePath(product, option, choice.id), 'when']);
    const { text, size, morph } = option.bind;
    for (const key of ['font', 'color', 'sizeMm', 'depth', 'foil'] as const)
      look(text?.[key], [...path, 'bind', 'text', key]);
    look(size?.mm, [...path, 'bind', 'size', 'mm']);
    if (morph !== null && !(morph.to instanceof Map)) look(morph.to as Expression, [...path, 'bind', 'morph', 'to']);
  }
}

function addRules({ rules, values, file }: Product, add: Add): void {
  for (const { index, when, body } of rules) {
    const path = ['rules', index];
    add(when, [...path, 'when']);
    if ('condition' in body) add(body.condition, [...path, body.type], when);
    if (body.type === 'set') for (const [id, value] of body.values) add(value, [...path, 'set', id], when);
  }
  // Sorted by what they read; the file keeps the owner's order.
  const written = (file as { readonly values?: readonly { readonly id: string }[] }).values ?? [];
  for (const { id, expression } of values)
    add(expression, ['values', written.findIndex((value) => value.id === id), 'value']);
}

function addOutput({ output }: Product, add: Add): void {
  for (const key of ['bom', 'cut', 'print', 'sheet'] as const)
    output[key].forEach((line, index) => {
      const path = ['output', key, index];
      add(line.when, [...path, 'when']);
      if ('qty' in line) add(line.qty, [...path, 'qty'], line.when);
      if ('mm' in line) line.mm.forEach((mm, side) => add(mm, [...path, 'mm', side], line.when));
      if ('value' in line) add(line.value, [...path, 'value'], line.when);
      if ('sku' in line)
        for (const piece of line.sku) if (typeof piece !== 'string') add(piece, [...path, 'sku'], line.when);
    });
  add(output.leadDays, ['output', 'leadDays']);
}

/** The choices of an option: of a list, a palette, or the yes of a toggle. */
export function choicesOf(option: Option): readonly Choice[] {
  if ('choices' in option) return option.choices;
  if (option.kind === 'toggle') return [option.on];
  return option.kind === 'color' ? (option.palette ?? []) : [];
}

/** The expression and those of all derived values that it reads. */
export function expressionsRead(product: Product, expression: Expression): ReadonlySet<Expression> {
  const walked = new Set<Expression>([expression]);
  for (const one of walked)
    for (const id of dependencies(one).values) {
      const value = product.valueById.get(id);
      if (value !== undefined) walked.add(value.expression);
    }
  return walked;
}

/** Ids of the options an expression reads, through derived values too. */
export function optionsRead(product: Product, expression: Expression): ReadonlySet<string> {
  return new Set([...expressionsRead(product, expression)].flatMap((one) => [...dependencies(one).options]));
}
