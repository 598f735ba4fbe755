import type { Message } from '../message.js';

/** English as far as the first sight of the questions needs it; the rest of the catalogue is fetched behind it. */
export const enFirst = {
  'ui/questions': 'Questions',
  'ui/included': 'included',
  'ui/none': 'None',
  'ui/yes': 'Yes',
  'ui/no': 'No',
  'ui/open': 'Please choose',
  'ui/undo': 'Undo',
  'ui/redo': 'Redo',
  'ui/next': 'Next: {title}',
  'ui/more': 'Show all {count}',
  'ui/quoted': '“{text}”',
  'ui/amount-of': '{count} × {title}',

  'status/open': 'Being checked',

  'price/show': 'Price {price}, show what it is made of',
  'price/quote': 'Price on request',

  'quantity/label': 'Quantity',

  'steps/problem': 'needs attention',

  'summary/title': 'Your design',
  'summary/show': 'Show the whole design',

  'sheet/bigger': 'Show more questions',
  'sheet/smaller': 'Show more of the product',
} as const satisfies Readonly<Record<string, Message>>;
