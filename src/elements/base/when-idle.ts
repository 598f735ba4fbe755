/** Does something once the page has nothing better to do. */
export function whenIdle(work: () => void): void {
  // WebKit has no idle callback; a short pause lets the questions go first there.
  if ('requestIdleCallback' in window) window.requestIdleCallback(() => work());
  else setTimeout(work, 200);
}
