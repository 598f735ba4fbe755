/** The ring's poster. Run beside the shop: `npx tsx demo/products/ring/make-poster.ts [http://localhost:5173]` */
import { takePoster } from '../take-poster.js';

await takePoster('ring', { viewId: 'front', widthPx: 900, heightPx: 1200 }, process.argv[2]);
