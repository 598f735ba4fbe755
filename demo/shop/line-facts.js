// @ts-check
/** The readable choices of a configured item as a definition list, the shopper's own words verbatim. */

/** @param {any} item @returns {HTMLDListElement} */
export function lineFacts(item) {
  const list = document.createElement('dl');
  list.className = 'facts';
  for (const selection of item.selections) {
    const amount = selection.quantity > 1 ? ` × ${selection.quantity}` : '';
    append(
      list,
      selection.optionLabel ?? selection.optionId,
      `${selection.valueLabel ?? selection.valueId ?? selection.input}${amount}`,
    );
  }
  for (const text of item.personalization) {
    if (text.type === 'text') append(list, text.fieldId[0].toUpperCase() + text.fieldId.slice(1), `“${text.value}”`);
  }
  append(list, 'Quantity', String(item.quantity));
  return list;
}

/** @param {HTMLDListElement} list @param {string} term @param {string} description */
function append(list, term, description) {
  const dt = document.createElement('dt');
  const dd = document.createElement('dd');
  dt.textContent = term;
  dd.textContent = description;
  list.append(dt, dd);
}
