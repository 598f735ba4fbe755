import type { IssuePath } from '../../kernel/issue.js';
import type { OptionValue } from '../configuration.js';
import type { Loading } from '../loading.js';
import type { FilledOption } from '../filled.js';
import type { Choice, Option, OptionBase } from '../product.js';
import type { JsonSchema } from '../schema/json-schema.js';

/** What a kind is built with. */
export interface Building {
  readonly loading: Loading;
  readonly path: IssuePath;
  /** Of a list or a palette; `null`: the file has none. */
  readonly choices: readonly Choice[] | null;
  /** Builds the sub-options of rows and fields. */
  readonly columns: () => readonly Option[];
}

/**
 * All that one option kind means to the layers below the face; `kinds/registry.ts` is the table. What it costs, how it is
 * judged and how it is drawn belongs to the layers above, each with a table of its own. Its shape in the file: `schema/options.ts`.
 */
export interface KindDescriptor<O extends Option = Option, F = FilledOption> {
  /** Whether an option of this kind may stay unanswered unless the file says `required`. */
  readonly optional: boolean;
  /** The option's own part. What depends on limits of other options is judged later: `loading.checks`. */
  build(file: F, base: OptionBase, building: Building): O;
  /** The schema of the canonical values of this option, `null` not among them. Loose only where the rules must judge (moving limits). */
  schema(option: O): JsonSchema;
  /** Whether a value that the schema lets in is one of this option: what JSON Schema cannot say (graphemes, sums, grids). */
  fits?(option: O, value: never): boolean;
  /** The canonical form of what a file or a shop's code writes: palette colours in lower case, text in NFC, a list of choices as amounts. Anything else is left as it is. */
  normalise?(option: O, value: unknown): unknown;
  /** Whether a value that is not `null` leaves the question open all the same. Absent: none does. */
  isEmpty?(value: OptionValue): boolean;
}
