/** Which steps of a number are possible, as runs: a witness vouches for whole intervals where all its constraints hold throughout. */
import { elementAt } from '../kernel/element-at.js';
import { intersect, only, sizeOf, type Domain } from './domain.js';
import { halves, type Budget } from './search.js';
import type { Frame, Space } from './space.js';

/** What was found out about a domain. */
export interface Possible {
  readonly domain: Domain;
  /** False: the budget ended first, `domain` lacks what was not decided. */
  readonly settled: boolean;
}

/** The part of `domain` that valid designs within the frame reach, exactly. */
export function possibleIn(space: Space, frame: Frame, variable: number, domain: Domain, wishes: readonly number[], budget: Budget): Possible {
  const runs: number[] = [];
  let settled = true;
  const take = (part: Domain): void => {
    for (let at = 0; at < part.length; at += 2) {
      if (runs.at(-1) === elementAt(part, at) - 1) runs[runs.length - 1] = elementAt(part, at + 1);
      else runs.push(elementAt(part, at), elementAt(part, at + 1));
    }
  };
  const judgePart = (part: Domain): void => {
    if (frame === null || part.length === 0) return;
    const known = space.known(frame, variable, part);
    if (known !== undefined && vouches(space, known, variable, part, budget)) {
      take(part);
      return;
    }
    const narrowed = space.narrow(frame, [[variable, part]], budget);
    const left = narrowed?.[variable];
    if (left === undefined) return;
    const witness = space.find(narrowed, elementAt(space.componentOf, variable), wishes, budget);
    if (witness === undefined) settled = false;
    if (!witness) return;
    if (sizeOf(left) === 1 || vouches(space, witness, variable, left, budget)) take(left);
    else for (const half of halves(left)) judgePart(half);
  };
  judgePart(frame === null ? [] : intersect(elementAt(frame, variable), domain));
  return { domain: runs, settled };
}

/** Whether a valid design stays valid with every value of `domain` in place of its own. */
function vouches(space: Space, witness: readonly number[], variable: number, domain: Domain, budget: Budget): boolean {
  const component = elementAt(space.components, elementAt(space.componentOf, variable));
  component.forEach((other, place) => space.view.narrow(other, other === variable ? domain : only(elementAt(witness, place))));
  return space.constraints.every((constraint) => {
    if (!constraint.reads.includes(variable)) return true;
    budget.left--;
    return constraint.test(space.view) === true;
  });
}
