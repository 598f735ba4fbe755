/** The published feature models, by size. */
import { benchmarkText } from '../../support/readers/benchmark-file.js';
import type { ClauseModel } from '../../support/readers/clause-model.js';
import { featureClauses } from '../../support/readers/feature-clauses.js';
import { readDimacs } from '../../support/readers/read-dimacs.js';
import { readUvl } from '../../support/readers/read-uvl.js';

/** Files of clause models, fewest variables first. */
export const CLAUSE_MODELS = [
  'mobile-phone-dm.uvl',
  'online-shop.uvl',
  'routefinding.dimacs',
  'berkeleydb.dimacs',
  'e-shop.dimacs',
  'e-shop.uvl',
  'bank.dimacs',
  'uclibc.dimacs',
  'pc-richmond.uvl',
  'financial-services-2018.dimacs',
  'busybox-1.18.dimacs',
  'ecos-i386pc.dimacs',
  'erp-system.dimacs',
  'automotive01.dimacs',
  'automotive02-v4.uvl',
] as const;

/** Reads one of them. */
export function clauseModel(file: string): ClauseModel {
  const text = benchmarkText(file);
  return file.endsWith('.uvl') ? featureClauses(readUvl(text)) : readDimacs(text);
}
