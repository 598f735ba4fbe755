/** The design in the address: one part `atelier-<productId>=<code>` of the fragment, joined by `&` with those of others. */

/** The code for a product in a fragment (with or without `#`); `null`: none. */
export function readDesignFragment(fragment: string, productId: string): string | null {
  const prefix = prefixOf(productId);
  return (
    partsOf(fragment)
      .find((part) => part.startsWith(prefix))
      ?.slice(prefix.length) ?? null
  );
}

/** The fragment, without `#`, with this product's part replaced, added or (`null`) removed; foreign parts are kept as they are. */
export function writeDesignFragment(fragment: string, productId: string, code: string | null): string {
  const prefix = prefixOf(productId);
  const parts = partsOf(fragment);
  const at = parts.findIndex((part) => part.startsWith(prefix));
  const others = parts.filter((part) => !part.startsWith(prefix));
  if (code !== null) others.splice(at < 0 ? others.length : at, 0, prefix + code);
  return others.join('&');
}

function prefixOf(productId: string): string {
  return `atelier-${productId}=`;
}

function partsOf(fragment: string): string[] {
  return fragment
    .replace(/^#/, '')
    .split('&')
    .filter((part) => part !== '');
}
