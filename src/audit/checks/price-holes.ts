/** Designs that have no price, or not all of it: tables without an answer, and amounts that are unknown. */
import type { IssuePath } from '../../kernel/issue.js';
import type { Expression } from '../../product/expression/expression.js';
import { printExpression } from '../../product/expression/print.js';
import type { Product } from '../../product/product.js';
import type { Check, Report } from '../check.js';
import type { ExpressionPlace } from '../expression-places.js';
import { expressionPlaces } from '../expression-places.js';
import type { Answer } from '../prover.js';
import type { Subject } from '../subject.js';
import { and, not } from '../../product/expression/terms.js';
import { holeOf, unknownWhen } from '../unknown-when.js';

/** `audit/table-hole`, `audit/amount-unknown`. */
export const priceHoles: Check = {
  id: 'price-holes',
  proves: 'Every valid design has a price, and every number that production gets.',
  asksRules: true,
  *run(subject) {
    const lookups = lookupsOf(subject.product, subject.places);
    const holes = reported(subject, lookups, 'audit/table-hole');
    yield* holes;
    if (holes.length > 0) return;
    const amounts = subject.places
      .filter(({ role, path }) => role === 'price' && path.at(-1) !== 'when')
      .map(({ expression, path, guard }) => ({
        path,
        what: printExpression(expression),
        condition: and(guard, unknownWhen(expression, subject.product)),
      }));
    yield* reported(subject, amounts, 'audit/amount-unknown');
  },
};

interface Suspect {
  readonly path: IssuePath;
  readonly what: string;
  readonly condition: Expression;
}

function reported(subject: Subject, suspects: readonly Suspect[], code: string): readonly Report[] {
  const answers = subject.ask(suspects.map(({ condition }) => condition));
  const seen = new Set<string>();
  return suspects.flatMap(({ path, what }, at) => {
    const answer = answers[at];
    const key = `${path.join('/')} ${what}`;
    if (answer === undefined || answer.holds === 'never' || seen.has(key)) return [];
    seen.add(key);
    return [hole(subject, code, path, what, answer)];
  });
}

function hole(
  subject: Subject,
  code: string,
  path: IssuePath,
  what: string,
  answer: Exclude<Answer, { holds: 'never' }>,
): Report {
  const params = { expression: what, where: '' };
  if (answer.holds === 'open') return { code, severity: 'warning', verdict: 'unproved', path, params };
  const { values, range } = answer;
  const where = range === null ? '' : `${subject.titleOf(range.optionId)} ${range.min} – ${range.max}`;
  return {
    code,
    severity: 'error',
    path,
    params: { ...params, where },
    counterexample: values,
    ...(range !== null && { range }),
  };
}

/** Every `lookup` that a price or production reads, through derived values, with the condition under which it finds nothing for keys that are known. */
function lookupsOf(product: Product, places: readonly ExpressionPlace[]): readonly Suspect[] {
  const valuePlaces = new Map(
    expressionPlaces(product)
      .filter(({ path }) => path[0] === 'values')
      .map((place) => [place.expression, place.path]),
  );
  const suspects: Suspect[] = [];
  const walk = (node: Expression, path: IssuePath, guard: Expression): void => {
    if (node.type === 'derived') {
      const value = product.valueById.get(node.valueId);
      if (value !== undefined) walk(value.expression, valuePlaces.get(value.expression) ?? path, guard);
    } else if (node.type === 'unary') walk(node.operand, path, guard);
    else if (node.type === 'binary') for (const side of [node.left, node.right]) walk(side, path, guard);
    else if (node.type === 'in') for (const part of [node.operand, ...node.list]) walk(part, path, guard);
    else if (node.type === 'call') walkCall(node, path, guard);
  };
  const walkCall = (node: Extract<Expression, { type: 'call' }>, path: IssuePath, guard: Expression): void => {
    const [first, second, third] = node.args;
    if (node.name === 'if' && first && second && third) {
      walk(first, path, guard);
      walk(second, path, and(guard, first));
      walk(third, path, and(guard, not(first)));
      return;
    }
    for (const arg of node.args) walk(arg, path, guard);
    if (node.name !== 'lookup') return;
    const known = node.args.slice(1).map((key) => not(unknownWhen(key, product)));
    suspects.push({ path, what: printExpression(node), condition: and(guard, ...known, holeOf(node, product)) });
  };
  for (const { role, expression, path, guard } of places)
    if (role === 'price' || role === 'output') walk(expression, path, and(guard));
  return suspects;
}
