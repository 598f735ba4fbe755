const said = new Set<string>();

/** Tells a developer about a mistake that costs the shopper nothing, once per code and page. */
export function devWarn(code: string, message: string): void {
  if (said.has(code)) return;
  said.add(code);
  console.warn(`atelier: ${message} (${code})`);
}
