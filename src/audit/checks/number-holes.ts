/** Numbers inside an option's limits that no valid design has. */
import { toNumber } from '../../kernel/rational.js';
import type { Range } from '../../product/configuration.js';
import type { NumberOption } from '../../product/product.js';
import type { Check } from '../check.js';
import type { Subject } from '../subject.js';

/** `audit/number-hole`. */
export const numberHoles: Check = {
  id: 'number-holes',
  proves: 'Every number between an option’s limits is in some valid design.',
  asksRules: true,
  *run(subject) {
    for (const option of subject.product.options) {
      if (option.kind !== 'number') continue;
      const { available, settled } = reach(subject, option);
      // An option that is never there has no numbers at all.
      if (available.length === 0) continue;
      for (const { min, max } of settled ? holesOf(option, available) : [])
        yield {
          code: 'audit/number-hole',
          severity: 'error',
          path: ['options', option.index],
          params: {
            optionId: option.id,
            option: subject.titleOf(option.id),
            min,
            max,
            unit: option.unit,
            rules: rulesAgainst(subject, option, min).join(', '),
          },
          range: { optionId: option.id, min, max },
        };
      if (!settled)
        yield {
          code: 'audit/number-hole',
          severity: 'warning',
          verdict: 'unproved',
          path: ['options', option.index],
          params: {
            optionId: option.id,
            option: subject.titleOf(option.id),
            ...boundsOf(option),
            unit: option.unit,
            rules: '',
          },
        };
    }
  },
};

function boundsOf({ outer }: NumberOption): Range {
  return { min: toNumber(outer.min), max: toNumber(outer.max) };
}

/** All numbers of all contexts, sorted. */
function reach(
  { sold }: Subject,
  { id }: NumberOption,
): { readonly available: readonly Range[]; readonly settled: boolean } {
  const domains = sold.flatMap(({ start }) => {
    const domain = start.options.get(id)?.domain;
    return domain?.form === 'ranges' ? [domain] : [];
  });
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
