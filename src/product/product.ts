/**
 * A loaded product: the file of `format: 1` after validation, indexed, every expression parsed, every text a record by
 * locale, deeply frozen. Made by `loadProduct` alone; all layers above read this and never the file. Types only.
 */
import type {
  AreaId,
  ChoiceId,
  MarketId,
  OptionId,
  PartId,
  RuleId,
  Sku,
  StepId,
  ValueId,
  ViewId,
} from '../kernel/ids.js';
import type { Issue } from '../kernel/issue.js';
import type { Rational } from '../kernel/rational.js';
import type { OptionValue } from './configuration.js';
import type { Expression } from './expression/expression.js';
import type { Pricing, Preset, Quiz, Market, Output } from './selling.js';
import type { Amounts, LocalizedTemplate, LocalizedText, Template } from './texts-and-amounts.js';

/** One product, ready to be configured. */
export interface Product {
  readonly format: 1;
  readonly id: string;
  /** As given, else `sha256:` + base64url hash of the canonical file. */
  readonly rev: string;
  readonly title: LocalizedText;
  readonly description: LocalizedText | null;
  /** At least one; the first is the fallback. */
  readonly locales: readonly string[];
  readonly sku: Template | null;
  readonly gtin: string | null;
  /** The product's name in the shop, by adapter id. */
  readonly external: Readonly<Record<string, string>>;
  readonly model: Model | null;
  readonly steps: readonly Step[];
  /** Declared order. */
  readonly options: readonly Option[];
  readonly optionById: ReadonlyMap<OptionId, Option>;
  /** Each after those it reads. */
  readonly values: readonly DerivedValue[];
  readonly valueById: ReadonlyMap<ValueId, DerivedValue>;
  readonly tables: ReadonlyMap<string, Table>;
  readonly rules: readonly Rule[];
  readonly ruleById: ReadonlyMap<RuleId, Rule>;
  /** `null`: quote only, no price. */
  readonly pricing: Pricing | null;
  readonly presets: readonly Preset[];
  readonly quiz: Quiz | null;
  /** Empty: one market, `null`. */
  readonly markets: ReadonlyMap<MarketId, Market>;
  readonly output: Output;
  /** What loading found that does not forbid using the product. */
  readonly warnings: readonly Issue[];
  /** The validated file, for hashing, publishing and tools. */
  readonly file: unknown;
}

/** The 3D side. `src` (a GLB's URL) or `generator`; neither for a product with views but no model of its own. */
export interface Model {
  readonly src: string | null;
  readonly generator: string | null;
  /** Parameters of the generator. */
  readonly params: Readonly<Record<string, Expression>>;
  readonly unit: 'm' | 'mm';
  /** Picture shown until (or instead of) 3D; URL. */
  readonly poster: string | null;
  /** URL of the font file (TTF, OTF or WOFF) by family. */
  readonly fonts: Readonly<Record<string, string>>;
  readonly parts: ReadonlyMap<PartId, readonly NodeRef[]>;
  readonly areas: ReadonlyMap<AreaId, Area>;
  readonly views: ReadonlyMap<ViewId, View>;
}

/** A glTF node by its raw name, by node index (which wins), and optionally one material of it. */
export interface NodeRef {
  readonly node: string;
  readonly index: number | null;
  readonly material: string | null;
}

/** Where text and images go: a rectangle of a part's UV space, with its true size. */
export interface Area {
  readonly id: AreaId;
  readonly partId: PartId;
  readonly widthMm: number;
  readonly heightMm: number;
  /** u0, v0, u1, v1. glTF UVs: v grows downwards. */
  readonly uv: readonly [number, number, number, number];
  /** The left edge meets the right edge. */
  readonly wraps: boolean;
}

/** A named camera: azimuth and polar angle in degrees (polar 90 = level), distance in metres. */
export interface View {
  readonly id: ViewId;
  readonly orbit: readonly [azimuthDeg: number, polarDeg: number, distanceM: number];
  /** Part the camera looks at; `null`: the whole product. */
  readonly at: PartId | null;
  readonly title: LocalizedText | null;
}

/** A group of options that are asked together. */
export interface Step {
  readonly id: StepId;
  readonly title: LocalizedText;
  readonly when: Expression | null;
  readonly view: ViewId | null;
  readonly optionIds: readonly OptionId[];
}

/** An option kind's name. */
export type Kind = Option['kind'];

