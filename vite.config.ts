/**
 * One `vite build` writes everything that ships:
 *
 * - `dist/atelier.js`, the script-tag entry, with its hashed chunks in `dist/chunks/` and nothing outside `dist/`;
 *   every address in it is relative to the file itself, so that it works from another origin;
 * - `dist/tools/audit.js`, the owner's tools as one file for a page, apart from what shoppers load;
 * - `dist/package/`, one module per source module with its dependencies left outside, and its types beside it;
 * - `dist/chunks.json`, which modules lie in which chunk, for the size gate and the tests.
 *
 * `vite build --watch` writes the script-tag entry alone.
 */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { defineConfig, parseSync, Visitor, type Plugin } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));

/** The package's entries; `exports` and `bin` in package.json name the same ones. */
const PACKAGE_ENTRIES = ['index', 'core', 'audit', 'server', 'preview', 'studio', 'react', 'cli'];

/** Everything that is neither relative nor absolute is somebody else's package or Node's own module. */
function isBare(id: string): boolean {
  return !id.startsWith('.') && !id.startsWith('\0') && !isAbsolute(id);
}

function packageInput(): Record<string, string> {
  const present = PACKAGE_ENTRIES.map((name) => [name, resolve(root, 'src', `${name}.ts`)] as const);
  return Object.fromEntries(present.filter(([, file]) => existsSync(file)));
}

/** Writes which modules each chunk holds and which chunks it imports, as `chunks.json`. */
function chunkGraph(): Plugin {
  const name = (id: string): string => relative(root, id.replace(/^\0/, '').replace(/\?.*$/, '')).replaceAll('\\', '/');
  return {
    name: 'atelier:chunk-graph',
    applyToEnvironment: (environment) => environment.name === 'client',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle)
        .filter((output) => output.type === 'chunk')
        .map((chunk) => ({
          file: chunk.fileName,
          entry: chunk.isEntry,
          source: chunk.facadeModuleId === null ? null : name(chunk.facadeModuleId),
          imports: chunk.imports,
          dynamicImports: chunk.dynamicImports,
          modules: chunk.moduleIds.map(name),
        }));
      this.emitFile({ type: 'asset', fileName: 'chunks.json', source: JSON.stringify(chunks, null, 1) });
    },
  };
}

/**
 * The entry asks for the bundler's own little runtime beside the shell: chunks that hold modules loaded by `import()` need
 * it, and it would come one round trip after the first of them.
 */
function earlyRuntime(): Plugin {
  return {
    name: 'atelier:early-runtime',
    applyToEnvironment: (environment) => environment.name === 'client',
    generateBundle(_options, bundle) {
      const runtime = Object.keys(bundle).find((file) => file.startsWith('chunks/rolldown-runtime-'));
      if (runtime === undefined) return;
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || !chunk.isEntry) continue;
        chunk.code = `import"./${runtime}";${chunk.code}`;
        chunk.imports.push(runtime);
      }
    },
  };
}

/**
 * What stands in place of `import()` in chunks. A browser may take a script that did not arrive as lost for as long as the
 * page lives (Chromium does, whatwg/html#6768); under another query it is fetched anew. What such a script imports has no other
 * query, hence a device that says it is offline tries by `fetch()` first, which leaves no mark.
 */
const IMPORT_AGAIN = [
  'let lost={},load=u=>import(lost[u]?`${u}?${lost[u]}`:u).catch(e=>{lost[u]=-~lost[u];throw e});',
  'export const $again=u=>navigator.onLine?load(u):fetch(new URL(u,import.meta.url)).then(()=>load(u));',
].join('');

/** Lets a failed `import()` be tried again: each goes through the bundler's runtime, which knows what did not arrive. */
function importAgain(): Plugin {
  return {
    name: 'atelier:import-again',
    applyToEnvironment: (environment) => environment.name === 'client',
    // Chunks are named by their text before this has changed it.
    augmentChunkHash: () => IMPORT_AGAIN,
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
      const runtime = chunks.find(({ fileName }) => fileName.startsWith('chunks/rolldown-runtime-'));
      if (!runtime) return;
      const name = runtime.fileName.replace('chunks/', './');
      for (const chunk of chunks) {
        const places = importsOf(chunk.code);
        if (places.length === 0) continue;
        // Addresses are relative to the runtime's folder from now on.
        if (chunk.isEntry) throw new Error(`${chunk.fileName} fetches scripts by itself.`);
        const code = places.reduceRight(
          (all, at) => `${all.slice(0, at)}$again${all.slice(at + 'import'.length)}`,
          chunk.code,
        );
        chunk.code = `import{$again}from"${name}";${code}`;
        if (!chunk.imports.includes(runtime.fileName)) chunk.imports.push(runtime.fileName);
      }
      runtime.code = runtime.code.trimEnd() + IMPORT_AGAIN;
    },
  };
}

