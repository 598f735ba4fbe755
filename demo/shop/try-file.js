// @ts-check
/** Product files as text: written so that people can read them, mended by JSON Patch, filled from a spreadsheet. */

/** Longest line that is kept on one line. */
const WIDTH = 110;

/**
 * What a dropped file is, by its first bytes: a name says nothing of what is inside. JSON may be broken, so an opening brace
 * is enough.
 *
 * @param {Uint8Array} bytes
 * @returns {'model' | 'product' | 'other'}
 */
export function kindOfFile(bytes) {
  const start = new TextDecoder().decode(bytes.subarray(0, 1000)).trimStart();
  if (start.startsWith('glTF')) return 'model';
  return start.startsWith('{') ? 'product' : 'other';
}

/** @param {unknown} value @param {string} indent @returns {string} */
export function writeJson(value, indent = '') {
  const flat = JSON.stringify(value, null, 1)?.replace(/\n\s*/g, ' ') ?? 'null';
  if (typeof value !== 'object' || value === null || flat.length + indent.length <= WIDTH) return flat;
  const inner = `${indent}  `;
  const members = Array.isArray(value)
    ? value.map((item) => inner + writeJson(item, inner))
    : Object.entries(value).map(([key, item]) => `${inner}${JSON.stringify(key)}: ${writeJson(item, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${members.join(',\n')}\n${indent}${close}`;
}

/**
 * The value after a JSON Patch of `add`, `replace` and `remove`.
 *
 * @param {any} file @param {readonly { op: string, path: string, value?: unknown }[]} patch
 */
export function patched(file, patch) {
  const copy = structuredClone(file);
  for (const { op, path, value } of patch) {
    const keys = path
      .split('/')
      .slice(1)
      .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
    const last = keys.pop() ?? '';
    const owner = keys.reduce((inner, key) => inner[key], copy);
    if (op === 'remove' && Array.isArray(owner)) owner.splice(Number(last), 1);
    else if (op === 'remove') delete owner[last];
    else owner[last] = value;
  }
  return copy;
}

/**
 * Options whose choices can be pasted, by what their list is called in the file.
 *
 * @param {any} file @returns {{ id: string, title: string }[]}
 */
export function optionsWithChoices(file) {
  const options = Array.isArray(file?.options) ? file.options : [];
  return options
    .filter((/** @type {any} */ option) => option?.kind === 'choice' || option?.kind === 'multi')
    .map((/** @type {any} */ { id, title }) => ({
      id,
      title: typeof title === 'string' ? title : Object.values(title ?? { id })[0],
    }));
}

/**
 * The file with an option's choices as in the pasted rows; a choice that is there already keeps what the rows do not say.
 *
 * @param {any} file @param {string} optionId @param {string} rows @returns {{ file: any, count: number }}
 */
export function withPastedChoices(file, optionId, rows) {
  const copy = structuredClone(file);
  const option = copy.options.find((/** @type {any} */ { id }) => id === optionId);
  const { choices } = option;
  const list = typeof choices === 'string' ? choices : choices?.from;
  const name = typeof list === 'string' ? list.replace(/^@/, '') : null;
  const before = name === null ? choices : copy.lists[name];
  const known = (Array.isArray(before) ? before : []).map((choice) =>
    typeof choice === 'string' ? { id: choice, title: choice } : choice,
  );
  const pasted = toChoices(readRows(rows), known, copy.locales ?? []);
  if (name === null) option.choices = pasted;
  else if (typeof choices === 'string') copy.lists[name] = pasted;
  else {
    // The list serves other questions, too: this one takes its part of it.
    const ids = pasted.map(({ id }) => id);
    copy.lists[name] = [...known.filter(({ id }) => !ids.includes(id)), ...pasted];
    choices.only = ids;
  }
  return { file: copy, count: pasted.length };
}

/** @param {string[][]} rows @param {any[]} known @param {readonly string[]} locales @returns {any[]} Each with an id of its own. */
function toChoices(rows, known, locales) {
  /** @type {any[]} */
  const choices = [];
  for (const row of rows) {
    const choice = toChoice(row, known, locales, choices);
    if (!choices.some(({ id }) => id === choice.id)) choices.push(choice);
  }
  return choices;
}

/** @param {string} text @returns {string[][]} Rows of cells, without a heading. */
export function readRows(text) {
  const rows = text
    .split(/\r?\n/)
    .map((line) => line.split('\t').map((cell) => cell.trim()))
    .filter(([title]) => title !== undefined && title !== '');
  return rows.filter((row, index) => index > 0 || !/^(title|name|choice)$/i.test(row[0] ?? ''));
}

/** @param {string[]} row @param {any[]} known @param {readonly string[]} locales @param {any[]} before - From the rows above. */
function toChoice([title = '', price = '', sku = '', color = ''], known, locales, before) {
  const id = idOf(title);
  const all = [...known, ...before];
  const found = all.find((choice) => titles(choice.title).includes(title)) ?? known.find((choice) => choice.id === id);
  const choice = { ...(found ?? { id: freeId(id ?? 'choice', all), title: inAll(title, locales) }) };
  const amount = amountOf(price);
  if (amount !== null) choice.price = amount;
  if (sku !== '') choice.sku = sku;
  if (/^#[\da-f]{6}$/i.test(color)) choice.look = { surface: 'paint', ...choice.look, color: color.toLowerCase() };
  return choice;
}

/** @param {unknown} title @returns {unknown[]} */
function titles(title) {
  return typeof title === 'object' && title !== null ? Object.values(title) : [title];
}

/** @param {string} title @param {readonly string[]} locales */
function inAll(title, locales) {
  return locales.length > 1 ? Object.fromEntries(locales.map((locale) => [locale, title])) : title;
}

/** The id that a title gives; `null`: it has no letter that an id may have. @param {string} title */
function idOf(title) {
  const plain = title.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '') || null;
}

/** @param {string} id @param {readonly { id: string }[]} taken @returns {string} */
function freeId(id, taken) {
  let free = id;
  for (let number = 2; taken.some((choice) => choice.id === free); number++) free = `${id}_${number}`;
  return free;
}

/**
 * A price as spreadsheets write it: with a currency sign, spaces, thousands and a comma or a point before the cents.
 *
 * @param {string} text @returns {number | null}
 */
function amountOf(text) {
  const written = text.replace(/[^\d.,-]/g, '');
  const separators = written.replace(/[^.,]/g, '');
  const last = separators.at(-1) ?? '';
  const digits = written.length - 1 - written.lastIndexOf(last);
  const isUnique = separators.indexOf(last) === separators.length - 1;
  // Of one kind alone, three digits behind it are thousands.
  const isDecimal = last !== '' && isUnique && (separators.length > 1 || digits !== 3);
  const whole = written.split(isDecimal ? last : ' ');
  const amount = Number(whole.map((part) => part.replace(/[.,]/g, '')).join('.'));
  return written === '' || !Number.isFinite(amount) ? null : amount;
}
