/** Texts and prices as the product file's owner gives them, for all sides of a loaded product. Types only. */
import type { Rational } from '../kernel/rational.js';
import type { Expression } from './expression/expression.js';

/** Text by locale; the product's first locale is the fallback. A plain string in the file is stored under that locale. */
export type LocalizedText = Readonly<Record<string, string>>;

/** Text with places for values: `SH-{wood}-{width}`. Literal pieces and expressions in turn. */
export type Template = readonly (string | Expression)[];

/** A template by locale. */
export type LocalizedTemplate = Readonly<Record<string, Template>>;

/** An owner's amount by currency code, exact. Without an entry the base currency's amount times the market's rate counts. */
export type Amounts = ReadonlyMap<string, Rational>;
