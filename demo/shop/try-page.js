// @ts-check
/**
 * A place to try a product file: every edit is checked at once, shown as shoppers would see it, and sampled. The model that is
 * dropped is handed to the widget under the address that the file gives it, so nothing is sent anywhere.
 */
import {
  checkProduct,
  configuredItem,
  countVariants,
  createRules,
  createSeededRandom,
  createSession,
  isProved,
  loadFindingTexts,
  randomDesign,
} from '/dist/tools/audit.js';
import { formatMoney } from './bag.js';
import { lineOf, markLines, onEdit, openText, readText, showLine, writeText } from './try-editor.js';
import { kindOfFile, optionsWithChoices, patched, withPastedChoices, writeJson } from './try-file.js';

const EDIT_PAUSE_MS = 350;
const DESIGNS = 12;

/** @param {string} selector @returns {any} */
const find = (selector) => document.querySelector(selector);
const configurator = find('atelier-configurator');
const words = await loadFindingTexts(document.documentElement.lang);

/** The product as last loaded, its model as dropped, and what is being checked. */
let product = /** @type {any} */ (null);
let model = /** @type {Uint8Array<ArrayBuffer> | null} */ (null);
let checking = new AbortController();
let seed = 1;

serveDroppedModel();
await openExample('bottle');

/** The widget asks for the model's address: what was dropped answers. */
function serveDroppedModel() {
  const ask = window.fetch.bind(window);
  window.fetch = (request, options) => {
    const url = new URL(request instanceof Request ? request.url : String(request), document.baseURI);
    return model !== null && url.pathname.endsWith('.glb')
      ? Promise.resolve(new Response(model))
      : ask(request, options);
  };
}

/** @param {string} name */
async function openExample(name) {
  const address = `/products/${name}/product.json`;
  const response = await fetch(address);
  model = null;
  configurator.src = address;
  openText(writeJson(JSON.parse(await response.text())));
  await check();
}

async function check() {
  checking.abort();
  checking = new AbortController();
  const { signal } = checking;
  const pause = () => new Promise((resolve) => setTimeout(resolve));
  const verdict = find('.try-verdict');
  verdict.textContent = 'Checking …';
  const glb = model ?? (await modelOfExample(readText()));
  const options = glb === null ? { signal, pause } : { signal, pause, glb };
  try {
    const text = readText();
    const checked = await checkProduct(text, options);
    if (signal.aborted) return;
    show(checked, text);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** The model that an example names; `null`: it has none, or it is not there. @param {string} text */
async function modelOfExample(text) {
  const [, name] = /"src":\s*"([^"]+\.glb)"/.exec(text) ?? [];
  if (name === undefined) return null;
  const response = await fetch(new URL(name, new URL(configurator.src, document.baseURI))).catch(() => null);
  return response?.ok ? new Uint8Array(await response.arrayBuffer()) : null;
}

/** @param {any} checked @param {string} text - What was checked. */
function show({ product: loaded, findings }, text) {
  markLines(findings);
  find('.try-list').replaceChildren(
    ...findings.map((/** @type {any} */ finding) => renderFinding(finding, loaded, text)),
  );
  find('.try-verdict').textContent = verdictOf(loaded, findings);
  if (loaded === null) return;
  product = loaded;
  configurator.product = loaded;
  showDesigns();
  void showOrder(createSession(loaded, { context: contextOf(loaded) }).snapshot);
}

/** @param {any} loaded */
function contextOf({ markets, locales }) {
  return { market: markets.keys().next().value ?? null, locale: locales[0], quantity: 1 };
}

/** @param {any} loaded @param {any[]} findings */
function verdictOf(loaded, findings) {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  if (loaded === null) return words.text('finding/count', { errors, count: findings.length - errors });
  const { count, isExact } = countVariants(loaded, contextOf(loaded));
  const number = new Intl.NumberFormat(document.documentElement.lang).format(count);
  return [
    findings.length === 0
      ? words.text('finding/none')
      : words.text('finding/count', { errors, count: findings.length - errors }),
    ...(isProved(findings) ? [words.text('finding/proved')] : []),
    words.text(isExact ? 'finding/variants' : 'finding/variants-most', { number }),
  ].join(' ');
}

