/** One text with places `{name}`, or its plural forms chosen by the parameter `count` (CLDR categories; `other` always). */
export type Message =
  string | { readonly one?: string; readonly few?: string; readonly many?: string; readonly other: string };

/** Values for the places of a message. */
export type MessageParams = Readonly<Record<string, string | number>>;
