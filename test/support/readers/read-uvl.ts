/** Reads the feature tree and the constraints of a UVL file (universal variability language). */
import { readFormula, type Formula } from './formula.js';

/** How the features of one group go together under their parent; `{ min, max }` of a `[min..max]` group. */
export type GroupKind = 'mandatory' | 'optional' | 'or' | 'alternative' | Cardinality;

/** `max` is Infinity for `*`. */
export interface Cardinality {
  readonly min: number;
  readonly max: number;
}

/** One feature with its groups. */
export interface Feature {
  readonly name: string;
  readonly type: 'Boolean' | 'Integer' | 'Real' | 'String';
  /** How often it may be there, once it is. */
  readonly cardinality: Cardinality | null;
  /** The text between its braces. */
  readonly attributes: string;
  readonly groups: readonly Group[];
}

/** One group of features under their parent. */
export interface Group {
  readonly kind: GroupKind;
  readonly features: readonly Feature[];
}

/** A whole file. */
export interface FeatureModel {
  readonly root: Feature;
  readonly constraints: readonly Formula[];
}

interface Line {
  readonly number: number;
  readonly depth: number;
  readonly text: string;
}

const FEATURE =
  /^(?:(Boolean|Integer|Real|String)\s+)?(?:"([^"]*)"|([^\s"{]+))(?:\s+cardinality\s+(\[[^\]]*\]))?\s*(?:\{(.*)\})?$/;
const CARDINALITY = /^\[(\d+)(?:\.\.(\d+|\*))?\]$/;
const WORDS: readonly string[] = ['mandatory', 'optional', 'or', 'alternative'];

/**
 * Reads a file. Indentation, by tabs or spaces, makes the tree.
 *
 * @throws {Error} A line does not fit, with its number; no or several root features.
 */
export function readUvl(text: string): FeatureModel {
  const sections = new Map<string, Line[]>();
  let section: Line[] = [];
  text.split(/\r?\n/).forEach((raw, index) => {
    const line = { number: index + 1, depth: raw.length - raw.trimStart().length, text: raw.trim() };
    if (line.text === '') return;
    if (line.depth > 0) section.push(line);
    else sections.set(line.text.split(/\s/)[0]!, (section = []));
  });
  const roots = readFeatures(sections.get('features') ?? []);
  if (roots.length !== 1) throw new Error(`${roots.length} root features`);
  return { root: roots[0]!, constraints: (sections.get('constraints') ?? []).map(({ text: one }) => readFormula(one)) };
}

/** The name of every feature, in order of first appearance. */
export function featuresOf(root: Feature): Feature[] {
  return [root, ...root.groups.flatMap(({ features }) => features.flatMap(featuresOf))];
}

/** Cuts lines into blocks that each begin with one of the least indented. */
function blocksOf(lines: readonly Line[]): Line[][] {
  const blocks: Line[][] = [];
  for (const line of lines) {
    if (line.depth <= (lines[0]?.depth ?? 0)) blocks.push([line]);
    else blocks.at(-1)!.push(line);
  }
  return blocks;
}

function readFeatures(lines: readonly Line[]): Feature[] {
  return blocksOf(lines).map(([head, ...rest]) => {
    const match = FEATURE.exec(head!.text);
    if (match === null) throw new Error(`line ${head!.number} is no feature: ${head!.text}`);
    const [, type, quoted, bare, cardinality, attributes] = match;
    return {
      name: quoted ?? bare!,
      type: (type ?? 'Boolean') as Feature['type'],
      cardinality: cardinality === undefined ? null : readCardinality(cardinality, head!),
      attributes: attributes ?? '',
      groups: readGroups(rest),
    };
  });
}

function readGroups(lines: readonly Line[]): Group[] {
  return blocksOf(lines).map(([head, ...rest]) => ({
    kind: WORDS.includes(head!.text) ? (head!.text as GroupKind) : readCardinality(head!.text, head!),
    features: readFeatures(rest),
  }));
}

function readCardinality(text: string, line: Line): Cardinality {
  const match = CARDINALITY.exec(text);
  if (match === null) throw new Error(`line ${line.number} is no group: ${line.text}`);
  const min = Number(match[1]);
  return { min, max: match[2] === '*' ? Infinity : Number(match[2] ?? min) };
}
