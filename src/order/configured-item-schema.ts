/**
 * The schema of `ConfiguredItem` 1, and of what the verifier takes. Every bound that a server needs before it does any work
 * stands here; whether the ids exist and fit together is the engine's question. `configured-item.schema.json` beside this
 * file is its JSON Schema (2020-12) for shops in any language, kept equal by a test.
 */
import * as z from 'zod/mini';
import { CONFIGURED_ITEM_SCHEMA } from './item.js';

z.config({ jitless: true });

/** Most units of one design in one order line. */
export const MAX_QUANTITY = 9999;

const OPTION_ID = z.string().check(z.regex(/^[a-z][a-z0-9_]{0,63}$/));
const VALUE_ID = z.string().check(z.regex(/^([a-z0-9][a-z0-9_]{0,63}|#[0-9a-f]{6})$/));
const NAME = z.string().check(z.minLength(1), z.maxLength(200));
const LABEL = z.string().check(z.maxLength(500));
const HASH = z.string().check(z.regex(/^sha256:[A-Za-z0-9_-]{43}$/));
const MINOR = z.int().check(z.gte(-1e12), z.lte(1e12));
const COUNT = z.int().check(z.gte(1), z.lte(MAX_QUANTITY));
const UM = z.int().check(z.gte(-1e8), z.lte(1e8));
const PIXELS = z.int().check(z.gte(1), z.lte(65535));
/** A page of the shop itself, which on a developer's machine has no certificate. */
const PAGE = z.string().check(z.maxLength(2000), z.regex(/^https?:\/\//));
const HTTPS = z.string().check(z.maxLength(2000), z.regex(/^https:\/\//));
const MONEY_CODE = z.string().check(z.regex(/^[A-Z]{3}$/));
const TIME = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/));
const UUID = z.string().check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));
const LOCALE = z.string().check(z.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/));

const ROW = z.strictObject({ index: z.int().check(z.gte(0), z.lte(999)), columnId: OPTION_ID });

const SELECTION = z.strictObject({
  optionId: OPTION_ID,
  row: z.optional(ROW),
  valueId: z.optional(VALUE_ID),
  quantity: z.optional(COUNT),
  input: z.optional(z.string().check(z.regex(/^-?(0|[1-9]\d{0,11})(\.\d{0,11}[1-9])?$/))),
  optionLabel: LABEL,
  valueLabel: LABEL,
});

const TEXT = z.strictObject({
  fieldId: OPTION_ID,
  row: z.optional(ROW),
  type: z.literal('text'),
  // Graphemes are counted by the option itself; this bounds what reaches the counting.
  value: z.string().check(z.maxLength(4000)),
});

const IMAGE = z.strictObject({
  fieldId: OPTION_ID,
  row: z.optional(ROW),
  type: z.literal('image'),
  asset: z.strictObject({
    id: z.string().check(z.regex(/^[A-Za-z0-9_.:-]{1,200}$/)),
    sha256: z.string().check(z.regex(/^[A-Za-z0-9_-]{43,64}$/)),
    mediaType: z.enum(['image/png', 'image/jpeg', 'image/webp']),
    width: PIXELS,
    height: PIXELS,
  }),
  placement: z.strictObject({
    x: UM,
    y: UM,
    width: z.int().check(z.gte(1), z.lte(1e8)),
    rotation: z.int().check(z.gte(-360000), z.lte(360000)),
  }),
});

const PRICE = z.strictObject({
  currency: MONEY_CODE,
  exponent: z.int().check(z.gte(0), z.lte(4)),
  taxIncluded: z.boolean(),
  unitAmount: MINOR,
  totalAmount: z.int(),
  lines: z
    .array(
      z.strictObject({
        type: z.enum(['base', 'option', 'personalization', 'tier', 'discount', 'fee', 'rounding', 'minimum']),
        code: NAME,
        label: LABEL,
        amount: MINOR,
        quantity: COUNT,
      }),
    )
    .check(z.maxLength(500)),
});

const BOM_LINE = z.strictObject({
  sku: NAME,
  name: LABEL,
  quantity: z.int().check(z.gte(0)),
  scale: z.int().check(z.gte(0), z.lte(6)),
  unit: z.string().check(z.regex(/^[A-Z0-9]{2,3}$/)),
});

const PREVIEW = z.strictObject({
  url: HTTPS,
  sha256: z.string().check(z.regex(/^[A-Za-z0-9_-]{43,64}$/)),
  mediaType: z.enum(['image/png', 'image/jpeg', 'image/webp']),
  width: PIXELS,
  height: PIXELS,
  alt: LABEL,
});

const DEFINITION_ID = { id: OPTION_ID, version: NAME };

const DEFINITION = z.strictObject({ ...DEFINITION_ID, hash: HASH });

const PRODUCT = z.strictObject({
  id: OPTION_ID,
  sku: NAME,
  name: LABEL,
  external: z.optional(z.record(NAME, NAME)),
});

const ITEM = {
  schema: z.literal(CONFIGURED_ITEM_SCHEMA),
  configurationId: z.string().check(z.regex(/^cfg_[A-Za-z0-9_-]{22}$/)),
  configurationHash: HASH,
  definition: DEFINITION,
  product: PRODUCT,
  selections: z.array(SELECTION).check(z.maxLength(200)),
  personalization: z.array(z.discriminatedUnion('type', [TEXT, IMAGE])).check(z.maxLength(200)),
  market: z.nullable(OPTION_ID),
  quantity: COUNT,
  price: z.nullable(PRICE),
  bom: z.array(BOM_LINE).check(z.maxLength(200)),
  preview: z.optional(PREVIEW),
  share: z.optional(z.strictObject({ id: NAME, url: PAGE })),
  locale: LOCALE,
  createdAt: TIME,
  idempotencyKey: UUID,
  lead: z.strictObject({
    madeToOrder: z.boolean(),
    withdrawalExcluded: z.boolean(),
    days: z.optional(z.int().check(z.gte(0), z.lte(3650))),
  }),
};

/** The whole item. */
export const configuredItemSchema = z.strictObject(ITEM);

/**
 * The least the verifier can quote from: which product file, and what was selected. Labels may be left out, everything else
 * of the item may be sent along and is compared, never believed.
 */
export const quoteRequestSchema = z.strictObject({
  schema: z.optional(ITEM.schema),
  configurationId: z.optional(ITEM.configurationId),
  configurationHash: z.optional(ITEM.configurationHash),
  definition: z.strictObject({ ...DEFINITION_ID, hash: z.optional(HASH) }),
  product: z.optional(PRODUCT),
  selections: z
    .array(z.extend(SELECTION, { optionLabel: z.optional(LABEL), valueLabel: z.optional(LABEL) }))
    .check(z.maxLength(200)),
  personalization: z.optional(ITEM.personalization),
  market: z.optional(ITEM.market),
  quantity: z.optional(COUNT),
  price: z.optional(ITEM.price),
  bom: z.optional(ITEM.bom),
  preview: z.optional(PREVIEW),
  share: ITEM.share,
  locale: z.optional(LOCALE),
  createdAt: z.optional(TIME),
  idempotencyKey: z.optional(UUID),
  lead: z.optional(ITEM.lead),
});

/** What the verifier quotes from. */
export type QuoteRequest = z.infer<typeof quoteRequestSchema>;

const AMOUNT = z.optional(MINOR);

/** `POST /v1/verify`: a token, a whole item, or both, and what the shop's order line says. */
export const verifyRequestSchema = z.strictObject({
  token: z.optional(z.string().check(z.minLength(1), z.maxLength(1024))),
  item: z.optional(quoteRequestSchema),
  /** Unit price of the order line, minor units. */
  unitAmount: AMOUNT,
  currency: z.optional(MONEY_CODE),
  quantity: z.optional(z.int()),
  sku: z.optional(NAME),
  configurationHash: z.optional(HASH),
  orderId: z.optional(NAME),
  lineId: z.optional(NAME),
});

/** What the verifier judges. */
export type VerifyRequest = z.infer<typeof verifyRequestSchema>;

/** `POST /v1/orders`: the item and the token of its quote; `null` where the product has no price. */
export const orderRequestSchema = z.strictObject({
  item: quoteRequestSchema,
  token: z.nullable(z.string().check(z.minLength(1), z.maxLength(1024))),
});

/** What the order intake takes. */
export type OrderRequest = z.infer<typeof orderRequestSchema>;
