/**
 * Keys of a radio group made of buttons (APG "radio group"): one tab stop, arrows move, Home and End jump. Whether arriving
 * also picks is the caller's decision: over a choice that would cost the shopper another one, arrows only move.
 */

/** Arrow keys as steps through the group; horizontal ones mirror in right-to-left text. */
const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * Handles a key pressed inside a group.
 *
 * @param items - The buttons in order.
 * @param arrive - Called with the item's position after the focus has moved to it.
 * @returns Whether the key was one of the group's.
 */
export function handleRovingKey(
  event: KeyboardEvent,
  items: readonly HTMLElement[],
  arrive: (index: number) => void,
): boolean {
  const root = event.currentTarget as HTMLElement;
  const at = items.findIndex((item) => item === event.target || item.contains(event.target as Node));
  const to = target(event.key, at, items.length, getComputedStyle(root).direction === 'rtl');
  const item = to === null ? undefined : items[to];
  if (to === null || !item || event.altKey || event.ctrlKey || event.metaKey) return false;
  event.preventDefault();
  item.focus();
  item.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  arrive(to);
  return true;
}

function target(key: string, at: number, count: number, mirrored: boolean): number | null {
  if (count === 0 || at < 0) return null;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = STEPS[key];
  if (step === undefined) return null;
  const turned = mirrored && (key === 'ArrowLeft' || key === 'ArrowRight') ? -step : step;
  return (at + turned + count) % count;
}
