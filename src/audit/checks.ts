import type { Check } from './check.js';
import { alikeSwatches } from './checks/alike-swatches.js';
import { peacefulBinds, usedParts } from './checks/bindings.js';
import { deadChoices, forcedChoices } from './checks/dead-choices.js';
import { deadOptions } from './checks/dead-options.js';
import { defaults, presets, quiz } from './checks/designs-offered.js';
import { idleRules } from './checks/idle-rules.js';
import { legibleTexts } from './checks/legible-texts.js';
import { modelNames } from './checks/model-names.js';
import { negativeTotals } from './checks/negative-totals.js';
import { nothingValid } from './checks/nothing-valid.js';
import { numberHoles } from './checks/number-holes.js';
import { priceHoles } from './checks/price-holes.js';
import { priceJumps, tiers } from './checks/price-steps.js';
import { currencies, forgottenPrices } from './checks/prices-given.js';
import { heardOptions, outputLines } from './checks/production.js';
import { uniqueSkus, wholeSkus } from './checks/skus.js';
import { locales, reasons, swatchNames } from './checks/texts.js';
import { textsOnAreas } from './checks/texts-on-areas.js';
import { unseenRows } from './checks/unseen-rows.js';

/** Everything that is checked, in the order in which an owner would want to mend it. A new check is its file and one line here. */
export const CHECKS: readonly Check[] = [
  nothingValid,
  deadOptions,
  deadChoices,
  numberHoles,
  defaults,
  presets,
  quiz,
  forcedChoices,
  idleRules,
  unseenRows,
  currencies,
  priceHoles,
  negativeTotals,
  forgottenPrices,
  tiers,
  priceJumps,
  locales,
  reasons,
  legibleTexts,
  textsOnAreas,
  swatchNames,
  alikeSwatches,
  wholeSkus,
  uniqueSkus,
  outputLines,
  heardOptions,
  modelNames,
  usedParts,
  peacefulBinds,
];
