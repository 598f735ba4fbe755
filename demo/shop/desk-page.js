// @ts-check
/**
 * The owner's desk: every received order with its verified price, readable choices, parts, the words to engrave, and a
 * picture drawn here from the verified design (a shopper's own picture could show anything).
 */
import { formatMoney } from './bag.js';
import { orderNumber } from './order-number.js';

/** Pages by product id. */
const PAGES = {
  knit_runner: '/products/runner/',
  name_bottle: '/products/bottle/',
  curtain: '/products/curtain/',
  shelf: '/products/shelf/',
  ring: '/products/ring/',
};

const state = /** @type {HTMLElement} */ (document.querySelector('.desk-state'));
const list = /** @type {HTMLElement} */ (document.querySelector('.desk-orders'));

/** @param {string} name @param {string} text @param {string} className */
function element(name, text, className = '') {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

async function load() {
  const response = await fetch('/desk/orders').catch(() => null);
  if (!response?.ok) {
    state.textContent = 'The orders could not be read. Reload the page to try again.';
    return;
  }
  const orders = await response.json();
  state.textContent =
    orders.length === 0 ? 'No order yet. The first one will stand here.' : `${orders.length} received`;
  list.replaceChildren(...orders.map(renderOrder));
  for (const [index, order] of orders.entries())
    await drawPicture(order, /** @type {HTMLElement} */ (list.children[index]));
}

/** @param {any} order */
function renderOrder(order) {
  const row = element('article', '', 'desk-order');
  row.dataset.orderId = order.orderId;
  const image = /** @type {HTMLImageElement} */ (element('img', '', 'line-picture'));
  image.alt = `The ${order.item.product.name} as verified`;
  const body = document.createElement('div');
  const head = element('div', '', 'desk-head');
  const verified = order.status === 'verified';
  head.append(
    element('h2', order.item.product.name),
    element(
      'span',
      verified ? 'Price and design verified' : 'Quote requested',
      verified ? 'state state-good' : 'state',
    ),
  );
  body.append(
    head,
    element(
      'p',
      `Order ${orderNumber(order.orderId)} · ${new Date(order.receivedAt).toLocaleString('en-GB')}`,
      'small',
    ),
  );
  body.append(pricePart(order), section('Choices', facts(order)));
  if (order.texts.length > 0) body.append(section('To put on the product', ...order.texts.map(engraving)));
  if (order.pictures?.length > 0)
    body.append(section('To print', ...order.pictures.map((/** @type {any} */ each) => picture(order, each))));
  if (order.item.bom.length > 0) body.append(section('Parts', parts(order.item.bom)));
  if (order.cut?.length > 0) body.append(section('Cut list', cutTable(order.cut)));
  const open = /** @type {HTMLAnchorElement} */ (element('a', 'Open this design', 'quiet'));
  open.href = designUrl(order);
  const actions = element('div', '', 'actions');
  actions.append(open);
  body.append(actions);
  row.append(image, body);
  return row;
}

/** @param {any} order */
function designUrl({ item, designCode }) {
  return `${PAGES[/** @type {keyof typeof PAGES} */ (item.product.id)]}#atelier-${item.product.id}=${designCode}`;
}

/** @param {any} order */
function pricePart({ item }) {
  if (!item.price) return element('p', 'Price to be quoted');
  const { price } = item;
  const total = formatMoney({ ...price, minor: price.totalAmount });
  const unit = formatMoney({ ...price, minor: price.unitAmount });
  const line = element('p', '', 'desk-price');
  line.append(
    element('strong', total),
    ` · ${item.quantity} × ${unit}, ${price.taxIncluded ? 'tax included' : 'before tax'}`,
  );
  return line;
}

/** @param {any} order */
function facts({ lines }) {
  const list = element('dl', '', 'facts');
  for (const { label, value } of lines) list.append(element('dt', label), element('dd', value));
  return list;
}

/** @param {any} text */
function engraving({ text, font, color, depthMm }) {
  const box = element('div', '', 'engraving');
  const words = element('p', text, 'engraving-text');
  const how = depthMm > 0 ? `laser, ${depthMm} mm deep` : 'print';
  box.append(words, element('p', [font, color, how].filter(Boolean).join(' · '), 'small'));
  return box;
}

/** @param {any} order @param {any} print */
function picture({ orderId }, { optionId, sha256, widthMm, heightMm, rotationDeg, dpi, areaId }) {
  const box = element('div', '', 'engraving');
  const size = [widthMm, heightMm].map((mm) => mm.toFixed(1)).join(' × ');
  const turn = rotationDeg === 0 ? '' : `turned ${rotationDeg.toFixed(0)}°`;
  box.append(element('p', [`${size} mm on ${areaId}`, turn, `${dpi} dpi`].filter(Boolean).join(' · '), 'small'));
  const actions = element('p', '', 'actions');
  actions.append(
    download('Print file (SVG, mm)', `/desk/pictures/${orderId}/${optionId}.svg`),
    download('Picture', `/desk/pictures/${sha256}`),
    forget(sha256, box),
  );
  box.append(actions);
  return box;
}

/** @param {string} text @param {string} href */
function download(text, href) {
  const link = /** @type {HTMLAnchorElement} */ (element('a', text, 'quiet'));
  link.href = href;
  link.download = '';
  return link;
}

/** @param {string} sha256 @param {HTMLElement} box */
function forget(sha256, box) {
  const button = /** @type {HTMLButtonElement} */ (element('button', 'Delete the picture', 'quiet'));
  button.type = 'button';
  button.addEventListener('click', async () => {
    const answer = await fetch(`/desk/pictures/${sha256}`, { method: 'DELETE' }).catch(() => null);
    if (answer?.ok) box.replaceChildren(element('p', 'The picture was deleted.', 'small'));
  });
  return button;
}

/** @param {any[]} bom */
function parts(bom) {
  const table = element('table', '', 'parts');
  for (const { sku, name, quantity, scale, unit } of bom) {
    const row = document.createElement('tr');
    const amount = (quantity / 10 ** (scale ?? 0)).toLocaleString('en-GB');
    row.append(
      element('td', sku),
      element('td', name ?? ''),
      element('td', unit === 'C62' || !unit ? amount : `${amount} ${unit}`),
    );
    table.append(row);
  }
  return table;
}

/** @param {any[]} cut */
function cutTable(cut) {
  const table = element('table', '', 'parts');
  for (const { part, quantity, sizesMm, edge } of cut) {
    const row = document.createElement('tr');
    const size = sizesMm.map((/** @type {number} */ mm) => mm.toLocaleString('en-GB')).join(' × ');
    row.append(element('td', part), element('td', `${size} mm`), element('td', edge && `edges ${edge}`));
    row.append(element('td', `${quantity}`));
    table.append(row);
  }
  return table;
}

/** @param {string} title @param {...Node} content */
function section(title, ...content) {
  const made = element('section', '', 'desk-section');
  made.append(element('h3', title), ...content);
  return made;
}

/**
 * One hidden widget after another draws the orders, so that the page never holds more than one GPU context.
 *
 * @param {any} order @param {HTMLElement} row
 */
async function drawPicture(order, row) {
  const image = /** @type {HTMLImageElement} */ (row.querySelector('.line-picture'));
  const page = PAGES[/** @type {keyof typeof PAGES} */ (order.item.product.id)];
  if (order.item.product.id === 'curtain') {
    image.src = `${page}poster.webp`;
    return;
  }
  const session = /** @type {any} */ (document.createElement('atelier-session'));
  session.className = 'desk-renderer';
  session.setAttribute('src', `${page}product.json`);
  session.setAttribute('design', order.designCode);
  session.setAttribute('url-state', 'off');
  session.ports = { loadPicture };
  const preview = /** @type {any} */ (document.createElement('atelier-preview'));
  preview.setAttribute('loading', 'eager');
  session.append(preview);
  const opened = new Promise((resolve) => {
    session.addEventListener('atelier-ready', resolve, { once: true });
    session.addEventListener('atelier-error', resolve, { once: true });
  });
  document.body.append(session);
  await opened;
  const picture = await preview.capture({ widthPx: 660, heightPx: 880, format: 'image/webp' }).catch(() => null);
  if (picture) image.src = URL.createObjectURL(picture);
  else image.src = `${page}poster.webp`;
  session.remove();
}

/**
 * A shopper's picture of an order. It comes as a download without a type of its own; a picture is what its own bytes say.
 *
 * @param {string} assetId
 */
async function loadPicture(assetId) {
  const answer = await fetch(`/desk/pictures/${assetId.replace('sha256-', '')}`).catch(() => null);
  return answer?.ok ? answer.blob() : null;
}

await load();