/** What an option starts with. `first`: the first available choice, false, the minimum, or empty. */
export type DefaultValue =
  | { readonly type: 'first' }
  | { readonly type: 'unanswered' }
  | { readonly type: 'value'; readonly value: OptionValue }
  | { readonly type: 'expression'; readonly expression: Expression };

/** What all kinds share. */
export interface OptionBase {
  readonly id: OptionId;
  /** Position in `product.options`. */
  readonly index: number;
  readonly title: LocalizedText;
  readonly help: LocalizedText | null;
  /** The option exists only if this is true. */
  readonly when: Expression | null;
  /** Must be answered if true. Text, image and rows: false unless the file says so; all else: true. */
  readonly required: Expression;
  readonly default: DefaultValue;
  readonly bind: Bind;
  readonly view: ViewId | null;
  /** A picture that shows what is asked, such as where to measure, URL. */
  readonly image: string | null;
  /** Owner's wish how to draw it (`swatches`, `cards`, `list`, ...); `null`: fitted to the content. */
  readonly control: string | null;
}

/** One of a list. */
export interface ChoiceOption extends OptionBase {
  readonly kind: 'choice';
  readonly choices: readonly Choice[];
  readonly choiceById: ReadonlyMap<ChoiceId, Choice>;
}

/** Some of a list, each with an amount. `min` and `max` bound the sum of the amounts. */
export interface MultiOption extends OptionBase {
  readonly kind: 'multi';
  readonly choices: readonly Choice[];
  readonly choiceById: ReadonlyMap<ChoiceId, Choice>;
  readonly min: Expression;
  /** `null`: as many as there are. */
  readonly max: Expression | null;
  /** Most of one choice; 1 unless the file says so. */
  readonly maxAmount: number;
}

/** Yes or no. */
export interface ToggleOption extends OptionBase {
  readonly kind: 'toggle';
  /** Price and SKU of yes; the file's `price`. */
  readonly on: Choice;
}

/** A number on a grid that starts at the option's own lowest minimum. */
export interface NumberOption extends OptionBase {
  readonly kind: 'number';
  readonly min: Expression;
  readonly max: Expression;
  readonly step: Rational;
  /** Unit of the value, e.g. `mm`; empty: a plain number. */
  readonly unit: string;
  /** Bounds that hold whatever else is chosen, where they can be told: constants or interval of the expressions. */
  readonly outer: { readonly min: Rational; readonly max: Rational };
}

/** A short text of the shopper. */
export interface TextOption extends OptionBase {
  readonly kind: 'text';
  /** Most graphemes, over all lines. */
  readonly max: number;
  readonly lines: number;
  /** Characters allowed: a class (`letters`, `digits`, `any`, ...) or ranges like `A-Z0-9`. */
  readonly chars: string;
  readonly case: 'upper' | 'lower' | 'any';
}

/** A colour: of a palette (choices whose id is `#rrggbb`), or free. */
export interface ColorOption extends OptionBase {
  readonly kind: 'color';
  readonly palette: readonly Choice[] | null;
}

/** A picture of the shopper. */
export interface ImageOption extends OptionBase {
  readonly kind: 'image';
  readonly accept: readonly ('image/png' | 'image/jpeg' | 'image/webp')[];
  readonly minDpi: number | null;
}

/** A table of sub-options, or (`fields`) exactly one row of them. */
export interface RowsOption extends OptionBase {
  readonly kind: 'rows' | 'fields';
  readonly columns: readonly Option[];
  readonly columnById: ReadonlyMap<OptionId, Option>;
  readonly min: number;
  readonly max: number;
  /** Columns in which no answer may be there twice. */
  readonly unique: readonly OptionId[];
  /** What one row is called: `Player`; `null`: as the option. */
  readonly rowTitle: LocalizedText | null;
}

/** One question of a product. */
export type Option =
  ChoiceOption | MultiOption | ToggleOption | NumberOption | TextOption | ColorOption | ImageOption | RowsOption;

/** One answer of a list. */
export interface Choice {
  readonly id: ChoiceId;
  readonly title: LocalizedText;
  readonly help: LocalizedText | null;
  readonly sku: Sku | null;
  readonly price: Amounts | null;
  /** What the choice is as a number. */
  readonly value: Rational | null;
  readonly color: string | null;
  readonly look: Look | null;
  /** Picture of the choice for the list, URL. */
  readonly swatch: string | null;
  /** A sticker's picture, URL. */
  readonly image: string | null;
  readonly stock: 'in' | 'low' | 'out' | null;
  readonly when: Expression | null;
  /** ISO 8601 dates of the season in which it is sold. */
  readonly from: string | null;
  readonly until: string | null;
  /** The owner's own fields, read by `option.field`. */
  readonly fields: Readonly<Record<string, string | number | boolean>>;
}

