/** Where an issue sits: into the file (`['rules', 3, 'when']`) or at an option (`['options', 'body']`). */
export type IssuePath = readonly (string | number)[];

/**
 * Something a shopper, a link, an order or a product file got wrong, as data. Worded by `i18n`, never here.
 * `code` is public API: `layer/what-is-wrong` in kebab case. `line` and `column` count from 1, for text input only.
 */
export interface Issue {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly path: IssuePath;
  readonly params: Readonly<Record<string, string | number>>;
  readonly line?: number;
  readonly column?: number;
  readonly hint?: string;
}
