/**
 * Every part, slot, event, state and knob that an element's code has stands in the docblock of its class, and nothing
 * stands there that the code has not. The documented side is read by the custom elements manifest analyzer; the other
 * from the sources of the element's folder, which may hold several classes and their styles.
 */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { create, ts } from '@custom-elements-manifest/analyzer';
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';
import { root } from '../support/processes.mjs';

const ROOTS = ['src/elements', 'src/studio'];

/** What elements inherit: an element may document what only the code here does, and nothing is required of it itself. */
const BASE = 'src/elements/base';

/** What is public, how it is found in the code, and where the analyzer puts what the docblock says of it. */
const KINDS = [
  {
    what: 'part',
    tag: '@csspart',
    documented: 'cssParts',
    inCode: [/\bpart="([^"$]+)"/g, /\.renderRadio\('([^']+)'/g],
  },
  {
    what: 'slot',
    tag: '@slot',
    documented: 'slots',
    inCode: [/<slot\b(?=[^>]*\bname="([^"$]+)")/g, /<slot()(?![^>]*\bname=)[\s>]/g],
  },
  {
    what: 'event',
    tag: '@event',
    documented: 'events',
    inCode: [/dispatchEvent\(\s*new (?:Custom)?Event\('([^']+)'/g, /\bnew (Atelier\w+Event)\(/g],
  },
  {
    what: 'state',
    tag: '@cssstate',
    documented: 'cssStates',
    inCode: [/\.states\.(?:add|delete)\('([^']+)'\)/g, /setState\('([^']+)'/g],
  },
];

const problems = [];
const inherited = ROOTS.flatMap(foldersBelow).filter(isBase).flatMap(sourcesOf).map(textOf).join('\n');
for (const folder of ROOTS.flatMap(foldersBelow)) if (!isBase(folder)) checkFolder(folder);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

function foldersBelow(name) {
  const folder = path.join(root, name);
  if (!statSync(folder, { throwIfNoEntry: false })) return [];
  const inner = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [name, ...inner.flatMap((entry) => foldersBelow(`${name}/${entry.name}`))];
}

function isBase(folder) {
  return folder === BASE || folder.startsWith(`${BASE}/`);
}

function sourcesOf(folder) {
  return readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(path.join(root, folder, name), 'utf8') }));
}

function textOf({ text }) {
  return text;
}

function checkFolder(folder) {
  const sources = sourcesOf(folder);
  const elements = elementsOf(sources);
  if (elements.length === 0) return;
  const code = sources.map(textOf).join('\n');
  for (const element of elements) {
    if (!element.summary && !element.description) problems.push(`${element.file}: ${element.name} has no summary`);
  }
  for (const kind of KINDS) compare(folder, kind, code, documentedNames(kind, elements));
  checkKnobs(folder, elements, code);
}

/** The classes that are custom elements, as the analyzer sees them. */
function elementsOf(sources) {
  const modules = sources.map(({ name, text }) => ts.createSourceFile(name, text, ts.ScriptTarget.ES2020, true));
  const manifest = create({ modules, plugins: litPlugin() });
  return manifest.modules.flatMap((module) =>
    (module.declarations ?? [])
      .filter((declaration) => declaration.kind === 'class' && isElement(declaration))
      .map((declaration) => ({ ...declaration, file: module.path })),
  );
}

function isElement(declaration) {
  return declaration.customElement || /Element$/.test(declaration.superclass?.name ?? '');
}

function namesInCode(kind, code) {
  const found = kind.inCode.flatMap((pattern) => [...code.matchAll(pattern)]);
  return new Set(found.flatMap(([, names]) => (names ? names.trim().split(/\s+/) : [''])));
}

/** An event may be documented by its name or by its class, `@event {AtelierErrorEvent} atelier-error`. */
function documentedNames(kind, elements) {
  const entries = elements.flatMap((element) => element[kind.documented] ?? []);
  // What the analyzer found in the code by itself has no description, and does not count as documented.
  const described = entries.filter((entry) => entry.description);
  return described.map((entry) => [entry.name, entry.type?.text].filter((name) => name !== undefined));
}

function compare(folder, kind, code, documented) {
  const { what, tag } = kind;
  const known = new Set(documented.flat());
  const possible = new Set([...namesInCode(kind, code), ...namesInCode(kind, inherited)]);
  for (const name of namesInCode(kind, code)) {
    if (!known.has(name)) problems.push(`${folder}: ${what} "${name}" is in the code and in no ${tag}`);
  }
  for (const names of documented) {
    if (!names.some((name) => possible.has(name))) problems.push(`${folder}: ${tag} "${names[0]}" is in no code`);
  }
}

/** A knob is a custom property named after one of the folder's elements; the tokens of the theme are documented there. */
function checkKnobs(folder, elements, code) {
  const words = elements.flatMap(({ name }) => [kebab(name.replace(/^Atelier/, '').replace(/Element$/, ''))]);
  const knobs = [...code.matchAll(/var\(\s*(--atelier-[\w-]+)/g)].map(([, name]) => name);
  const own = new Set(knobs.filter((knob) => words.some((word) => knob.startsWith(`--atelier-${word}-`))));
  const documented = elements.flatMap((element) => element.cssProperties ?? []).map(({ name }) => [name]);
  const named = new Set(documented.flat());
  for (const knob of own)
    if (!named.has(knob)) problems.push(`${folder}: ${knob} is in the code and in no @cssproperty`);
  for (const [name] of documented) {
    if (!knobs.includes(name) && !inherited.includes(name))
      problems.push(`${folder}: @cssproperty ${name} is in no code`);
  }
}

function kebab(name) {
  return name.replace(/([a-z\d])([A-Z])/g, '$1-$2').toLowerCase();
}
