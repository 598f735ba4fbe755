import type { Issue } from '../../../kernel/issue.js';
import { readDesignCode } from '../../../platform/browser/design-address.js';
import type { Design } from '../../../product/configuration.js';
import type { Product } from '../../../product/product.js';
import { openDesign } from '../../../session/open-design.js';
import type { RootHost } from './root.js';

/** The design that a page asks for. */
export interface LinkedDesign {
  /** `null`: none that can be opened. */
  readonly design: Design | null;
  /** What of it is lost. */
  readonly notes: readonly Issue[];
}

/** Opens the design of the page's address, else of the host's attribute. */
export function openLinkedDesign(host: RootHost, product: Product): LinkedDesign {
  const code = (host.urlState === 'off' ? null : readDesignCode(product.id)) ?? host.design;
  if (!code) return { design: null, notes: [] };
  const opened = openDesign(product, code);
  return opened.ok
    ? { design: opened.value.design, notes: opened.value.differences }
    : { design: null, notes: [{ code: 'link/broken', severity: 'warning', path: [], params: {} }] };
}
