import type { Clock, Ports, Random } from '../kernel/ports.js';

/** The two ports that an order always needs. */
export interface OrderPorts {
  readonly clock: Clock;
  readonly random: Random;
}

/**
 * The given clock and randomness, else the runtime's own: the contract lets a caller leave the ports out, and an order
 * without a time or an id of its own is none. Nothing is drawn before it is asked for (some edge runtimes forbid that
 * while a module loads).
 */
export function orderPorts(ports: Ports | undefined): OrderPorts {
  return { clock: ports?.clock ?? SYSTEM_CLOCK, random: ports?.random ?? SYSTEM_RANDOM };
}

const SYSTEM_CLOCK: Clock = { nowMs: () => Date.now() };

const SYSTEM_RANDOM: Random = { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) };
