import type { Rational } from '../../kernel/rational.js';
import type { Datum } from './scope.js';

/** A datum as a number, a choice by its `value`; `null`: it is none. */
export function toRational(datum: Datum): Rational | null {
  if (typeof datum === 'number') return datum;
  if (datum === null || typeof datum !== 'object') return null;
  return 'num' in datum ? datum : datum.value;
}
