// @ts-check
/** A plain text area with line numbers: the numbers are drawn beside it and scroll with it. */

const LINE_PX = 20;

const text = /** @type {HTMLTextAreaElement} */ (document.querySelector('.try-text'));
const lines = /** @type {HTMLElement} */ (document.querySelector('.try-lines'));

text.addEventListener('scroll', () => (lines.scrollTop = text.scrollTop));
text.addEventListener('input', () => numberLines());

/** The file as it is typed. */
export function readText() {
  return text.value;
}

/** Puts a text in place of the old one; one step of the browser's own undo. @param {string} value */
export function writeText(value) {
  const { scrollTop } = text;
  text.focus({ preventScroll: true });
  text.select();
  if (!document.execCommand('insertText', false, value)) text.value = value;
  text.setSelectionRange(0, 0);
  text.scrollTop = scrollTop;
  numberLines();
}

/** Puts a text there without a way back: another file. @param {string} value */
export function openText(value) {
  text.value = value;
  text.scrollTop = 0;
  numberLines();
}

/** @param {() => void} listener */
export function onEdit(listener) {
  text.addEventListener('input', listener);
}

/** Selects a line and brings it into sight. @param {number} line From 1. */
export function showLine(line) {
  const before = text.value.split('\n').slice(0, line - 1);
  const start = before.reduce((sum, each) => sum + each.length + 1, 0);
  const end = text.value.indexOf('\n', start);
  text.focus({ preventScroll: true });
  text.setSelectionRange(start, end < 0 ? text.value.length : end);
  text.scrollTop = Math.max(0, (line - 6) * LINE_PX);
  text.scrollLeft = 0;
  text.scrollIntoView({ block: 'nearest' });
}

/** The first line that has the key; 1 where none has. @param {string} key */
export function lineOf(key) {
  return (
    Math.max(
      0,
      text.value.split('\n').findIndex((line) => line.includes(`"${key}"`)),
    ) + 1
  );
}

/** @param {readonly { line?: number, severity: string }[]} findings */
export function markLines(findings) {
  for (const mark of lines.children) mark.className = '';
  for (const { line, severity } of [...findings].reverse()) {
    const mark = lines.children[(line ?? 0) - 1];
    if (mark) mark.className = severity === 'error' ? 'has-error' : 'has-warning';
  }
}

function numberLines() {
  const count = text.value.split('\n').length;
  while (lines.childElementCount > count) lines.lastElementChild?.remove();
  while (lines.childElementCount < count) {
    const mark = document.createElement('span');
    mark.textContent = String(lines.childElementCount + 1);
    lines.append(mark);
  }
  lines.scrollTop = text.scrollTop;
}
