import type { OrderPorts } from '../../src/order/system-ports.js';

/** A clock that a test sets, and bytes that count upwards. */
export function fixedPorts(
  nowMs = Date.UTC(2026, 10, 22, 12),
): OrderPorts & { readonly clock: { nowMs: () => number; ms: number } } {
  let drawn = 0;
  const clock = { ms: nowMs, nowMs: () => clock.ms };
  return { clock, random: { bytes: (length) => Uint8Array.from({ length }, () => drawn++ % 256) } };
}
