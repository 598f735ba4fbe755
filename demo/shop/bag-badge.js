// @ts-check
/** The number of lines beside the word Bag, on every page. */
import { readBag } from './bag.js';

function show() {
  const count = readBag().length;
  for (const link of document.querySelectorAll('[data-bag-link]')) link.textContent = count ? `Bag · ${count}` : 'Bag';
}

addEventListener('bag-changed', show);
addEventListener('storage', show);
show();
