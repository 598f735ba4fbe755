// @ts-check
/** The bag: its lines, their removal, and the order. What the shop's server refuses is said here, line by line. */
import { formatMoney, readBag, writeBag } from './bag.js';
import { lineFacts } from './line-facts.js';
import { orderNumber } from './order-number.js';

const list = /** @type {HTMLElement} */ (document.querySelector('.lines'));
const end = /** @type {HTMLElement} */ (document.querySelector('.bag-end'));

/** @type {Map<string, string>} Refusals by idempotency key. */
const refusals = new Map();

/** What the server's problem codes mean to a shopper. */
const REFUSALS = {
  'price-mismatch': 'The price of this line is not the price of this design. It was not ordered.',
  'configuration-invalid': 'This design cannot be made as it stands. Please open it again.',
  'definition-stale': 'The product has changed since you designed it. Please open it again.',
  'unknown-definition': 'This version of the product is not sold here. Please open it again.',
  'token-invalid': 'The quote of this line was changed on the way. It was not ordered.',
  'token-expired': 'The quote of this line has expired. Please open it again for today’s price.',
  'audience-mismatch': 'The quote of this line was made for another shop. It was not ordered.',
};

/** @param {string} name @param {string} text @param {string} className */
function element(name, text, className = '') {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

function show() {
  const lines = readBag();
  list.replaceChildren(...lines.map(renderLine));
  if (lines.length === 0) {
    end.replaceChildren(
      element('p', 'There is nothing in it yet.'),
      link('/', 'See what can be made for you', 'button'),
    );
    return;
  }
  const totals = lines.flatMap(({ item }) => (item.price ? [item.price] : []));
  const first = totals[0];
  const sum = totals.reduce((minor, price) => minor + price.totalAmount, 0);
  const total = element('p', '', 'total');
  total.append(
    element('span', 'Total, tax included'),
    element('span', first ? formatMoney({ ...first, minor: sum }) : 'On request'),
  );
  const button = /** @type {HTMLButtonElement} */ (element('button', 'Place the order', 'button'));
  button.type = 'button';
  button.addEventListener('click', () => void placeOrders(button));
  const actions = element('div', '', 'actions');
  actions.append(button, element('span', 'A demonstration: nothing is charged.', 'small'));
  end.replaceChildren(total, actions);
}

/** @param {import('./bag.js').BagLine} line */
function renderLine({ item, page, order, picture }) {
  const row = element('li', '', 'line');
  const image = /** @type {HTMLImageElement} */ (element('img', '', 'line-picture'));
  image.alt = '';
  if (picture) image.src = toObjectUrl(picture);
  const middle = document.createElement('div');
  middle.append(element('h2', item.product.name), lineFacts(item, order));
  const actions = element('div', '', 'actions');
  const remove = /** @type {HTMLButtonElement} */ (element('button', 'Remove', 'quiet'));
  remove.type = 'button';
  remove.addEventListener('click', () => {
    writeBag(readBag().filter((known) => known.item.idempotencyKey !== item.idempotencyKey));
    show();
  });
  actions.append(link(page, 'Open the design', 'quiet'), remove);
  middle.append(actions);
  const refusal = refusals.get(item.idempotencyKey);
  if (refusal) {
    const state = element('p', refusal, 'state state-bad');
    state.setAttribute('role', 'alert');
    middle.append(state);
  }
  const { price } = item;
  row.append(
    image,
    middle,
    element('div', price ? formatMoney({ ...price, minor: price.totalAmount }) : 'On request', 'price'),
  );
  return row;
}

/** @param {string} href @param {string} text @param {string} className */
function link(href, text, className) {
  const made = /** @type {HTMLAnchorElement} */ (element('a', text, className));
  made.href = href;
  return made;
}

/** A stored picture as a blob: the page's policy allows no data: pictures. @param {string} dataUrl */
function toObjectUrl(dataUrl) {
  const [head = '', base64 = ''] = dataUrl.split(',');
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes], { type: head.slice('data:'.length, head.indexOf(';')) }));
}

/**
 * Each line is one order under its own idempotency key: pressing twice, or again after a lost answer, orders once.
 *
 * @param {HTMLButtonElement} button
 */
async function placeOrders(button) {
  if (button.getAttribute('aria-disabled') === 'true') return;
  button.setAttribute('aria-disabled', 'true');
  button.textContent = 'Ordering …';
  refusals.clear();
  const receipts = [];
  for (const line of readBag()) {
    const answer = await placeOrder(line);
    if (answer.ok) {
      receipts.push(answer.receipt);
      writeBag(readBag().filter((known) => known.item.idempotencyKey !== line.item.idempotencyKey));
    } else refusals.set(line.item.idempotencyKey, answer.message);
  }
  show();
  if (receipts.length > 0) thank(receipts);
}

/** @param {import('./bag.js').BagLine} line @returns {Promise<{ ok: true, receipt: any } | { ok: false, message: string }>} */
async function placeOrder({ item, quote }) {
  try {
    const response = await fetch('/v1/orders', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': item.idempotencyKey },
      body: JSON.stringify({ item, token: quote?.token ?? null }),
    });
    const body = await response.json();
    if (response.ok) return { ok: true, receipt: body };
    return {
      ok: false,
      message:
        REFUSALS[/** @type {keyof typeof REFUSALS} */ (body.code)] ?? `The shop did not take this line (${body.code}).`,
    };
  } catch {
    // No answer: the line stays, and the next press asks again under the same key.
    return { ok: false, message: 'The shop could not be reached. Nothing is lost: press again when you are online.' };
  }
}

/** @param {any[]} receipts */
function thank(receipts) {
  const heading = element('h2', receipts.length === 1 ? 'Your order is in.' : `${receipts.length} orders are in.`);
  heading.tabIndex = -1;
  const thanks = element('section', '', 'thanks');
  thanks.append(heading);
  for (const receipt of receipts) {
    const price = receipt.price
      ? formatMoney({ ...receipt.price, minor: receipt.price.totalAmount })
      : 'price on request';
    thanks.append(element('p', `Order ${orderNumber(receipt.orderId)}, ${price}`, 'small'));
  }
  thanks.append(link('/desk.html', 'See it arrive on the order desk', 'button'));
  if (readBag().length > 0) end.prepend(thanks);
  else end.replaceChildren(thanks);
  heading.focus();
}

show();
