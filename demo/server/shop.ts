/**
 * The demo shop's server as one fetch handler: its pages and products, the verifier and order intake of
 * `atelier-configurator/server`, and the owner's list of received orders. State lives in one SQLite file.
 */
import { readFile } from 'node:fs/promises';
import { encodeDesign, loadCompression } from '../../src/session/design-code.js';
import { loadProduct } from '../../src/product/load.js';
import type { Product } from '../../src/product/product.js';
import {
  createVerifier,
  findOrder,
  listOrders,
  pictureResponse,
  pictureSvg,
  printFileResponse,
  type Keys,
  type OrderStore,
  type Uploads,
} from '../../src/server.js';
import { readStaticFile } from './files.js';

/** Folders below `demo/products`. */
export const PRODUCT_FOLDERS = ['bottle', 'curtain', 'ring', 'runner', 'shelf'] as const;

/** What the shop runs on. */
export interface ShopOptions {
  readonly keys: Keys;
  readonly store: OrderStore;
  /** Takes shoppers' pictures; without it designs with one cannot be ordered. */
  readonly uploads?: Uploads;
  /**
   * Takes the widget's script from another origin, such as a CDN's, and serves the pages under the widget's exact minimum
   * of a policy, without the shop's own fonts.
   */
  readonly distOrigin?: string;
}

/** What the widget needs, no more: nothing inline, no third party but `scripts`, Trusted Types enforced. */
const minimumPolicy = (scripts: string): string =>
  `default-src 'none'; script-src ${scripts}; style-src 'self'; img-src 'self' blob:; connect-src 'self'; ` +
  "require-trusted-types-for 'script'; trusted-types lit-html";

/** The same, with what the shop's pages use themselves. */
const SHOP_POLICY = `${minimumPolicy("'self'")}; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;

/** One fetch handler for everything under the shop's address. */
export async function createShop(options: ShopOptions): Promise<(request: Request) => Promise<Response>> {
  const products = await Promise.all(PRODUCT_FOLDERS.map(readProduct));
  const { keys, store, uploads } = options;
  const verifier = createVerifier({ products, keys, audience: 'hearth-and-field', store, ...(uploads && { uploads }) });
  return async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/v1/') || pathname === '/healthz') return verifier.fetch(request);
    if (pathname === '/desk/orders') return answerDesk(store);
    if (pathname.startsWith('/desk/pictures/')) return answerPicture(request, store, uploads);
    return serveFile(pathname, options.distOrigin);
  };
}

async function readProduct(folder: string): Promise<Product> {
  const loaded = loadProduct(await readFile(new URL(`../products/${folder}/product.json`, import.meta.url), 'utf8'));
  if (loaded.ok) return loaded.value;
  const places = loaded.error.map((issue) => `${issue.code} at /${issue.path.join('/')} ${issue.hint ?? ''}`);
  throw new Error(`demo/products/${folder}/product.json cannot be sold:\n${places.join('\n')}`);
}

/** Newest first, each with the code that reopens its design. A real shop asks its owner to sign in before it answers this. */
async function answerDesk(store: OrderStore): Promise<Response> {
  await loadCompression();
  const orders = (await listOrders(store)).map((order) => ({ ...order, designCode: encodeDesign(order.design) }));
  return Response.json(orders.reverse(), { headers: { 'cache-control': 'no-store' } });
}

/**
 * `/desk/pictures/{sha256}`: the picture; DELETE forgets it. `/desk/pictures/{order}/{option}.svg`: its print file, in
 * millimetres. For the owner alone, as the orders are.
 */
async function answerPicture(request: Request, store: OrderStore, uploads: Uploads | undefined): Promise<Response> {
  const [first = '', second = ''] = new URL(request.url).pathname.slice('/desk/pictures/'.length).split('/');
  const option = second.replace(/\.svg$/, '');
  const order = second === '' ? null : await findOrder(store, first);
  const print = order?.pictures.find(({ optionId }) => optionId === option);
  const sha256 = second === '' ? first : (print?.sha256 ?? '');
  if (request.method === 'DELETE' && second === '') {
    await uploads?.store.delete(sha256);
    return new Response(null, { status: 204 });
  }
  const picture = await uploads?.store.get(sha256);
  if (!picture) return new Response('Not found', { status: 404 });
  return print
    ? printFileResponse(pictureSvg(print, picture), `${first}-${option}`)
    : pictureResponse(picture, sha256.slice(0, 12));
}

async function serveFile(pathname: string, distOrigin: string | undefined): Promise<Response> {
  const file = await readStaticFile(pathname);
  if (!file) return new Response('Not found', { status: 404 });
  const isPage = file.mediaType.startsWith('text/html');
  if (isPage && !pathname.endsWith('/') && !pathname.endsWith('.html')) {
    return new Response(null, { status: 308, headers: { location: `${pathname}/` } });
  }
  const headers = {
    'content-type': file.mediaType,
    'x-content-type-options': 'nosniff',
    'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    'access-control-allow-origin': '*',
  };
  if (!isPage) return new Response(file.bytes, { headers });
  const policy = distOrigin ? minimumPolicy(`'self' ${distOrigin}`) : SHOP_POLICY;
  const page = distOrigin ? fromElsewhere(new TextDecoder().decode(file.bytes), distOrigin) : file.bytes;
  return new Response(page, {
    headers: { ...headers, 'content-security-policy': policy, 'referrer-policy': 'same-origin' },
  });
}

function fromElsewhere(page: string, distOrigin: string): string {
  return page.replaceAll('src="/dist/', `src="${distOrigin}/dist/`).replace(/.*\/shop\/fonts\.css.*\n/, '');
}
