import type { Message } from '../message.js';

/** English as far as the first sight of the questions needs it; the rest of the catalogue is fetched behind it. */
export const enFirst = {
  'ui/questions': 'Questions',
  'ui/included': 'included',
  'ui/none': 'None',
  'ui/yes': 'Yes',
  'ui/no': 'No',
  'ui/open': 'Please choose',
  'ui/close': 'Close',
  'ui/undo': 'Undo',
  'ui/redo': 'Redo',
  'ui/next': 'Next: {title}',
  'ui/more': 'Show all {count}',
  'ui/quoted': '“{text}”',
  'ui/amount-of': '{count} × {title}',
  'ui/issue': 'Something is not right here ({code}).',

  'status/unavailable': 'Not available',
  'status/open': 'Being checked',
  'status/low-stock': 'Only a few left',

  'cause/stock': 'Sold out.',
  'cause/market': 'Not sold in your country.',
  'cause/date': 'Not sold at this time of year.',
  'cause/entitlement': 'Only for members.',
  'cause/limit': 'The limit is reached.',
  'cause/absent': 'Not part of this design.',
  'cause/table': 'Does not go with your other choices.',
  'cause/rule': 'Does not go with your other choices.',

  'panel/adjusted': 'Changed with it: {changes}.',

  'set/rule': 'Set because: {reason}',
  'set/suggestion': 'Adjusted to fit your choices.',
  'set/preset': 'From the design you started with.',
  'set/quiz': 'From your answers.',
  'set/release': 'Let it be decided for me',

  'color/black': 'Black',
  'color/white': 'White',
  'color/grey': 'Grey',
  'color/red': 'Red',
  'color/orange': 'Orange',
  'color/brown': 'Brown',
  'color/beige': 'Beige',
  'color/yellow': 'Yellow',
  'color/green': 'Green',
  'color/teal': 'Teal',
  'color/blue': 'Blue',
  'color/navy': 'Navy',
  'color/purple': 'Purple',
  'color/pink': 'Pink',

  'price/show': 'Price {price}, show what it is made of',
  'price/quote': 'Price on request',
  'price/ready': 'Ready to ship {date}',
  'price/ships': 'Ships {date}',

  'quantity/label': 'Quantity',

  'steps/problem': 'needs attention',

  'summary/title': 'Your design',
  'summary/show': 'Show the whole design',

  'sheet/bigger': 'Show more questions',
  'sheet/smaller': 'Show more of the product',

  'session/unanswered': 'Please choose.',
} as const satisfies Readonly<Record<string, Message>>;
