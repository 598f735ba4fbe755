/** Developers' own controls by kind, or by the control name an owner asks for. */
export const ownControls = new Map<string, string>();

/**
 * Puts a developer's element in place of ours, for a kind (`image`) or for a control an owner asks for by name. It gets
 * the properties `option`, `state` and `face`, and dispatches `atelier-option-change`; label, reasons and panels stay ours.
 */
export function registerControl(kind: string, tag: string): void {
  ownControls.set(kind, tag);
}
