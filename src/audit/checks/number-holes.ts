/** Numbers inside an option's limits that no valid design has. */
import { toNumber } from '../../kernel/rational.js';
import type { Range } from '../../product/configuration.js';
import type { NumberOption } from '../../product/product.js';
import type { Check, Report } from '../check.js';
import type { Subject } from '../subject.js';

/** `audit/number-hole`. */
export const numberHoles: Check = {
  id: 'number-holes',
  proves: 'Every number between an option’s limits is in some valid design.',
  asksRules: true,
  *run(subject) {
    for (const option of subject.product.options) {
      if (option.kind !== 'number') continue;
      // A question that is never asked is a fault of its own.
      if (subject.domainsOf(option).length === 0) continue;
      const { available, settled } = reach(subject, option);
      const holes = holesOf(option, available);
      if (settled && !(holes.length > 0 && subject.isUnseen(option.id)))
        yield* holes.map((hole) => report(subject, option, hole, true));
      else yield report(subject, option, boundsOf(option), false);
    }
  },
};

function report(subject: Subject, option: NumberOption, { min, max }: Range, isProved: boolean): Report {
  const { id: optionId, index, unit } = option;
  const rules = isProved ? rulesAgainst(subject, option, min).join(', ') : '';
  return {
    code: 'audit/number-hole',
    severity: isProved ? 'error' : 'warning',
    verdict: isProved ? 'proved' : 'unproved',
    path: ['options', index],
    params: { optionId, option: subject.titleOf(optionId), min, max, unit, rules },
    ...(isProved && { range: { optionId, min, max } }),
  };
}

function boundsOf({ outer }: NumberOption): Range {
  return { min: toNumber(outer.min), max: toNumber(outer.max) };
}

/** All numbers of all contexts, sorted. */
function reach(
  subject: Subject,
  option: NumberOption,
): { readonly available: readonly Range[]; readonly settled: boolean } {
  const domains = subject.domainsOf(option).filter((domain) => domain.form === 'ranges');
  return {
    available: domains
      .flatMap(({ available, consequence }) => [...available, ...consequence])
      .sort((a, b) => a.min - b.min),
    settled: domains.every(({ settled }) => settled),
  };
}

/** Gaps on the grid; at an end only where the limit is written as a number, for a formula's own reach is not known. */
function holesOf(option: NumberOption, available: readonly Range[]): readonly Range[] {
  const step = toNumber(option.step);
  const { min, max } = boundsOf(option);
  if (available.length === 0) return [{ min, max }];
  const onGrid = (value: number): number => Math.round((value - min) / step);
  const at = (steps: number): number => Number((min + steps * step).toPrecision(12));
  const holes: Range[] = [];
  let next = option.min.type === 'number' ? 0 : onGrid(available[0]?.min ?? min);
  for (const range of available) {
    if (onGrid(range.min) > next) holes.push({ min: at(next), max: at(onGrid(range.min) - 1) });
    next = Math.max(next, onGrid(range.max) + 1);
  }
  if (option.max.type === 'number' && next <= onGrid(max)) holes.push({ min: at(next), max });
  return holes;
}

function rulesAgainst({ rules, sold }: Subject, { id }: NumberOption, value: number): readonly string[] {
  const context = sold[0]?.context;
  const reasons = context === undefined ? [] : rules.explain(context, [], id, value).reasons;
  return [...new Set(reasons.flatMap(({ ruleId }) => ruleId ?? []))];
}
