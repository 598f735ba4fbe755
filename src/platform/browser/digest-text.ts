/** The SHA-256 of a text in UTF-8: by the browser's own code, or by ours where the page came over an insecure connection. */
export async function digestText(text: string): Promise<Uint8Array> {
  // Only secure contexts have it, which the types do not say.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  if (subtle) return new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(text)));
  const { sha256 } = await import('../../kernel/sha256.js');
  return sha256(text);
}
