import { expect } from 'chai';
import * as fc from 'fast-check';
import { MemoryBudget, textureBytes } from '../../../../src/preview/stage/loading/memory-budget.js';

describe('a budget of bytes', () => {
  it('frees what was not wanted for longest, until the rest fits', () => {
    const budget = new MemoryBudget(100);
    const freed: string[] = [];
    const things = ['a', 'b', 'c', 'd'].map((name) => ({ name }));
    for (const thing of things) budget.keep(thing, 40, () => freed.push(thing.name));
    budget.use(things[0]!);
    budget.trim(new Set());
    expect(freed).to.deep.equal(['b', 'c']);
    expect(budget.bytes).to.equal(80);
  });

  it('never frees what is in use, even beyond its bytes', () => {
    const budget = new MemoryBudget(10);
    const [used, spare] = [{}, {}];
    budget.keep(used, 400, () => expect.fail('freed in use'));
    budget.keep(spare, 4, () => undefined);
    budget.trim(new Set([used]));
    expect(budget.bytes).to.equal(400);
  });

  it('counts exactly what it holds, whatever is kept, used, dropped and freed', () => {
    const step = fc.record({ what: fc.constantFrom('keep', 'use', 'drop', 'trim'), at: fc.nat(7), bytes: fc.nat(60) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const budget = new MemoryBudget(100);
        const things = Array.from({ length: 8 }, () => ({}));
        const held = new Map<object, number>();
        for (const { what, at, bytes } of steps) {
          const thing = things[at]!;
          if (what === 'keep') {
            held.set(thing, bytes);
            budget.keep(thing, bytes, () => held.delete(thing));
          } else if (what === 'use') budget.use(thing);
          else if (what === 'drop') {
            held.delete(thing);
            budget.drop(thing);
          } else budget.trim(new Set([things[0]!]));
          const sum = [...held.values()].reduce((all, each) => all + each, 0);
          expect(budget.bytes).to.equal(sum);
          if (what === 'trim') expect(sum - (held.get(things[0]!) ?? 0)).to.be.at.most(100);
        }
      }),
    );
  });

  it('counts four bytes a pixel and a third more for smaller copies', () => {
    expect(textureBytes({ width: 2048, height: 2048 })).to.be.closeTo(22.4e6, 0.1e6);
  });
});
