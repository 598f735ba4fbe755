/**
 * The two sides of the bench: the page of a model. Both show the same GLB in a box of the same size
 * with antialiasing, a contact shadow and a camera that can be turned.
 */

/** Side of the square that both draw, CSS pixels at a device pixel ratio of 1. */
export const BOX_PX = 600;

const page = (head, body) => `<!doctype html>
<meta charset="utf-8">
<link rel="icon" href="data:,">
<style>body{margin:0}.box{display:block;inline-size:${BOX_PX}px;block-size:${BOX_PX}px}</style>
${head}
${body}`;

/** Ours. */
export const atelier = {
  name: 'atelier',
  page: page(
    '<script type="module" src="/dist/atelier.js"></script>',
    '<atelier-session src="product.json" url-state="off"><atelier-preview class="box"></atelier-preview></atelier-session>',
  ),
};

/** Theirs. */
export const modelViewer = {
  name: 'model-viewer',
  page: page(
    '<script type="module" src="/model-viewer.min.js"></script>',
    '<model-viewer class="box" src="model.glb" camera-controls shadow-intensity="1"></model-viewer>',
  ),
};
