/** The commands of the `atelier` program, one file each. A new one is its file and one line here. */
import { checkCommand } from './check-command.js';
import type { Command, Output } from './command.js';
import { createNewCommand } from './new-command.js';
import { schemaCommand } from './schema-command.js';
import { serveCommand } from './serve-command.js';

const COMMANDS: readonly Command[] = [checkCommand, createNewCommand(), schemaCommand, serveCommand];

/** Runs the program. `args` as typed after its name; gives the exit code. */
export async function runCommand(args: readonly string[], output: Output): Promise<number> {
  const [name, ...rest] = args;
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command !== undefined) return command.run(rest, output);
  const isHelp = name === '--help' || name === 'help';
  const lines = COMMANDS.map((each) => `  atelier ${each.name} ${each.usage}\n      ${each.summary}`);
  const text = `Usage:\n${lines.join('\n')}`;
  if (isHelp) output.out(text);
  else output.err(name === undefined ? text : `There is no command "${name}".\n${text}`);
  return isHelp ? 0 : 2;
}
