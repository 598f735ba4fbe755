#!/usr/bin/env node
/** The `atelier` program. */
import { runCommand } from './platform/node/cli/commands.js';

process.exitCode = await runCommand(process.argv.slice(2), {
  out: (text) => console.log(text),
  err: (text) => console.error(text),
});
