import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { checkProduct, type CheckedProduct } from '../../../audit/check-product.js';
import { countVariants } from '../../../audit/count-variants.js';
import type { Finding } from '../../../audit/finding.js';
import { isProved } from '../../../audit/is-proved.js';
import { firstLocale } from '../../../i18n/locale.js';
import { loadFindingTexts, type FindingTexts } from '../../../i18n/finding-texts.js';
import type { Product } from '../../../product/product.js';
import type { Command, Output } from './command.js';
import { reasonOf } from './read-product.js';

const OPTIONS = {
  glb: { type: 'string' },
  json: { type: 'boolean', default: false },
  lang: { type: 'string', default: 'en' },
} as const;

/** Audits a product file: every finding with its place, an example and, where there is one, the change that mends it. */
export const checkCommand: Command = {
  name: 'check',
  usage: '<product.json> [--glb <model.glb>] [--json] [--lang en|de|fr]',
  summary: 'proves what no shopper should find: dead choices, contradictions, price holes, missing texts and parts',
  async run(args, output) {
    const parsed = parse(args);
    const [path] = parsed?.positionals ?? [];
    if (parsed === null || path === undefined || parsed.positionals.length > 1) {
      output.err(`Usage: atelier ${this.name} ${this.usage}`);
      return 2;
    }
    const { glb: model, json } = parsed.values;
    const lang = firstLocale([parsed.values.lang]);
    const text = await read(path, output);
    const glb = model === undefined ? undefined : await read(model, output);
    if (text === null || glb === null) return 2;
    const checked = await checkProduct(new TextDecoder().decode(text), glb === undefined ? {} : { glb });
    if (json) output.out(JSON.stringify(checked.findings, null, 2));
    else for (const line of await report(path, checked, lang)) output.out(line);
    return checked.findings.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
};

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

async function read(path: string, output: Output): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (error) {
    output.err(`${path}: cannot be read (${reasonOf(error)}).`);
    return null;
  }
}

async function report(path: string, { product, findings }: CheckedProduct, lang: string): Promise<readonly string[]> {
  const texts = await loadFindingTexts(lang);
  const lines = findings.flatMap((finding) => [...describe(path, finding, texts), '']);
  if (findings.length > 0) {
    const errors = findings.filter(({ severity }) => severity === 'error').length;
    lines.push(texts.text('finding/count', { errors, count: findings.length - errors }));
  }
  if (product !== null && isProved(findings)) lines.push(texts.text('finding/proved'));
  if (product !== null) lines.push(variants(product, texts, lang));
  return lines;
}

/** `file:line:column: severity code`, the sentence, an example, the fix. */
function describe(path: string, finding: Finding, texts: FindingTexts): readonly string[] {
  const { line, column, severity, code, counterexample, fix } = finding;
  const where = line === undefined ? path : `${path}:${line}:${column ?? 1}`;
  return [
    `${where}: ${severity} ${code}`,
    `  ${texts.finding(finding)}`,
    ...(counterexample === undefined ? [] : [`  ${texts.text('finding/example')}: ${JSON.stringify(counterexample)}`]),
    ...(fix === undefined ? [] : [`  ${texts.text('finding/fix')}: ${JSON.stringify(fix)}`]),
  ];
}

function variants(product: Product, texts: FindingTexts, lang: string): string {
  const market = product.markets.keys().next().value ?? null;
  const { count, isExact } = countVariants(product, { market, locale: product.locales[0] ?? 'en', quantity: 1 });
  const number = new Intl.NumberFormat(lang).format(count);
  return texts.text(isExact ? 'finding/variants' : 'finding/variants-most', { number });
}
