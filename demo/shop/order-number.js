// @ts-check
/** The number people read out: eight characters of the order's id, in two groups. The id itself stays in the data. */

/** @param {string} orderId @returns {string} `HF 4F2A 91C0` */
export function orderNumber(orderId) {
  const characters = orderId
    .replace(/^\w+?_/, '')
    .slice(0, 8)
    .toUpperCase();
  return `HF ${characters.slice(0, 4)} ${characters.slice(4)}`;
}
