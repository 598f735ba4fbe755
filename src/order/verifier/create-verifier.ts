/**
 * The verifier: one fetch handler that runs wherever Request and Response do. Selections go in, a signed price comes out.
 * A quote needs no store, its token is the proof; a store adds the order intake and the memory of presented order lines.
 */
import { ConfiguratorError } from '../../kernel/configurator-error.js';
import type { MarketId } from '../../kernel/ids.js';
import type { Ports } from '../../kernel/ports.js';
import type { Result } from '../../kernel/result.js';
import type { Keys } from '../keys.js';
import type { OrderStore } from '../order-store.js';
import { problemResponse, type Problem } from '../problem.js';
import { createQuoteSigner } from '../quote-token.js';
import { orderPorts } from '../system-ports.js';
import type { Uploads } from '../upload-store.js';
import { createCatalogue, type ProductSource } from './catalogue.js';
import { corsHeaders, preflight } from './cors.js';
import type { Desk } from './desk.js';
import { answerOrder, answerReceipt, type KeysInProgress } from './order-route.js';
import { answerQuote } from './quote-route.js';
import { answerUpload } from './upload-route.js';
import { answerVerify } from './verify-route.js';

/** What a verifier is made of. */
export interface VerifierOptions {
  readonly products: ProductSource;
  readonly keys: Keys;
  /** The shop's own name, 1 to 64 characters; quotes hold in this shop alone. */
  readonly audience: string;
  /** Orders and presented lines; without one only quotes and verification answer. */
  readonly store?: OrderStore;
  /**
   * Takes shoppers' pictures, and refuses a design whose picture it does not hold. Without it a picture must reach the shop
   * another way, and a design's word for it is taken.
   */
  readonly uploads?: Uploads;
  /** Clock and randomness; default: the runtime's own. */
  readonly ports?: Ports;
  /** Origins whose pages may call; default: none but the verifier's own. */
  readonly cors?: readonly string[];
  /**
   * Markets it sells in, `null` for base prices without a market. Default: all of each product, and none. A shop whose
   * markets differ in what they sell or charge names its own, else a shopper may choose.
   */
  readonly markets?: readonly (MarketId | null)[];
  /** How long a quote holds, seconds, 60 to 30 days; default one day. */
  readonly quoteLifetimeS?: number;
  /** Path the routes stand under, without a slash at its end; default none. */
  readonly basePath?: string;
  /** Told what went wrong inside, while the caller gets a bare `internal`. Default: nobody. */
  readonly onError?: (error: unknown) => void;
}

/** A verifier. */
export interface Verifier {
  /** Answers every request; never rejects. */
  readonly fetch: (request: Request) => Promise<Response>;
}

const DAY_S = 86_400;

type Answer = (request: Request, rest: string) => Promise<Response>;

/** `*` stands for one path segment, handed to the answer. */
interface Route {
  readonly method: string;
  readonly path: string;
  readonly answer: Answer;
}

/**
 * A verifier over products, keys and optionally a store.
 *
 * @throws {ConfiguratorError} `order/bad-keys`, `order/bad-verifier`: an option out of its range.
 */
export function createVerifier(options: VerifierOptions): Verifier {
  const routes = createRoutes(createDesk(options), options.uploads ?? null);
  const allowed = options.cors ?? [];
  const basePath = options.basePath ?? '';
  return {
    async fetch(request) {
      const headers = corsHeaders(request, allowed);
      try {
        const response =
          request.method === 'OPTIONS' ? preflight(request, allowed) : await route(routes, basePath, request);
        for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
        return response;
      } catch (error) {
        options.onError?.(error);
        return problemResponse({ code: 'internal' }, headers);
      }
    },
  };
}

function createDesk(options: VerifierOptions): Desk {
  const { products, keys, audience, store = null, ports, markets = null, quoteLifetimeS = DAY_S } = options;
  if (audience.length < 1 || audience.length > 64)
    throw badOption("The audience is the shop's name, 1 to 64 characters.");
  if (!Number.isInteger(quoteLifetimeS) || quoteLifetimeS < 60 || quoteLifetimeS > 30 * DAY_S) {
    throw badOption(`A quote holds from 60 seconds to 30 days; ${quoteLifetimeS} seconds were given.`);
  }
  return {
    sale: { catalogue: createCatalogue(products), markets, uploads: options.uploads?.store ?? null },
    signer: createQuoteSigner(keys, audience),
    audience,
    ports: orderPorts(ports),
    store,
    quoteLifetimeS,
  };
}

function createRoutes(desk: Desk, uploads: Uploads | null): readonly Route[] {
  const { store } = desk;
  const quoting: Route[] = [
    { method: 'GET', path: '/healthz', answer: () => Promise.resolve(json({ status: 'ok' }, 200)) },
    { method: 'POST', path: '/v1/quotes', answer: async (request) => respond(await answerQuote(desk, request), 201) },
    { method: 'POST', path: '/v1/verify', answer: async (request) => respond(await answerVerify(desk, request), 200) },
  ];
  if (uploads !== null) {
    const answer: Answer = async (request) => respond(await answerUpload(uploads, request), 201);
    quoting.push({ method: 'POST', path: '/v1/uploads', answer });
  }
  if (store === null) return quoting;
  const inProgress: KeysInProgress = new Set();
  return [
    ...quoting,
    {
      method: 'POST',
      path: '/v1/orders',
      answer: async (request) => respond(await answerOrder(desk, store, inProgress, request), 202),
    },
    {
      method: 'GET',
      path: '/v1/orders/*',
      answer: async (_request, key) => respond(await answerReceipt(desk, store, key), 200),
    },
  ];
}

function route(routes: readonly Route[], basePath: string, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const path = pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : '';
  const [rest, here] = match(routes, path);
  const chosen = here.find(({ method }) => method === request.method);
  if (chosen !== undefined) return chosen.answer(request, rest);
  if (here.length === 0) return Promise.resolve(problemResponse({ code: 'not-found' }));
  const allow = here.map(({ method }) => method).join(', ');
  return Promise.resolve(problemResponse({ code: 'method-not-allowed' }, { allow }));
}

function match(routes: readonly Route[], path: string): readonly [rest: string, here: readonly Route[]] {
  const cut = path.lastIndexOf('/') + 1;
  const here = routes.filter((candidate) => candidate.path === path);
  return here.length > 0
    ? ['', here]
    : [path.slice(cut), routes.filter((candidate) => cut < path.length && candidate.path === `${path.slice(0, cut)}*`)];
}

function respond(result: Result<object, Problem>, status: number): Response {
  return result.ok ? json(result.value, status) : problemResponse(result.error);
}

function json(value: object, status: number): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
  });
}

function badOption(message: string): ConfiguratorError {
  return new ConfiguratorError('order/bad-verifier', { message });
}