/** A surface: a recipe of the stage, tinted. */
export interface Look {
  /** Recipe id: `powder`, `brushed`, `paint`, `wood`, ... */
  readonly surface: string;
  /** `#rrggbb`, sRGB. */
  readonly color: string | null;
  /** Picture, URL, and the real width of one tile. */
  readonly texture: string | null;
  readonly tileMm: number | null;
  readonly roughness: number | null;
  readonly metalness: number | null;
}

/** What an option does to the model. Several at once are allowed. */
export interface Bind {
  readonly look: readonly PartId[];
  readonly color: readonly PartId[];
  /** Parts by choice id; a part named here is hidden unless its choice is chosen. */
  readonly show: ReadonlyMap<ChoiceId, readonly PartId[]> | null;
  /** KHR_materials_variants name by choice; `true`: the choice's title in the first locale. */
  readonly variant: true | ReadonlyMap<ChoiceId, string> | null;
  /** GLB URL by choice, put at the anchor node. */
  readonly model: { readonly byChoice: ReadonlyMap<ChoiceId, string>; readonly at: string } | null;
  readonly text: TextBind | null;
  readonly image: { readonly areaId: AreaId; readonly place: string; readonly mask: string | null } | null;
  readonly morph: {
    readonly partId: PartId;
    readonly target: string;
    readonly to: ReadonlyMap<ChoiceId, Rational> | Expression;
  } | null;
  readonly size: {
    readonly partId: PartId;
    readonly axis: 'x' | 'y' | 'z';
    readonly mm: Expression;
    readonly mode: 'scale' | 'stretch';
  } | null;
}

/** Text on an area. */
export interface TextBind {
  readonly areaId: AreaId;
  /** Family name. */
  readonly font: Expression;
  /** `#rrggbb`; `null`: bare material where it is cut or raised, else black. */
  readonly color: Expression | null;
  /** Whether it is metal film in that colour instead of ink. */
  readonly foil: Expression;
  readonly fit: 'shrink' | 'none';
  /** Cap height wished for, mm; `null`: as large as fits. */
  readonly sizeMm: Expression | null;
  /** Smallest legible height of the line, mm. */
  readonly minMm: number | null;
  readonly minContrast: number | null;
  readonly align: 'start' | 'center' | 'end';
  /** Depth in mm: 0 printed, > 0 engraved, < 0 raised. */
  readonly depth: Expression;
  /** Centre of the text inside the area, mm from its left and top; `null`: the middle. */
  readonly atMm: readonly [number, number] | null;
}

/** A named value computed from options and other values. */
export interface DerivedValue {
  readonly id: ValueId;
  readonly title: LocalizedText | null;
  readonly expression: Expression;
}

/** A cell of a table: choice id or text, exact number, or truth. */
export type Cell = string | boolean | Rational;

/** `list`: rows of keys (and a value, unless it is a compatibility table). `matrix`: two numeric or choice axes. */
export type Table =
  | {
      readonly type: 'list';
      readonly id: string;
      /** Option ids (or derived value ids) of the key columns. */
      readonly by: readonly string[];
      /** Keys in the order of `by`; a key `*` matches anything. */
      readonly rows: readonly { readonly keys: readonly Cell[]; readonly value: Cell | null }[];
    }
  | {
      readonly type: 'matrix';
      readonly id: string;
      readonly x: { readonly by: string; readonly at: readonly Cell[] };
      readonly y: { readonly by: string; readonly at: readonly Cell[] };
      /** `cells[y][x]` */
      readonly cells: readonly (readonly (Rational | null)[])[];
      readonly between: 'next' | 'linear' | 'exact';
    };

/** A rule. `when` (absent: always) guards it; `say` is the owner's reason, shown to the shopper. */
export interface Rule {
  readonly id: RuleId;
  readonly index: number;
  readonly when: Expression | null;
  readonly say: LocalizedTemplate;
  readonly body:
    | { readonly type: 'forbid'; readonly condition: Expression }
    | { readonly type: 'require'; readonly condition: Expression }
    | { readonly type: 'allow'; readonly tableId: string }
    | { readonly type: 'set'; readonly values: ReadonlyMap<OptionId, Expression> }
    | { readonly type: 'warn'; readonly condition: Expression };
}