/** Where `import(` begins, first to last. */
function importsOf(code: string): number[] {
  const places: number[] = [];
  const visitor = new Visitor({ ImportExpression: ({ start }) => void places.push(start) });
  visitor.visit(parseSync('chunk.js', code).program);
  return places.sort((a, b) => a - b);
}

/** Shorter ways to write the text of a template; what stands in quotes stays. */
const COMPACT: Readonly<Record<string, (text: string) => string>> = {
  html: (text) => text.replace(/[ \n]+/g, ' '),
  css: (text) =>
    text
      .replace(/('[^']*')|\/\*.*?\*\/|\s+/gs, (_, quoted?: string) => quoted ?? ' ')
      .replace(/('[^']*')|;? ?(}) ?| ?([{;,]) ?|(:) /g, '$1$2$3$4'),
};

/** Templates without the white space that is there for whoever writes them. */
function compactTemplates(): Plugin {
  return {
    name: 'atelier:compact-templates',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'client',
    transform: {
      filter: { id: /\/src\/.*\.ts$/, code: /\b(css|html)`/ },
      handler(code) {
        const texts: { start: number; end: number; short: string }[] = [];
        new Visitor({
          TaggedTemplateExpression({ tag, quasi }) {
            const shorten = tag.type === 'Identifier' ? COMPACT[tag.name] : undefined;
            if (!shorten) return;
            for (const { start, end, value } of quasi.quasis) texts.push({ start, end, short: shorten(value.raw) });
          },
        }).visit(parseSync('module.js', code).program);
        texts.sort((a, b) => b.start - a.start);
        return {
          code: texts.reduce((all, { start, end, short }) => all.slice(0, start) + short + all.slice(end), code),
          map: null,
        };
      },
    },
  };
}

/**
 * Chunks are asked for by a plain `import()`. Vite wraps each in a helper that preloads what we do not want preloaded and
 * fires an event of its own on the page's window: 1 kB gz before the options can be operated.
 */
function plainImports(): Plugin {
  return {
    name: 'atelier:plain-imports',
    configResolved({ plugins }) {
      const at = plugins.findIndex(({ name }) => name === 'native:import-analysis-build');
      if (at < 0) throw new Error('Vite wraps import() by another plugin than before.');
      (plugins as Plugin[]).splice(at, 1);
    },
  };
}

/**
 * What three's renderer takes along though the stage never uses it (three.js#24199), by the path under `three/src/`, and what
 * stands in its place: WebXR, a filter for pictures of the world, and the shaders of materials that the stage does not make.
 */
const UNUSED_OF_THREE: ReadonlyMap<string, string> = new Map([
  [
    'renderers/webxr/WebXRManager',
    `export class WebXRManager {
      enabled = false;
      isPresenting = false;
      addEventListener() {}
      removeEventListener() {}
      setAnimationLoop() {}
      getEnvironmentBlendMode() {}
      dispose() {}
    }`,
  ],
  ['extras/PMREMGenerator', 'export class PMREMGenerator {}'],
  ...[
    'backgroundCube',
    'distance',
    'equirect',
    'linedashed',
    'meshlambert',
    'meshmatcap',
    'meshnormal',
    'meshphong',
    'meshtoon',
    'points',
    'shadow',
    'sprite',
    'vsm',
  ].map((name) => [`renderers/shaders/ShaderLib/${name}.glsl`, `export const vertex = '', fragment = '';`] as const),
]);

/** Takes three from its single modules, without those that are not used. */
function leanThree(): Plugin {
  const missing = new Set(UNUSED_OF_THREE.keys());
  return {
    name: 'atelier:lean-three',
    applyToEnvironment: (environment) => environment.name === 'client',
    enforce: 'pre',
    resolveId(id, importer) {
      return id === 'three' ? this.resolve('three/src/Three.js', importer) : null;
    },
    load(id) {
      const path = /\/three\/src\/(.*)\.js$/.exec(id)?.[1] ?? '';
      missing.delete(path);
      return UNUSED_OF_THREE.get(path);
    },
    transform: {
      filter: { id: /\/three\/src\/.*\.glsl\.js$/ },
      // Shaders without comments, indents and empty lines.
      handler: (code) => ({ code: code.replace(/[ \t]*\/\/[^\n]*|\/\*[^]*?\*\/|^\s+|[ \t]+$/gm, ''), map: null }),
    },
    buildEnd(error) {
      if (!error && missing.size > 0) throw new Error(`three has moved ${[...missing].join(', ')}.`);
    },
  };
}

/**
 * Modules that are always fetched together lie in one chunk: it is compressed as one text and asked for once. A module
 * belongs to the first group that reaches it by static imports from one of the group's roots; what none reaches is left
 * to the bundler.
 */
const CHUNK_GROUPS: readonly { readonly name: string; readonly roots: readonly string[] }[] = [
  { name: 'shell', roots: ['src/index.ts'] },
  { name: 'face', roots: ['src/elements/first-sight.ts'] },
  { name: 'graphemes', roots: ['src/kernel/grapheme-tables.ts'] },
  { name: 'stage', roots: ['src/preview/stage/create-stage.ts', 'src/preview/plan/plan-scene.ts'] },
];

/** The groups as the bundler takes them; earlier ones come first, and what each reaches is worked out once per build. */
function chunkGroups(): {
  name: (id: string, graph: ModuleGraph) => string | null;
  debugName: string;
  priority: number;
}[] {
  return CHUNK_GROUPS.map(({ name, roots }, index) => {
    let reach: ReadonlySet<string> | null = null;
    return {
      name: (id: string, graph: ModuleGraph) => ((reach ??= staticReach(roots, graph)).has(id) ? name : null),
      debugName: name,
      priority: CHUNK_GROUPS.length - index,
    };
  });
}

/** The little of the bundler's context that is needed. */
interface ModuleGraph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

function staticReach(roots: readonly string[], graph: ModuleGraph): ReadonlySet<string> {
  const ids = new Set<string>();
  const queue = roots.map((file) => resolve(root, file));
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (ids.has(id)) continue;
    ids.add(id);
    queue.push(...(graph.getModuleInfo(id)?.importedIds ?? []));
  }
  return ids;
}

/** Products to start from, as `atelier new` writes them: beside the package's modules. */
const STARTERS: Readonly<Record<string, readonly string[]>> = {
  bottle: [
    'product.json',
    'bottle.glb',
    'poster.webp',
    ...['fox', 'leaf', 'star', 'whale'].map((name) => `stickers/${name}.webp`),
  ],
};

function starters(): Plugin {
  return {
    name: 'atelier:starters',
    applyToEnvironment: (environment) => environment.name === 'package',
    generateBundle() {
      for (const [name, files] of Object.entries(STARTERS))
        for (const file of files) {
          const source = readFileSync(resolve(root, 'demo/products', name, file));
          this.emitFile({ type: 'asset', fileName: `starters/${name}/${file}`, source });
        }
    },
  };
}

/** Types are emitted unchecked: checking them is a gate of its own, and a build must not take twice as long for it. */
async function emitTypes(): Promise<void> {
  const tsc = resolve(root, 'node_modules/typescript/bin/tsc');
  await promisify(execFile)(process.execPath, [tsc, '-p', resolve(root, 'test/gates/tsconfig.types.json')]);
}

export default defineConfig({
  root,
  base: './',
  publicDir: false,
  logLevel: 'warn',
  plugins: [compactTemplates(), leanThree(), plainImports(), importAgain(), earlyRuntime(), chunkGraph(), starters()],
  build: { target: 'es2022', assetsInlineLimit: 0, reportCompressedSize: false, chunkSizeWarningLimit: 1000 },
  environments: {
    client: {
      build: {
        outDir: 'dist',
        emptyOutDir: true,
        // What a chunk imports is asked for beside it where that matters; a list of it in each chunk cost 0.7 kB gz.
        modulePreload: false,
        rolldownOptions: {
          input: { atelier: resolve(root, 'src/index.ts') },
          // Chunks never import the entry back: shops load it as `atelier.js?ver=3`, which would be a second module.
          preserveEntrySignatures: 'strict',
          output: {
            format: 'es',
            entryFileNames: '[name].js',
            chunkFileNames: 'chunks/[name]-[hash].js',
            assetFileNames: 'assets/[name]-[hash][extname]',
            codeSplitting: { groups: chunkGroups() },
          },
        },
      },
    },
    tools: {
      consumer: 'client',
      build: {
        outDir: 'dist/tools',
        emptyOutDir: true,
        modulePreload: false,
        rolldownOptions: {
          input: { audit: resolve(root, 'src/audit.ts') },
          preserveEntrySignatures: 'strict',
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    },
    package: {
      consumer: 'server',
      build: {
        outDir: 'dist/package',
        emptyOutDir: true,
        minify: false,
        sourcemap: true,
        copyPublicDir: false,
        emitAssets: true,
        rolldownOptions: {
          input: packageInput(),
          external: isBare,
          preserveEntrySignatures: 'strict',
          output: {
            format: 'es',
            preserveModules: true,
            preserveModulesRoot: 'src',
            entryFileNames: '[name].js',
            assetFileNames: 'assets/[name]-[hash][extname]',
          },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      const { client, tools, package: entries } = builder.environments;
      if (client) await builder.build(client);
      if (!entries || !tools || builder.config.build.watch) return;
      await builder.build(tools);
      await builder.build(entries);
      await emitTypes();
    },
  },
});
