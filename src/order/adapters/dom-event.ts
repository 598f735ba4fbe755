import { addFailure, type CartAdapter } from './cart-adapter.js';

/**
 * Hands the item to the page: whoever listens for `atelier-order-submit` and calls `respondWith` is the shop. Any backend
 * in five lines, and what runs where no other adapter is named.
 */
export const domEvent: CartAdapter = {
  id: 'dom-event',
  caps: {
    browser: true,
    price: ['signed', 'none'],
    image: 'url',
    maxProps: Infinity,
    maxValue: Infinity,
    maxBytes: Infinity,
    money: 'minor-int',
    repeatable: false,
  },
  map: (item, quote) => [{ type: 'event', item, quote }],
  async send([request], io) {
    const answer = request?.type === 'event' ? io.dispatch?.(request.item, request.quote, io.signal) : null;
    if (answer === undefined || answer === null) {
      return addFailure('unsupported', 'No listener of atelier-order-submit called respondWith.');
    }
    return answer;
  },
};
