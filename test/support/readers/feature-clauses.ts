/** From a Boolean feature model to clauses: alternatives stay native groups, big formulas get helper variables instead of being multiplied out. */
import type { ClauseModel } from './clause-model.js';
import type { Formula } from './formula.js';
import { featuresOf, type Feature, type FeatureModel, type Group } from './read-uvl.js';

type Clauses = readonly (readonly number[])[];

/** Products of clauses up to this size are multiplied out; what is bigger gets helpers. */
const MOST_PRODUCTS = 64;

interface Writing {
  readonly numbers: ReadonlyMap<string, number>;
  readonly clauses: number[][];
  readonly groups: number[][];
  variables: number;
}

/**
 * Features are numbered from 1 in order of first appearance in the tree, the root is in. A helper variable is exactly as
 * true as its formula, so that it never multiplies configurations.
 *
 * @throws {Error} Two features of one name; a constraint on numbers or on an unknown feature; a feature that may occur several times.
 */
export function featureClauses({ root, constraints }: FeatureModel): ClauseModel {
  const features = featuresOf(root);
  const names = features.map(({ name }) => name);
  const numbers = new Map(names.map((name, index) => [name, index + 1]));
  if (numbers.size !== names.length) throw new Error('two features share a name');
  const odd = features.find(({ type, cardinality }) => type !== 'Boolean' || cardinality !== null);
  if (odd !== undefined) throw new Error(`${odd.name} is not Boolean`);
  const writing: Writing = { numbers, clauses: [[1]], groups: [], variables: names.length };
  for (const feature of features) for (const group of feature.groups) writeGroup(writing, feature, group);
  for (const constraint of constraints)
    for (const clause of clausesOf(writing, constraint, true))
      if (!isTautology(clause)) writing.clauses.push([...clause]);
  return { names, problem: { variables: writing.variables, clauses: writing.clauses, groups: writing.groups } };
}

function writeGroup(writing: Writing, { name }: Feature, { kind, features }: Group): void {
  const parent = writing.numbers.get(name)!;
  const children = features.map((child) => writing.numbers.get(child.name)!);
  // Exactly one of "no parent" and its children: also says that no child is there without the parent.
  if (kind === 'alternative') return void writing.groups.push([-parent, ...children]);
  if (typeof kind !== 'string')
    throw new Error(`a [${kind.min}..${kind.max}] group under ${name} is not written as clauses`);
  for (const child of children) writing.clauses.push([-child, parent]);
  if (kind === 'mandatory') for (const child of children) writing.clauses.push([-parent, child]);
  if (kind === 'or') writing.clauses.push([-parent, ...children]);
}

function isTautology(clause: readonly number[]): boolean {
  return clause.some((literal) => clause.includes(-literal));
}

/** Clauses that hold where the formula does (or does not), together. */
function clausesOf(writing: Writing, formula: Formula, holds: boolean): Clauses {
  switch (formula.type) {
    case 'feature':
      return [[(holds ? 1 : -1) * numberOf(writing, formula.name)]];
    case 'not':
      return clausesOf(writing, formula.of, !holds);
    case 'and':
    case 'or':
      return combine(
        writing,
        formula.of.map((part) => clausesOf(writing, part, holds)),
        (formula.type === 'and') === holds,
      );
    case 'implies':
      return combine(
        writing,
        [clausesOf(writing, formula.left, !holds), clausesOf(writing, formula.right, holds)],
        !holds,
      );
    case 'equals': {
      const { left, right } = formula;
      const parts: Formula[] = [
        { type: 'implies', left, right: holds ? right : { type: 'not', of: right } },
        { type: 'implies', left: holds ? right : { type: 'not', of: right }, right: left },
      ];
      return parts.flatMap((part) => clausesOf(writing, part, true));
    }
    case 'compare':
      throw new Error('comparisons are not written as clauses');
  }
}

function numberOf({ numbers }: Writing, name: string): number {
  const number = numbers.get(name);
  if (number === undefined) throw new Error(`no feature ${name}`);
  return number;
}

/** All of the parts, or one of them: every clause of one with every clause of the others. */
function combine(writing: Writing, parts: readonly Clauses[], isAll: boolean): Clauses {
  if (isAll) return parts.flat();
  const isSmall = parts.reduce((size, part) => size * part.length, 1) <= MOST_PRODUCTS;
  const terms = isSmall ? parts : parts.map((part) => (part.length === 1 ? part : [[define(writing, part)]]));
  return terms.reduce<Clauses>((all, part) => all.flatMap((one) => part.map((more) => [...one, ...more])), [[]]);
}

/** A helper that is true exactly where all the clauses hold. */
function define(writing: Writing, clauses: Clauses): number {
  const fresh = (): number => (writing.variables += 1);
  const literals = clauses.map((clause) => {
    if (clause.length === 1) return clause[0]!;
    const one = fresh();
    writing.clauses.push([-one, ...clause], ...clause.map((literal) => [one, -literal]));
    return one;
  });
  const all = fresh();
  writing.clauses.push([all, ...literals.map((literal) => -literal)], ...literals.map((literal) => [-all, literal]));
  return all;
}
