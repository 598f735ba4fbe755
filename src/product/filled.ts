/** The file after `fill`: what may be missing is `null`, words are in the product's forms. Types only. */
import type { Rational } from '../kernel/rational.js';
import type { Expression } from './expression/expression.js';
import type { Area, Bind, Cell, Choice, Model, Step, TextBind, View } from './product.js';
import type { Market, Output, Preset, Pricing, PricingLine, Quiz } from './selling.js';
import type { Amounts, LocalizedTemplate, LocalizedText, Template } from './texts-and-amounts.js';

type Literal = boolean | number | string;
type Named<T> = Readonly<Record<string, T>>;
/** Members that may be missing. */
type Gaps<T> = { readonly [K in keyof T]: T[K] | null };

/** An entry of `steps`. */
export type FilledStep = Omit<Step, 'optionIds'> & { readonly options: readonly string[] };

/** A choice. */
export type FilledChoice = Omit<Choice, 'fields'>;

/** `bind` */
export interface FilledBind extends Gaps<Pick<Bind, 'look' | 'color'>> {
  readonly show: Named<readonly string[]> | null;
  readonly variant: true | Named<string> | null;
  readonly model: { readonly at: string; readonly rest: Named<string> } | null;
  readonly text: (Gaps<Omit<TextBind, 'areaId'>> & { readonly area: string }) | null;
  readonly image: (Gaps<Pick<NonNullable<Bind['image']>, 'place' | 'mask'>> & { readonly area: string }) | null;
  readonly morph: { readonly part: string; readonly target: string; readonly to: Expression | Named<Rational> } | null;
  readonly size: {
    readonly part: string;
    readonly axis: 'x' | 'y' | 'z';
    readonly mm: Expression;
    readonly mode: 'scale' | 'stretch' | null;
  } | null;
  readonly view: string | null;
}

/** What all options have. */
export interface FilledOption {
  readonly id: string;
  readonly kind: string;
  readonly title: LocalizedText;
  readonly help: LocalizedText | null;
  readonly when: Expression | null;
  readonly required: boolean | Expression | null;
  readonly bind: FilledBind | null;
  readonly view: string | null;
  readonly control: string | null;
}

type PartFile = string | { readonly node: string; readonly index: number | null; readonly material: string | null };

/** `model` */
export interface FilledModel extends Gaps<Pick<Model, 'src' | 'generator' | 'params' | 'unit' | 'poster' | 'fonts'>> {
  readonly parts: Named<PartFile | readonly PartFile[]> | null;
  readonly areas: Named<{
    readonly part: string;
    readonly mm: readonly [number, number];
    readonly uv: Area['uv'];
    readonly wraps: boolean | null;
  }> | null;
  readonly views: Named<Omit<View, 'id'>> | null;
}

interface Axis {
  readonly by: string;
  readonly at: readonly Cell[];
}

/** A table. */
export type FilledTable =
  | { readonly by: readonly string[]; readonly rows: readonly (readonly Cell[])[] }
  | {
      readonly x: Axis;
      readonly y: Axis;
      readonly cells: readonly (readonly (Rational | null)[])[];
      readonly between: 'next' | 'linear' | 'exact' | null;
    };

/** A rule. */
export interface FilledRule extends Gaps<Record<'forbid' | 'require' | 'warn' | 'when', Expression>> {
  readonly id: string;
  readonly say: LocalizedTemplate;
  readonly allow: string | null;
  readonly set: Named<Literal> | null;
}

/** A line of `pricing`. */
export type FilledLine = Omit<PricingLine, 'value'> & {
  readonly amount: Expression | Amounts | null;
  readonly percent: Expression | null;
};
/** `pricing` */
export type FilledPricing = Omit<Pricing, 'lines'> & { readonly lines: readonly FilledLine[] | null };
/** An entry of `presets`. */
export type FilledPreset = Omit<Preset, 'values'> & { readonly values: Named<unknown> };
/** An entry of `markets`. */
export type FilledMarket = Omit<Market, 'rate' | 'tax' | 'without'> & {
  readonly rate: Rational | null;
  readonly tax: Gaps<Market['tax']> | null;
  readonly without: readonly string[] | null;
};

type Answer = Quiz['questions'][number]['answers'][number];
type Question = Omit<Quiz['questions'][number], 'answers'> & {
  readonly answers: readonly (Omit<Answer, 'set' | 'score'> & {
    readonly set: Named<unknown> | null;
    readonly score: Answer['score'] | null;
  })[];
};
/** `quiz` */
export interface FilledQuiz {
  readonly title: LocalizedText;
  readonly questions: readonly Question[];
}

type Line<K extends 'bom' | 'cut' | 'print' | 'sheet'> = Output[K][number];
/** `output` */
export interface FilledOutput {
  readonly bom: readonly (Omit<Line<'bom'>, 'qty' | 'unit'> & Gaps<Pick<Line<'bom'>, 'qty' | 'unit'>>)[] | null;
  readonly cut: readonly (Omit<Line<'cut'>, 'qty'> & Gaps<Pick<Line<'cut'>, 'qty'>>)[] | null;
  readonly print:
    | readonly (Omit<Line<'print'>, 'areaId' | 'bleedMm'> & {
        readonly area: string;
        readonly bleedMm: number | null;
      })[]
    | null;
  readonly sheet: readonly (Omit<Line<'sheet'>, 'unit'> & { readonly unit: string | null })[] | null;
  readonly leadDays: Expression | null;
}

/** The file but its lists, options and derived values. */
export interface FilledFile {
  readonly id: string;
  readonly rev: string | null;
  readonly title: LocalizedText;
  readonly description: LocalizedText | null;
  readonly sku: Template | null;
  readonly gtin: string | null;
  readonly external: Named<string> | null;
  readonly model: FilledModel | null;
  readonly steps: readonly FilledStep[] | null;
  readonly tables: Named<FilledTable> | null;
  readonly rules: readonly FilledRule[] | null;
  readonly pricing: FilledPricing | null;
  readonly presets: readonly FilledPreset[] | null;
  readonly quiz: FilledQuiz | null;
  readonly markets: readonly FilledMarket[] | null;
  readonly output: FilledOutput | null;
}
