/** Where things of a product stand in its file. */
import type { ChoiceId } from '../kernel/ids.js';
import type { IssuePath } from '../kernel/issue.js';
import type { Option, Product } from '../product/product.js';

interface WrittenOption {
  readonly choices?: string | { readonly from: string } | readonly unknown[];
  readonly palette?: readonly unknown[];
}

/** The place of a choice: in its option, or in the list that the option takes it from. */
export function choicePath({ file }: Product, { index, kind }: Option, id: ChoiceId): IssuePath {
  const { options, lists = {} } = file as {
    readonly options: readonly WrittenOption[];
    readonly lists?: Readonly<Record<string, readonly unknown[]>>;
  };
  const { choices, palette } = options[index] ?? {};
  if (palette !== undefined) return ['options', index, 'palette', positionOf(palette, id)];
  const from = typeof choices === 'object' && 'from' in choices ? choices.from : choices;
  if (typeof from === 'string') {
    const name = from.replace(/^@/, '');
    return ['lists', name, positionOf(lists[name] ?? [], id)];
  }
  if (Array.isArray(choices)) return ['options', index, 'choices', positionOf(choices, id)];
  return kind === 'toggle' ? ['options', index] : ['options', index, 'choices'];
}

function positionOf(written: readonly unknown[], id: ChoiceId): number {
  return written.findIndex((entry) => {
    if (typeof entry === 'string') return entry.toLowerCase() === id;
    const { id: own, color } = entry as { readonly id?: unknown; readonly color?: unknown };
    return own === id || (own === undefined && typeof color === 'string' && color.toLowerCase() === id);
  });
}

/** A path as a JSON Pointer (RFC 6901). */
export function pointer(...path: IssuePath): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
