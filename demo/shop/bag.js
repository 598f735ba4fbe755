// @ts-check
/**
 * The shop's own bag: lines the shopper has put in it, kept on this device by the shop (never by the widget).
 * A line is a configured item with the quote the verifier signed for it.
 *
 * @typedef {{ item: any, quote: any, page: string, order: string[], picture: string | null }} BagLine
 */

const KEY = 'hearth-and-field:bag';

/** @returns {BagLine[]} The lines; an unreadable bag is an empty one. */
export function readBag() {
  try {
    const lines = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(lines) ? lines : [];
  } catch {
    // Storage switched off, or somebody else's data under our key.
    return [];
  }
}

/** @param {BagLine[]} lines */
export function writeBag(lines) {
  localStorage.setItem(KEY, JSON.stringify(lines));
  dispatchEvent(new Event('bag-changed'));
}

/**
 * Adds a line. The same click intent (same idempotency key) never makes a second one.
 *
 * @param {BagLine} line
 */
export function addToBag(line) {
  const others = readBag().filter((known) => known.item.idempotencyKey !== line.item.idempotencyKey);
  writeBag([...others, line]);
}

/** @param {{ currency: string, exponent: number, minor: number }} money */
export function formatMoney(money) {
  return new Intl.NumberFormat(document.documentElement.lang, { style: 'currency', currency: money.currency }).format(
    money.minor / 10 ** money.exponent,
  );
}
