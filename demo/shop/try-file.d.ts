/** Types of `try-file.js`, for its test. */
interface Operation {
  readonly op: string;
  readonly path: string;
  readonly value?: unknown;
}

/** A product file as data. */
type File = { lists: Record<string, Record<string, unknown>[]>; options: { choices?: unknown }[] };

export function kindOfFile(bytes: Uint8Array): 'model' | 'product' | 'other';
export function writeJson(value: unknown, indent?: string): string;
export function patched(file: unknown, patch: readonly Operation[]): File;
export function optionsWithChoices(file: unknown): { id: string; title: string }[];
export function withPastedChoices(file: unknown, optionId: string, rows: string): { file: File; count: number };
export function readRows(text: string): string[][];