/** @param {any} finding @param {any} loaded @param {string} text */
function renderFinding(finding, loaded, text) {
  const item = element('li', '', finding.severity === 'error' ? 'is-error' : '');
  const place = element('button', finding.line === undefined ? 'File' : `Line ${finding.line}`, 'quiet');
  place.addEventListener('click', () => showLine(finding.line ?? 1));
  item.append(place, element('p', words.finding(finding)));
  if (finding.fix) {
    const mend = element('button', words.text('finding/fix'), 'quiet');
    mend.addEventListener('click', () => {
      // A patch speaks of places in the text it was made for.
      if (readText() === text) rewrite(patched(JSON.parse(text), finding.fix));
      else void check();
    });
    item.append(mend);
  }
  if (finding.counterexample && loaded) {
    const example = Object.entries(finding.counterexample).flatMap(([id, value]) => wordsOf(loaded, id, value));
    item.append(element('p', `${words.text('finding/example')}: ${example.join(', ')}`, 'try-example'));
  }
  return item;
}

/** @param {any} file */
function rewrite(file) {
  writeText(writeJson(file));
  void check();
}

function showDesigns() {
  const rules = createRules(product);
  const context = contextOf(product);
  const random = createSeededRandom(seed);
  const designs = Array.from({ length: DESIGNS }, () => {
    const decisions = [...randomDesign(rules, context, [], random)].sort((a, b) => (a.optionId < b.optionId ? -1 : 1));
    const design = { productId: product.id, rev: product.rev, market: context.market, quantity: 1, decisions };
    return createSession(product, { context, design }).snapshot;
  });
  find('.try-grid').replaceChildren(...designs.map(renderDesign));
}

/** @param {any} snapshot */
function renderDesign(snapshot) {
  const card = element('button', '', 'try-design');
  card.type = 'button';
  const chips = element('span', '', 'try-chips');
  const said = [];
  for (const [id, value] of Object.entries(snapshot.values)) {
    const color = colorOf(product.optionById.get(id), value);
    if (color !== null) {
      const chip = element('span', '', 'try-chip');
      chip.style.backgroundColor = color;
      chips.append(chip);
    }
    said.push(...wordsOf(product, id, value));
  }
  card.append(chips, element('span', said.join(', '), 'try-words'));
  if (snapshot.price) card.append(element('span', formatMoney(snapshot.price.unit), 'try-cost'));
  card.addEventListener('click', () => {
    configurator.session?.reset();
    configurator.session?.apply(
      snapshot.design.decisions.map((/** @type {any} */ { optionId, value }) => ({ optionId, value })),
    );
    configurator.scrollIntoView({ block: 'nearest' });
  });
  const item = document.createElement('li');
  item.append(card);
  return item;
}

/** @param {any} option @param {unknown} value */
function colorOf(option, value) {
  const choice = option?.choiceById?.get(value) ?? option?.palette?.find((/** @type {any} */ { id }) => id === value);
  return choice?.look?.color ?? choice?.color ?? (option?.kind === 'color' && typeof value === 'string' ? value : null);
}

/**
 * A value as its titles; nothing for what is empty. What has no title of its own is called by its question's, unless that
 * stands beside it.
 *
 * @param {any} loaded @param {string} id @param {unknown} value @param {boolean} isBeside @returns {string[]}
 */
function wordsOf(loaded, id, value, isBeside = false) {
  const option = loaded.optionById.get(id);
  if (option === undefined || value === null || value === '' || value === false) return [];
  const say = (/** @type {any} */ title) => title[loaded.locales[0]] ?? Object.values(title)[0];
  if (value === true) return [isBeside ? 'Yes' : say(option.title)];
  if (typeof value === 'number')
    return [`${isBeside ? '' : `${say(option.title)} `}${value}${option.unit ? ` ${option.unit}` : ''}`];
  if (typeof value === 'string') {
    const choice = option.choiceById?.get(value) ?? option.palette?.find((/** @type {any} */ one) => one.id === value);
    return [choice ? say(choice.title) : `“${value}”`];
  }
  if (Array.isArray(value)) return [];
  return Object.entries(value).map(([choiceId, amount]) => {
    const title = say(option.choiceById?.get(choiceId)?.title ?? { choiceId });
    return amount === 1 ? title : `${title} × ${amount}`;
  });
}

