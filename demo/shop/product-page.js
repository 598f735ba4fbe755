// @ts-check
/**
 * All a shop needs to take a design: listen for the order and put it where its lines live; the widget says
 * how it went.
 */
import { addToBag } from './bag.js';

const configurator = /** @type {any} */ (document.querySelector('atelier-configurator'));

configurator.addEventListener('atelier-order-submit', (/** @type {any} */ event) => {
  event.respondWith(putInBag(event.item, event.quote));
});

/** @param {any} item @param {any} quote */
async function putInBag(item, quote) {
  const page = location.pathname + location.hash;
  // Items are sorted by id, for their hash; a shopper reads the answers in the order of the questions.
  const order = configurator.session.product.options.map((/** @type {any} */ { id }) => id);
  addToBag({ item, quote, page, order, picture: await takePicture() });
  return { ok: true, line: item.idempotencyKey, cartUrl: '/bag.html' };
}

/** A small picture for the bag; a shopper's picture is decoration, the desk renders its own. */
async function takePicture() {
  const picture = await configurator.capture?.({ widthPx: 240, heightPx: 320, format: 'image/webp' }).catch(() => null);
  if (!picture) return null;
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(/** @type {string} */ (reader.result));
    reader.onerror = () => resolve(null);
    reader.readAsDataURL(picture);
  });
}
