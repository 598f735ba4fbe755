/**
 * The schema of a design of one product, in zod. Built from the same data as its JSON Schema, plus what JSON Schema cannot say, so that
 * both name the option that is wrong. Apart from the session, which checks by the data alone: zod stays out of the shopper's page.
 */
import * as z from 'zod/mini';
import { configurationJsonSchema } from './configuration-json-schema.js';
import type { Design, Values } from './configuration.js';
import { isValueOf } from './kinds/registry.js';
import type { Option, Product } from './product.js';
import { MAX_QUANTITY } from './quantity.js';
import type { JsonSchema } from './schema/json-schema.js';
import { schemaIssues } from './schema/schema-issues.js';

z.config({ jitless: true });

/** A design by its values: what shops and quotes send. An option without an entry, or with `null`, is unanswered. */
export interface DesignValues {
  readonly productId?: string | undefined;
  readonly rev?: string | undefined;
  readonly market?: string | null | undefined;
  readonly quantity: number;
  readonly values: Values;
}

/** The schema of a design of this product by its values. Values are in canonical form; see `normaliseValue`. */
export function configurationSchema(product: Product): z.ZodMiniType<DesignValues> {
  const { properties = {} } = configurationJsonSchema(product);
  const values = product.options.map((option) => [
    option.id,
    z.optional(optionSchema(option, properties['values']?.properties?.[option.id] ?? {})),
  ]);
  return z.strictObject({
    productId: z.optional(z.literal(product.id)),
    rev: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
    market: z.optional(z.nullable(marketOf(product))),
    quantity,
    values: z.strictObject(Object.fromEntries(values) as Record<string, z.ZodMiniType>),
  }) as unknown as z.ZodMiniType<DesignValues>;
}

/** The schema of a stored `Design` of this product: its decisions sorted by option, one each. */
export function designSchema(product: Product): z.ZodMiniType<Design> {
  const decision = z
    .strictObject({
      optionId: z.string(),
      value: z.unknown(),
      source: z.enum(['shopper', 'preset', 'quiz', 'suggestion']),
    })
    .check(
      z.superRefine(({ optionId, value }, context) => {
        const option = product.optionById.get(optionId);
        if (option === undefined) context.issues.push({ code: 'custom', input: optionId, path: ['optionId'] });
        else if (!isValueOf(option, value))
          context.issues.push({ code: 'custom', input: value, path: ['value'], params: { optionId } });
      }),
    );
  return z.strictObject({
    productId: z.literal(product.id),
    rev: z.string(),
    market: z.nullable(marketOf(product)),
    quantity,
    decisions: z
      .array(decision)
      .check(
        z.refine((decisions) =>
          decisions.every(({ optionId }, index) => index === 0 || (decisions[index - 1]?.optionId ?? '') < optionId),
        ),
      ),
  }) as unknown as z.ZodMiniType<Design>;
}

const quantity = z.int().check(z.gte(1), z.lte(MAX_QUANTITY));

function marketOf(product: Product): z.ZodMiniType<string> {
  const [first, ...others] = product.markets.keys();
  return first === undefined ? z.never() : z.enum([first, ...others]);
}

function optionSchema(option: Option, schema: JsonSchema): z.ZodMiniType {
  return z.unknown().check(
    z.superRefine((value, context) => {
      const issues = schemaIssues(schema, value);
      for (const { code, path, params } of issues)
        context.issues.push({ code: 'custom', input: value, path: [...path], params: { code, ...params } });
      if (issues.length === 0 && !isValueOf(option, value))
        context.issues.push({ code: 'custom', input: value, path: [], params: { code: 'product/bad-value' } });
    }),
  );
}
