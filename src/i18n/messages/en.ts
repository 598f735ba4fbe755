import type { Message } from '../message.js';
import { enFirst } from './en-first.js';

/** English: the catalogue that names every code. Other languages are `Record<Code, Message>`, so a missing one does not compile. */
export const en = {
  ...enFirst,

  'ui/retry': 'Try again',

  'panel/change': '{title}: {from} becomes {to}',
  'panel/switch': 'Switch',
  'panel/switch-price': 'Switch, {delta}',
  'panel/keep': 'Keep {value}',
  'panel/keep-any': 'Keep my choice',
  'panel/repair': 'Change {title} to {value}',
  'panel/repair-price': 'Change {title} to {value}, {delta}',
  'panel/no-repair': 'Nothing you can change makes this possible.',

  'text/counter': '{count} of {max}',
  'text/left': { one: '{count} character left', other: '{count} characters left' },
  'text/too-long': {
    one: 'Too long by {count} character. Your text is kept; please shorten it.',
    other: 'Too long by {count} characters. Your text is kept; please shorten it.',
  },
  'text/not-possible': 'This text cannot be made as it is.',

  'number/range': '{min} to {max}',
  'number/available': 'Available: {ranges}.',
  'number/consequence': 'With another choice changed: {ranges}.',
  'number/not-a-number': 'Please enter a number.',
  'number/out': '{value} is out of range. Available: {ranges}.',
  'number/grid': '{value} is between two sizes we make.',
  'number/use': 'Use {value}',
  'number/less': '{title}: less',
  'number/more': '{title}: more',
  'number/slider': '{title}, slider',

  'multi/chosen': '{count} of {max} chosen',
  'multi/full': '{max} is the most. Take one away to choose another.',
  'multi/less': 'One {title} less',
  'multi/more': 'One more {title}',

  'color/own': 'Your own color',
  'color/hex': 'Color code',
  'color/bad-hex': 'A color code looks like #1a2b3c.',

  'fallback/later': 'We ask for this after you order.',
  'fallback/unsupported': 'This question cannot be answered here yet.',

  'price/total': 'Total',
  'price/tax-included': 'incl. tax',
  'price/tax-excluded': 'plus tax',
  'price/unit': 'Each',
  'price/lines': 'What the price is made of',
  'price/announce': 'Price {price}',

  'quantity/less': 'One less',
  'quantity/more': 'One more',

  'steps/label': 'Steps',
  'steps/todo': 'open',
  'steps/done': 'done',

  'summary/edit': 'Edit {title}',
  'summary/edit-short': 'Edit',
  'summary/confirm': 'I have checked the spelling. It will be made exactly like this: {texts}',

  'share/button': 'Share',
  'share/title': 'Share this design',
  'share/link': 'Link to this design',
  'share/copy': 'Copy link',
  'share/copied': 'Link copied',
  'share/native': 'Send',
  'share/about': 'The link holds the whole design. Whoever opens it sees the same.',

  'order/add': 'Add to bag',
  'order/quote': 'Request a quote',
  'order/quote-about': 'The price is not verified here; the shop confirms it.',
  'order/working': 'One moment',
  'order/done': 'In your bag',
  'order/done-quote': 'Request sent',
  'order/failed': 'Try again',
  'order/offline': 'You are offline. Your design is kept; we send it when you are back.',
  'order/no-shop': 'This shop has not said where orders go yet.',
  'order/unreachable': 'The shop did not answer. Nothing was ordered twice; try again.',
  'order/refused': 'The shop could not take this order.',
  'order/price-changed': 'The price has changed. Please check it and order again.',
  'order/next-open': 'Still open: {title}',
  'order/confirm-first': 'Please check your text first.',
  'order/view': 'Open the bag',

  'preview/label': '3D view of {title}',
  'preview/help': 'Arrow keys turn, plus and minus zoom, Home resets, Escape leaves.',
  'preview/views': 'Views',
  'preview/left': 'Turn left',
  'preview/right': 'Turn right',
  'preview/closer': 'Closer',
  'preview/farther': 'Farther',
  'preview/reset': 'Reset view',
  'preview/fullscreen': 'Full screen',
  'preview/fullscreen-leave': 'Leave full screen',
  'preview/start': 'Show in 3D',
  'preview/no-3d': '3D cannot be shown here. You can design and order all the same.',
  'preview/lost': 'The 3D view stopped. You can design and order all the same.',
  'preview/sees': '{title}: {summary}',
  'preview/turned-left': 'Turned left',
  'preview/turned-right': 'Turned right',
  'preview/turned-up': 'Tilted up',
  'preview/turned-down': 'Tilted down',
  'preview/view-shown': 'View: {title}',

  'rules/nothing-valid': 'Nothing can be made with these choices.',
  'design/rev-changed': 'The product has changed since this design was saved. Please look it over.',
  'design/market-gone': 'This product is no longer sold in the country of this design.',
  'order/incomplete': 'Something is still open.',
  'order/out-of-stock': 'Something in this design has just sold out.',
  'order/quote-expired': 'The verified price has expired. Try again for a fresh one.',
  'order/quote-rejected': 'The shop could not verify this design.',
  'order/definition-stale': 'The product has just changed. Reload the page; your design is kept in its address.',
  'order/unsupported': 'This shop has not said where orders go yet.',

  'error/title': 'This product cannot be shown right now',
  'error/shopper': 'Please try again in a moment.',
  'error/fetch': 'The product file did not arrive.',
  'link/changed': 'This design was saved with an earlier version. Adjusted: {titles}.',
  'link/broken': 'The link does not hold a design of this product, so we start afresh.',
} as const satisfies Readonly<Record<string, Message>>;

/** Code of a message. */
export type Code = keyof typeof en;
