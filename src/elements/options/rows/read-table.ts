/** What stands between the cells of a line, the surest first. */
const SEPARATORS = ['\t', ';', ','] as const;

/**
 * The cells of a table as spreadsheets copy and save it: lines of cells between tabs, semicolons or commas; a cell in quotes may hold
 * any of them, line ends too, and a quote as two (RFC 4180). Cells are trimmed; lines without any text are left out.
 */
export function readTable(text: string): readonly (readonly string[])[] {
  const separator = separatorOf(text);
  const lines: string[][] = [[]];
  const blank = `[^\\S\\n${separator}]*`;
  // A cell in quotes, or whatever stands up to the next separator or line end; then what ended it.
  const cell = `${blank}"((?:[^"]|"")*)"${blank}(?=\\n|${separator}|$)|([^\\n${separator}]*)`;
  const pattern = new RegExp(`(?:${cell})(\\n|${separator}|$)`, 'g');
  for (const [, quoted, plain = '', end] of text.replace(/\r\n?/g, '\n').matchAll(pattern)) {
    lines.at(-1)?.push((quoted?.replaceAll('""', '"') ?? plain).trim());
    if (end === '') break;
    if (end === '\n') lines.push([]);
  }
  return lines.filter((cells) => cells.some((cell) => cell !== ''));
}

/** The surest separator that stands outside quotes; a table of one column has none, and a comma in it is text only beside another. */
function separatorOf(text: string): string {
  const bare = text.replace(/"(?:[^"]|"")*"/g, '');
  return SEPARATORS.find((separator) => bare.includes(separator)) ?? '\t';
}
