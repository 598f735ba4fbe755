/**
 * Signed quotes per second of one process, in process through `fetch(Request)`: 16 in flight, designs of 40 options, each
 * request another design. `npx tsx test/bench/quotes.mjs`; every figure is one run of five seconds after one of two.
 */
import { createVerifier } from '../../src/order/verifier/create-verifier.js';
import { aProductOf } from '../support/order-products.js';

const OPTIONS = 40;
const IN_FLIGHT = 16;
const CHOICES = 6;

/** 40 options with six choices each, rules between neighbours, prices on every second. */
const product = aProductOf({
  format: 1,
  id: 'bench',
  rev: '1',
  title: 'Bench',
  options: Array.from({ length: OPTIONS }, (_, option) => ({
    id: `o${option}`,
    kind: 'choice',
    title: `Option ${option}`,
    choices: Array.from({ length: CHOICES }, (_, choice) => ({
      id: `c${choice}`,
      title: `Choice ${choice}`,
      ...(option % 2 === 0 ? { price: choice } : {}),
    })),
  })),
  rules: Array.from({ length: OPTIONS / 2 }, (_, pair) => ({
    id: `r${pair}`,
    forbid: `o${2 * pair} = c5 and o${2 * pair + 1} = c5`,
    say: 'These two do not go together.',
  })),
  pricing: { currency: 'EUR', base: 100, lines: [{ id: 'fee', title: 'Fee', when: 'o1 = c2', amount: 5 }] },
});

const verifier = createVerifier({
  products: [product],
  keys: { current: { id: 'k1', secret: new Uint8Array(32).fill(7) } },
  audience: 'bench',
});

function body(number) {
  // Never c5, so that every design is valid; in base 5, so that every design is another.
  const selections = Array.from({ length: OPTIONS }, (_, option) => ({
    optionId: `o${option}`,
    valueId: `c${option < 12 ? Math.floor(number / 5 ** option) % 5 : (number + option) % 5}`,
  }));
  return JSON.stringify({ definition: { id: 'bench', version: '1' }, selections });
}

let next = 0;

async function run(durationMs) {
  const times = [];
  const started = performance.now();
  const worker = async () => {
    while (performance.now() - started < durationMs) {
      const at = performance.now();
      const request = new Request('http://verifier/v1/quotes', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: body(next++),
      });
      const response = await verifier.fetch(request);
      await response.text();
      if (response.status !== 201) throw new Error(`status ${response.status}`);
      times.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  const elapsedMs = performance.now() - started;
  times.sort((a, b) => a - b);
  const quantile = (part) => times[Math.floor(times.length * part)] ?? NaN;
  return { perSecond: (times.length / elapsedMs) * 1000, p50: quantile(0.5), p99: quantile(0.99) };
}

await run(2000);
const cpu = process.cpuUsage();
const { perSecond, p50, p99 } = await run(5000);
const used = process.cpuUsage(cpu);
const cores = (used.user + used.system) / 5e6;
console.log(
  `${perSecond.toFixed(0)} signed quotes/s, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${cores.toFixed(2)} cores used, ${(perSecond / cores).toFixed(0)} per core-second`,
);
