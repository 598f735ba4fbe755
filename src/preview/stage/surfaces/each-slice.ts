/** Longest piece of work between two pauses, milliseconds. */
const SLICE_MS = 7;

/** Does `work` for 0 to `count` - 1, with pauses, so that the page stays responsive on a slow phone. */
export async function eachSlice(count: number, work: (at: number) => void): Promise<void> {
  let start = performance.now();
  for (let at = 0; at < count; at++) {
    work(at);
    if (performance.now() - start < SLICE_MS) continue;
    await pause();
    start = performance.now();
  }
}

/** Lets the page run. A message is not clamped to 4 ms as nested timers are. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
