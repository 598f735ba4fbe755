/**
 * The design in the page's address: `#atelier-<productId>=<code>`, joined to whatever else the fragment holds by `&`.
 */
import { readDesignFragment, writeDesignFragment } from '../../session/design-fragment.js';

/** The design code of a product in the page's address; `null`: none. */
export function readDesignCode(productId: string): string | null {
  return readDesignFragment(location.hash, productId) || null;
}

/** An address with the design of a product in its fragment, other parts kept. */
export function addressWithDesign(href: string, productId: string, code: string): string {
  const url = new URL(href);
  url.hash = writeDesignFragment(url.hash, productId, code);
  return url.href;
}
