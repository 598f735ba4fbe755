/** For owners' tools: what is wrong with a product, proved; how many variants it has; random designs of it. No DOM. */
export { auditProduct } from './audit/audit-product.js';
export type { AuditOptions } from './audit/audit-product.js';
export { checkProduct } from './audit/check-product.js';
export type { CheckedProduct } from './audit/check-product.js';
export { countVariants } from './audit/count-variants.js';
export type { VariantCount } from './audit/count-variants.js';
export type { Finding, JsonPatch, JsonPatchOperation } from './audit/finding.js';
export { isProved } from './audit/is-proved.js';
export { loadFindingTexts } from './i18n/finding-texts.js';
export type { FindingTexts } from './i18n/finding-texts.js';
export { createSeededRandom } from './kernel/seeded-random.js';
export { loadProduct } from './product/load.js';
export { createRules } from './rules/create-rules.js';
export { randomDesign } from './rules/random-design.js';
export { configuredItem } from './order/configured-item.js';
export { createSession } from './session/create-session.js';
