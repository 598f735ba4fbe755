/**
 * `npm run dev`: the demo shop as `npm start` shows it, with `dist/atelier.js` rebuilt on every change of `src/` and the
 * server started anew on every change of what it imports. PORT chooses the port, 5173 without it.
 */
import { runToEnd } from './processes.mjs';

const PORT = process.env.PORT ?? '5173';

process.on('SIGINT', () => process.exit());
await Promise.race([
  runToEnd('vite', ['build', '--watch', '--logLevel', 'info']),
  runToEnd('tsx', ['watch', '--clear-screen=false', 'demo/server/main.ts'], { env: { PORT } }),
]);
process.exit(1);
