/** Clicks and undoes; prints the bytes of heap in use after a warm-up and at the end. `memory.test.ts` runs it under `--expose-gc`. */
import { createDice } from '../rules/random-product.js';
import { createSession } from '../../src/session/create-session.js';
import type { Session } from '../../src/session/session.js';
import { productNamed } from '../support/products.js';

/** Decisions; as many are undone. */
const DECISIONS = 10_000;

function clickAndUndo(session: Session, seed: number): void {
  const dice = createDice(seed);
  const listed = [...session.snapshot.options.values()].filter(({ kind }) => kind === 'choice' || kind === 'toggle');
  for (let left = DECISIONS; left > 0;) {
    const clicks = Math.min(left, 1 + dice.roll(20));
    for (let click = 0; click < clicks; click++) {
      const { id, kind, domain } = session.snapshot.options.get(dice.pick(listed).id)!;
      const choice = domain.form === 'choices' ? dice.pick(domain.choices).id : '';
      session.apply({ optionId: id, value: kind === 'toggle' ? choice === 'true' : choice });
    }
    while (session.undo() !== null);
    left -= clicks;
  }
}

const session = createSession(productNamed('name_bottle'));
for (const seed of [1, 2]) {
  clickAndUndo(session, seed);
  globalThis.gc?.();
  process.stdout.write(`${process.memoryUsage().heapUsed}\n`);
}
