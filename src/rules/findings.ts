/** What is found out about an option or a cell before it takes the form of a domain. Types only. */
import type { OptionValue } from '../product/configuration.js';
import type { Scope } from '../product/expression/scope.js';
import type { NumberOption, Option } from '../product/product.js';
import type { JudgedChoice, JudgedDomain } from './rules.js';

/** What was found out about each choice, and about numbers. */
export interface Findings {
  choice(id: string, place: number, amount: number): JudgedChoice;
  ranges(
    option: NumberOption,
  ): Pick<Extract<JudgedDomain, { form: 'ranges' }>, 'available' | 'consequence' | 'settled'>;
}

/** The shape of a domain in a scope, with what was found out. */
export type ShapeOf = (option: Option, value: OptionValue, findings: Findings, scope: Scope) => JudgedDomain;
