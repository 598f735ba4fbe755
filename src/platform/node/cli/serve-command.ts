import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { ConfiguratorError } from '../../../kernel/configurator-error.js';
import { parseKeys } from '../../../order/keys.js';
import { createVerifier } from '../../../order/verifier/create-verifier.js';
import type { Product } from '../../../product/product.js';
import { toNodeListener } from '../http.js';
import type { Command, Output } from './command.js';
import { readProduct } from './read-product.js';

const OPTIONS = {
  audience: { type: 'string' },
  port: { type: 'string', default: '8787' },
  host: { type: 'string', default: '127.0.0.1' },
  origin: { type: 'string', multiple: true, default: [] as string[] },
} as const;

/** Serves the verifier of some products: quotes and verification, no order intake. Keys come from the environment alone. */
export const serveCommand: Command = {
  name: 'serve',
  usage: '<product.json>… --audience <shop> [--port 8787] [--host 127.0.0.1] [--origin <https://shop>]…',
  summary: 'quotes and verifies designs of the products; signs with ATELIER_KEYS (id:secret[,id:secret])',
  async run(args, output) {
    const parsed = parse(args);
    if (parsed === null || parsed.positionals.length === 0 || parsed.values.audience === undefined) {
      output.err(`Usage: atelier ${this.name} ${this.usage}`);
      return 2;
    }
    const products: Product[] = [];
    for (const path of parsed.positionals) {
      const product = await readProduct(path, output);
      if (typeof product === 'number') return product;
      products.push(product);
    }
    try {
      const { audience, origin: cors } = parsed.values;
      const keys = parseKeys(process.env.ATELIER_KEYS ?? '');
      const onError = (error: unknown): void => output.err(String(error));
      const verifier = createVerifier({ products, keys, audience, cors, onError });
      return await listen(verifier.fetch, parsed.values, output);
    } catch (error) {
      if (!(error instanceof ConfiguratorError)) throw error;
      output.err(`${error.code}: ${error.message}${error.hint === undefined ? '' : ` ${error.hint}`}`);
      return 2;
    }
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

/** Serves until the process is asked to end. */
function listen(
  handler: (request: Request) => Promise<Response>,
  { port, host }: { readonly port: string; readonly host: string },
  output: Output,
): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer(toNodeListener(handler));
    const stop = (): void => {
      server.close(() => resolve(0));
      server.closeIdleConnections();
    };
    server.once('error', (error) => {
      output.err(`${host}:${port}: ${error.message}`);
      resolve(2);
    });
    server.listen(Number(port), host, () => {
      output.out(`The verifier listens on http://${host}:${(server.address() as AddressInfo).port}`);
    });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  });
}
