// @ts-check
/** The readable choices of a configured item as a definition list, the shopper's own words verbatim. */

/**
 * @param {any} item
 * @param {readonly string[]} order - Ids of the questions in the order they are asked.
 * @returns {HTMLDListElement}
 */
export function lineFacts(item, order) {
  const list = document.createElement('dl');
  list.className = 'facts';
  const facts = [...item.selections.map(selected), ...item.personalization.flatMap(written)];
  facts.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  for (const { term, description } of facts) append(list, term, description);
  append(list, 'Quantity', String(item.quantity));
  return list;
}

/** @param {any} selection */
function selected({ optionId, optionLabel, valueId, valueLabel, input, quantity }) {
  const amount = quantity > 1 ? ` × ${quantity}` : '';
  return { id: optionId, term: optionLabel ?? optionId, description: `${valueLabel ?? valueId ?? input}${amount}` };
}

/** @param {any} personalization */
function written({ type, fieldId, value, asset }) {
  const term = fieldId[0].toUpperCase() + fieldId.slice(1);
  const description = type === 'text' ? `“${value}”` : `${asset.width} × ${asset.height} px`;
  return [{ id: fieldId, term, description }];
}

/** @param {HTMLDListElement} list @param {string} term @param {string} description */
function append(list, term, description) {
  const dt = document.createElement('dt');
  const dd = document.createElement('dd');
  dt.textContent = term;
  dd.textContent = description;
  list.append(dt, dd);
}
