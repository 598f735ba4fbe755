/**
 * The entry of one script: all that the first sight of a product needs, whichever tag asks for it first. As modules of their own these would
 * each carry a list of their names and a way to ask for them, 0.2 kB gz.
 */
export { openRoot } from './shell/session/open-root.js';
export { configuratorInside } from './shell/configurator/configurator.inside.js';
export { optionInside } from './shell/option/option.inside.js';
export { priceInside } from './shell/price/price.inside.js';
