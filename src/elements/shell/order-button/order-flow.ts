/**
 * Everything behind the order button that is not a button; loaded when it is pressed. The page's own listeners go first,
 * the adapter of the `shop` attribute after them.
 */
import type { OptionId } from '../../../kernel/ids.js';
import type { Issue } from '../../../kernel/issue.js';
import { err, ok, type Result } from '../../../kernel/result.js';
import type { CartAdapter, Dispatch } from '../../../order/adapters/cart-adapter.js';
import { findAdapter } from '../../../order/adapters/find-adapter.js';
import { configuredItem } from '../../../order/configured-item.js';
import { createSubmitter, type Submission, type Submitter } from '../../../order/submit.js';
import { addressWithDesign } from '../../../platform/browser/design-address.js';
import { loadPicture } from '../../base/pictures.js';
import type { ImageValue } from '../../../product/configuration.js';
import { AtelierOrderSubmitEvent } from '../../base/events/atelier-order-event.js';
import type { Face } from '../../base/face.js';

/** The adapter that asks the page alone: where no shop is named. */
const PAGE = 'dom-event';

/** Orders of one button. */
export interface OrderFlow {
  /** Orders the design as it is now. Fails with the design's own issues; what the shop says is in the submission. */
  order(signal: AbortSignal): Promise<Result<Submission, readonly Issue[]>>;
}

/** The flow of a button; keep it as long as the button, because it knows which click belongs to which intent. */
export async function createOrderFlow(host: HTMLElement, face: Face): Promise<OrderFlow> {
  const { shop, shopUrl, verifierUrl } = face.order;
  const named = await findAdapter(shop || PAGE);
  const { fetch } = face.ports;
  if (!named || !fetch) return { order: () => Promise.resolve(err([unknownShop(shop)])) };
  const dispatch: Dispatch = (item, quote, signal) => {
    const event = new AtelierOrderSubmitEvent(item, quote, signal);
    host.dispatchEvent(event);
    return event.response;
  };
  const submitter = createSubmitter({
    adapter: named.id === PAGE ? named : pageFirst(named),
    shop: { shopUrl: shopUrl === '' ? null : trimmed(shopUrl) },
    verifierUrl: verifierUrl === '' ? null : trimmed(verifierUrl),
    fetch,
    dispatch,
    loadPicture: (assetId) => loadPicture(assetId, face.ports),
    ports: face.ports,
  });
  return { order: (signal) => order(face, submitter, signal) };
}

async function order(
  face: Face,
  submitter: Submitter,
  signal: AbortSignal,
): Promise<Result<Submission, readonly Issue[]>> {
  const { product, session } = face;
  // The link is the short one, of this very design.
  const snapshot = await session.settled();
  const share = { id: session.design.slice(-24), url: addressWithDesign(location.href, product.id, session.design) };
  const away = await missingPicture(face);
  if (away !== null) {
    face.goTo(away, true);
    return err([{ code: 'order/picture-missing', severity: 'error', path: ['options', away], params: {} }]);
  }
  const item = await configuredItem(product, snapshot, { ports: face.ports, share });
  return item.ok ? ok(await submitter.submit(item.value, signal)) : item;
}

/** A question whose picture is on another device: nobody could print it. */
async function missingPicture(face: Face): Promise<OptionId | null> {
  for (const { id, kind } of face.product.options) {
    const image = kind === 'image' ? (face.snapshot.values[id] as ImageValue | null | undefined) : null;
    if (image && (await loadPicture(image.assetId, face.ports)) === null) return id;
  }
  return null;
}

/** A shop's adapter that first asks the page whether a listener takes the order over. */
function pageFirst(adapter: CartAdapter): CartAdapter {
  let last: Parameters<CartAdapter['map']> | null = null;
  return {
    ...adapter,
    map: (...parts) => {
      last = parts;
      return adapter.map(...parts);
    },
    send: (requests, io) => (last && io.dispatch?.(last[0], last[1], io.signal)) ?? adapter.send(requests, io),
  };
}

/** Absolute, and without the slash at its end that adapters do not expect. */
function trimmed(url: string): string {
  return new URL(url, document.baseURI).href.replace(/\/$/, '');
}

function unknownShop(shop: string): Issue {
  return {
    code: 'order/no-shop',
    severity: 'error',
    path: [],
    params: { shop },
    hint: `No adapter is called "${shop}".`,
  };
}
