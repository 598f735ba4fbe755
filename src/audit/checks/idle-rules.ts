/** Rules that never fire, and rules that the others say already. */
import type { Expression } from '../../product/expression/expression.js';
import { dependencies } from '../../product/expression/dependencies.js';
import type { Product, Rule } from '../../product/product.js';
import type { Check, Report } from '../check.js';
import { withRules } from '../prover.js';
import type { Subject } from '../subject.js';
import { and, binary, call, isPresent, not, number, optionTerm, TRUE } from '../../product/expression/terms.js';

/** `audit/rule-never-fires`, `audit/rule-redundant`. */
export const idleRules: Check = {
  id: 'idle-rules',
  proves: 'Every rule excludes something that no other rule does.',
  asksRules: true,
  *run(subject) {
    const { product } = subject;
    for (const rule of product.rules) {
      const others = product.rules.filter((other) => other !== rule);
      const report = neverFires(subject, rule, others) ?? saysNothing(subject, rule, others);
      if (report) yield report;
    }
  },
};

/** What makes a rule speak: its `when`, and for a ban or a warning what it names, whatever else is ruled. */
function neverFires(subject: Subject, rule: Rule, others: readonly Rule[]): Report | null {
  const { product } = subject;
  const { body, when } = rule;
  const isBan = body.type === 'forbid';
  const guard = body.type === 'forbid' || body.type === 'warn' ? and(when, body.condition) : and(when);
  if (guard === TRUE) return null;
  const [answer] = subject.ask([guard], withRules(product, isBan ? [] : others));
  if (answer === undefined || answer.holds === 'somewhere') return null;
  return reportOn(rule, 'audit/rule-never-fires', answer.holds === 'open');
}

function saysNothing(subject: Subject, rule: Rule, others: readonly Rule[]): Report | null {
  const { product } = subject;
  const broken = violationsOf(product, rule);
  if (broken === null) return null;
  const answers = subject.ask(broken.conditions, withRules(broken.product, others));
  if (answers.some(({ holds }) => holds === 'somewhere')) return null;
  return reportOn(
    rule,
    'audit/rule-redundant',
    answers.some(({ holds }) => holds === 'open'),
  );
}

function reportOn({ id, index }: Rule, code: string, isOpen: boolean): Report {
  return {
    code,
    severity: 'warning',
    verdict: isOpen ? 'unproved' : 'proved',
    path: ['rules', index],
    params: { ruleId: id },
    ...(!isOpen && { fix: [{ op: 'remove' as const, path: `/rules/${index}` }] }),
  };
}

interface Violations {
  readonly product: Product;
  readonly conditions: readonly Expression[];
}

/** What a design that breaks the rule looks like; `null`: a warning forbids nothing. */
function violationsOf(product: Product, { id, when, body }: Rule): Violations | null {
  if (body.type === 'warn') return null;
  if (body.type === 'forbid') return { product, conditions: [and(when, body.condition)] };
  if (body.type === 'require')
    return { product, conditions: [and(when, ...applies(product, body.condition), not(body.condition))] };
  if (body.type === 'set')
    return {
      product,
      conditions: [...body.values].map(([optionId, value]) => {
        const isMulti = product.optionById.get(optionId)?.kind === 'multi';
        const demand = binary(isMulti ? 'has' : '=', optionTerm(optionId), value);
        return and(when, ...applies(product, demand), not(demand));
      }),
    };
  return tableViolations(product, `_rows_of_${id}`, when, body.tableId);
}

/** A `require` or `set` speaks only where each option it names is there and each derived value known. */
function applies(product: Product, condition: Expression): readonly Expression[] {
  const { options, values } = dependencies(condition);
  return [
    ...[...options].flatMap((id) => {
      const option = product.optionById.get(id);
      return option === undefined ? [] : [isPresent(product, option)];
    }),
    ...[...values].map((valueId) => call('known', { type: 'derived', valueId, span: TRUE.span })),
  ];
}

/** All keys known and in no row: asked of a copy of the table whose rows have a value. */
function tableViolations(product: Product, tableId: string, when: Expression | null, of: string): Violations | null {
  const table = product.tables.get(of);
  if (table?.type !== 'list') return null;
  const keys = table.by.map((id): Expression =>
    product.optionById.has(id) ? optionTerm(id) : { type: 'derived', valueId: id, span: TRUE.span },
  );
  const rows = table.rows.map(({ keys: cells }) => ({ keys: cells, value: 1 }));
  const tables = new Map([...product.tables, [tableId, { ...table, id: tableId, rows }] as const]);
  const found = call('lookup', { type: 'table', tableId, span: TRUE.span }, ...keys);
  const known = keys.map((key) => call('known', key));
  return { product: { ...product, tables }, conditions: [and(when, ...known, not(binary('=', found, number(1))))] };
}
