// @ts-check
/**
 * The shapes this shop makes in code, by the names its products use. What makes one is fetched when a product asks for it.
 */
const script = /** @type {HTMLScriptElement} */ (document.querySelector('script[src$="/dist/atelier.js"]'));
// The very module of the script tag, wherever it lies: another copy would have a table of its own.
const { registerGenerator } = await import(script.src);

registerGenerator('shelf', async (/** @type {any} */ params) => {
  const { generateShelf } = await import('../products/shelf/shelf-generator.js');
  return generateShelf(params);
});

registerGenerator('ring', async (/** @type {any} */ params) => {
  const { generateRing } = await import('../products/ring/ring-generator.js');
  return generateRing(params);
});
