/** What the routes of one verifier share. */
import type { $ZodType } from 'zod/v4/core';
import * as z from 'zod/mini';
import { err, ok, type Result } from '../../kernel/result.js';
import { createUuidV7 } from '../ids.js';
import type { ItemStamp } from '../configured-item.js';
import type { OrderStore } from '../order-store.js';
import type { Problem } from '../problem.js';
import type { QuoteSigner } from '../quote-token.js';
import type { OrderPorts } from '../system-ports.js';
import { readJsonBody } from './read-json-body.js';
import type { Sale } from './recompute.js';

/** One verifier's own things. */
export interface Desk {
  readonly sale: Sale;
  readonly signer: QuoteSigner;
  readonly audience: string;
  readonly ports: OrderPorts;
  /** `null`: quotes only. */
  readonly store: OrderStore | null;
  /** How long a quote holds, seconds. */
  readonly quoteLifetimeS: number;
}

/** A request's body, read within bounds and parsed by its schema; a `malformed` problem names the first place only. */
export async function readBody<Schema extends $ZodType>(
  request: Request,
  schema: Schema,
): Promise<Result<{ readonly value: z.output<Schema>; readonly json: unknown }, Problem>> {
  const body = await readJsonBody(request);
  if (!body.ok) return body;
  const parsed = z.safeParse(schema, body.value.value);
  if (parsed.success) return ok({ value: parsed.data, json: body.value.value });
  const [first] = parsed.error.issues;
  // The path and the rule, never the value: it may be a shopper's text.
  return err({ code: 'malformed', detail: `${first?.path.join('.') ?? ''}: ${first?.code ?? 'invalid'}` });
}

/** Time and key of an item the verifier builds; the client's own key is kept where it sent one. */
export function stampOf({ ports }: Desk, idempotencyKey: string | undefined): ItemStamp {
  return {
    createdAt: new Date(ports.clock.nowMs()).toISOString(),
    idempotencyKey: idempotencyKey ?? createUuidV7(ports),
  };
}
