/** The repository's root folder, with a trailing slash. */
export const root: string;

/** How a command ended; code 127 when it could not be started. */
export interface Ended {
  code: number;
  output: string;
  seconds: number;
}

/** Runs a command of `node_modules/.bin` or of PATH to its end; `quiet` collects its output. */
export function runToEnd(
  command: string,
  args: readonly string[],
  options?: { env?: Record<string, string>; quiet?: boolean },
): Promise<Ended>;

/** A TCP port that was free a moment ago. */
export function freePort(): Promise<number>;

/** Starts the demo shop on a free port, with more environment if given, and waits until it answers. */
export function startShop(options?: {
  env?: Record<string, string>;
  patienceMs?: number;
}): Promise<{ url: string; stop: () => Promise<void> }>;
