/** The runner's poster. Run beside the shop: `npx tsx demo/products/runner/make-poster.ts [http://localhost:5173]` */
import { takePoster } from '../take-poster.js';

await takePoster('runner', { viewId: 'side', widthPx: 1200, heightPx: 900 }, process.argv[2]);
