import type { Forms } from '../build/forms.js';
import type { OptionValue } from '../configuration.js';
import type { Choice, Option, OptionBase } from '../product.js';
import type { OptionFile } from '../schema/options.js';

/** What a kind is built with. */
export interface Building {
  readonly forms: Forms;
  /** Of a list or a palette; `null`: the file has none. */
  readonly choices: readonly Choice[] | null;
  /** The sub-options of rows and fields. */
  readonly columns: readonly Option[];
}

/**
 * All that one option kind means to the layers below the face; `kinds/registry.ts` is the table. What it costs, how it is
 * judged and how it is drawn belongs to the layers above, each with a table of its own. Its shape in the file: `schema/options.ts`;
 * the JSON Schema of its values: `kinds/value-json-schema.ts`.
 */
export interface KindDescriptor<O extends Option = Option, F extends OptionFile = OptionFile> {
  /** Whether an option of this kind may stay unanswered unless the file says `required`. */
  readonly optional: boolean;
  /** The option's own part. */
  build(file: F, base: OptionBase, building: Building): O;
  /** Whether this is a value of the option in canonical form, `null` not among them. Loose only where the rules must judge (moving limits). */
  accepts(option: O, value: unknown): boolean;
  /** The canonical form of what a file or a shop's code writes: palette colours in lower case, text in NFC, a list of choices as amounts. Anything else is left as it is. */
  normalise?(option: O, value: unknown): unknown;
  /** Whether a value that is not `null` leaves the question open all the same. Absent: none does. */
  isEmpty?(value: OptionValue): boolean;
}
