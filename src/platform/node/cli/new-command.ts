import { constants, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Command, Output } from './command.js';
import { reasonOf } from './read-product.js';

/** Starters that the package holds. */
const STARTERS = ['bottle'];

/** Where the build puts them: `starters/` beside the modules of the package. */
const FOLDER = fileURLToPath(new URL('../../../starters/', import.meta.url));

/**
 * Creates the command that writes a product to start from.
 *
 * @param folder - Holds a folder per starter, with its `product.json` and the files that it names.
 */
export function createNewCommand(folder: string = FOLDER): Command {
  return {
    name: 'new',
    usage: '--from bottle [<folder>]',
    summary: 'writes a whole product to start from: its file, its model, and what they name',
    async run(args, output) {
      const parsed = parse(args);
      const from = parsed?.values.from;
      if (parsed === null || from === undefined || parsed.positionals.length > 1) {
        output.err(`Usage: atelier ${this.name} ${this.usage}`);
        return 2;
      }
      if (!STARTERS.includes(from)) {
        output.err(`There is no starter "${from}". Known: ${STARTERS.join(', ')}.`);
        return 2;
      }
      return write(path.join(folder, from), parsed.positionals[0] ?? from, output);
    },
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { from: { type: 'string' } }, allowPositionals: true });
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

async function write(source: string, target: string, output: Output): Promise<number> {
  const file = path.join(target, 'product.json');
  try {
    const text = await readFile(path.join(source, 'product.json'), 'utf8');
    await mkdir(target, { recursive: true });
    // Never over somebody's work.
    await writeFile(file, text, { flag: 'wx' });
    for (const name of filesNamed(JSON.parse(text))) await copy(source, target, name);
  } catch (error) {
    output.err(`${file}: cannot be written (${reasonOf(error)}).`);
    return 2;
  }
  output.out(`${file} is yours. Change it, then: npx atelier check ${file}`);
  return 0;
}

/** Relative addresses in the file: its model, poster, pictures. */
function filesNamed(value: unknown): readonly string[] {
  if (typeof value === 'string') return /^[\w-][\w/-]*\.(glb|webp|png|jpg|woff)$/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? [...new Set(Object.values(value).flatMap(filesNamed))] : [];
}

async function copy(source: string, target: string, name: string): Promise<void> {
  const to = path.join(target, name);
  await mkdir(path.dirname(to), { recursive: true });
  try {
    await copyFile(path.join(source, name), to, constants.COPYFILE_EXCL);
  } catch (error) {
    // What the starter names and does not bring is the owner's to add; what is there already is the owner's.
    if (!['ENOENT', 'EEXIST'].includes(reasonOf(error))) throw error;
  }
}
