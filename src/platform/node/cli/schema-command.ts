import { writeFile } from 'node:fs/promises';
import { configurationJsonSchema } from '../../../product/configuration-json-schema.js';
import type { Command } from './command.js';
import { readProduct, reasonOf } from './read-product.js';

/** Writes the JSON Schema of a design of a product, for shops in any language. */
export const schemaCommand: Command = {
  name: 'schema',
  usage: '<product.json> [--out <file>]',
  summary: 'writes the JSON Schema (draft-07) of a design of the product',
  async run(args, output) {
    const [path, flag, target] = args;
    if (
      path === undefined ||
      path.startsWith('-') ||
      args.length > 3 ||
      (flag !== undefined && (flag !== '--out' || target === undefined))
    ) {
      output.err(`Usage: atelier ${this.name} ${this.usage}`);
      return 2;
    }
    const product = await readProduct(path, output);
    if (typeof product === 'number') return product;
    const text = JSON.stringify(configurationJsonSchema(product), null, 2);
    if (target === undefined) {
      output.out(text);
      return 0;
    }
    try {
      await writeFile(target, `${text}\n`);
      return 0;
    } catch (error) {
      output.err(`${target}: cannot be written (${reasonOf(error)}).`);
      return 2;
    }
  },
};