/** @param {any} snapshot */
async function showOrder(snapshot) {
  const item = await configuredItem(product, snapshot);
  const facts = find('.try-facts');
  const rows = Object.entries(snapshot.values).flatMap(([id, value]) => {
    const said = wordsOf(product, id, value, true);
    const { title } = product.optionById.get(id);
    return said.length === 0 ? [] : [element('dt', title[product.locales[0]] ?? id), element('dd', said.join(', '))];
  });
  if (snapshot.price) rows.push(element('dt', 'Price'), element('dd', formatMoney(snapshot.price.unit)));
  facts.replaceChildren(...rows);
  find('.try-json').textContent = writeJson(
    item.ok ? item.value : { 'still open': item.error.map((/** @type {any} */ { path }) => path.at(-1)) },
  );
}

/** @param {string} name @param {string} text @param {string} className @returns {any} */
function element(name, text, className = '') {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  if (made instanceof HTMLButtonElement) made.type = 'button';
  return made;
}

/** @param {Iterable<File>} files */
async function openFiles(files) {
  for (const file of files) {
    const kind = kindOfFile(new Uint8Array(await file.arrayBuffer()));
    if (kind === 'other') {
      find('.try-verdict').textContent =
        `“${file.name}” is neither a product file (JSON) nor a model (GLB). Your file is as it was.`;
      return;
    }
    if (kind === 'model') model = new Uint8Array(await file.arrayBuffer());
    else {
      configurator.src = '/your-product/product.json';
      openText(readable(await file.text()));
      find('[data-example]').value = '';
    }
  }
  await check();
}

/** Longest line that can be pointed at. */
const LONGEST_LINE = 400;

/** A file as one endless line is written anew, so that what is wrong has a line. @param {string} text */
function readable(text) {
  if (text.split('\n').every((line) => line.length <= LONGEST_LINE)) return text;
  try {
    return writeJson(JSON.parse(text));
  } catch {
    // Broken: the check says where.
    return text;
  }
}

let waiting = 0;
onEdit(() => {
  clearTimeout(waiting);
  waiting = window.setTimeout(() => void check(), EDIT_PAUSE_MS);
});
configurator.addEventListener(
  'atelier-configuration-changed',
  (/** @type {any} */ { snapshot }) => void showOrder(snapshot),
);
configurator.addEventListener('atelier-order-submit', (/** @type {any} */ event) => {
  event.respondWith(Promise.resolve({ ok: true, line: event.item.idempotencyKey, cartUrl: '#order-title' }));
});
find('[data-example]').addEventListener('change', (/** @type {any} */ { target }) => void openExample(target.value));
find('[data-files]').addEventListener('change', (/** @type {any} */ { target }) => void openFiles(target.files));
find('[data-again]').addEventListener('click', () => {
  seed += 1;
  if (product) showDesigns();
});
find('[data-save]').addEventListener('click', () => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([readText()], { type: 'application/json' }));
  link.download = 'product.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
});
for (const button of document.querySelectorAll('[data-find]'))
  button.addEventListener('click', () => showLine(lineOf(/** @type {HTMLElement} */ (button).dataset.find ?? '')));

document.addEventListener('dragover', (event) => {
  event.preventDefault();
  document.body.classList.add('is-dropping');
});
document.addEventListener('dragleave', () => document.body.classList.remove('is-dropping'));
document.addEventListener('drop', (event) => {
  event.preventDefault();
  document.body.classList.remove('is-dropping');
  void openFiles(event.dataTransfer?.files ?? []);
});

const dialog = find('.try-dialog');
find('[data-paste]').addEventListener('click', () => {
  const options = fileNow() === null ? [] : optionsWithChoices(fileNow());
  find('[data-paste-option]').replaceChildren(...options.map(({ id, title }) => new Option(title, id)));
  find('[data-paste-note]').textContent =
    options.length === 0 ? 'The file cannot be read, or no question has choices.' : '';
  dialog.returnValue = '';
  dialog.showModal();
});
dialog.addEventListener('close', () => {
  const rows = find('[data-paste-rows]');
  const id = find('[data-paste-option]').value;
  if (dialog.returnValue !== 'write' || rows.value.trim() === '' || id === '' || fileNow() === null) return;
  rewrite(withPastedChoices(fileNow(), id, rows.value).file);
  rows.value = '';
});

/** The file as data; `null`: it is no JSON at the moment. @returns {any} */
function fileNow() {
  try {
    return JSON.parse(readText());
  } catch {
    // In the middle of an edit; the check says where.
    return null;
  }
}
