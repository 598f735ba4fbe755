/**
 * The layers and what each may import, types included: the one place where the architecture is written down for a
 * machine (dependency-cruiser). `MAY` is the table of src/ARCHITECTURE.md; everything it does not list is forbidden.
 */
const ENGINE = ['kernel', 'product', 'rules', 'pricing', 'artwork', 'session', 'order', 'personalization'];
const FACE = [...ENGINE, 'theme', 'preview/plan', 'i18n', 'platform/browser'];

const MAY = {
  kernel: [],
  theme: [],
  product: ['kernel'],
  rules: ['kernel', 'product'],
  pricing: ['kernel', 'product'],
  artwork: ['kernel', 'product'],
  session: ['kernel', 'product', 'rules', 'pricing'],
  order: ['kernel', 'product', 'rules', 'pricing', 'artwork'],
  audit: ['kernel', 'product', 'rules', 'pricing', 'artwork'],
  personalization: ['kernel', 'product', 'rules', 'pricing'],
  'preview/plan': ['kernel', 'product', 'artwork'],
  i18n: [...ENGINE, 'audit', 'preview/plan'],
  'platform/browser': ENGINE,
  'platform/node': [...ENGINE, 'audit', 'preview/plan', 'i18n'],
  'preview/stage': ['kernel', 'artwork', 'preview/plan', 'theme'],
  elements: FACE,
  studio: [...FACE, 'audit', 'elements'],
};

/** Packages that only some layers may import. */
const ONLY = {
  three: ['preview/stage'],
  lit: ['elements', 'studio'],
  '@lit': ['elements', 'studio'],
  zod: ['product', 'session', 'order'],
};

const layer = (names) => `^src/(${names.join('|')})/`;

const layers = Object.entries(MAY).map(([from, to]) => ({
  name: `${from} looks down`,
  severity: 'error',
  from: { path: layer([from]) },
  to: {
    path: '^src/',
    pathNot: [layer([from, ...to]), ...(from === 'elements' || from === 'studio' ? [layer(['preview/stage'])] : [])],
  },
}));

const packages = Object.entries(ONLY).map(([name, owners]) => ({
  name: `${name} only in ${owners.join(', ')}`,
  severity: 'error',
  from: { path: '^src/', pathNot: layer(owners) },
  to: { path: `(^|/)node_modules/(@types/)?${name}/` },
}));

module.exports = {
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|test/backends)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      mainFields: ['module', 'main', 'types'],
    },
  },
  forbidden: [
    { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'everything resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^/?(\\.\\./)*dist/' },
    },
    {
      name: 'nothing shipped needs a development dependency',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only', 'npm-peer'] },
    },
    {
      name: 'sources know neither tests nor demo',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|demo|dist)/' },
    },
    {
      name: 'entries are imported by nobody inside',
      severity: 'error',
      from: { path: '^src/[^.]+/' },
      to: { path: '^src/[^/]+\\.ts$' },
    },
    {
      name: 'the stage is loaded, never linked',
      comment: 'Elements see it through the Stage interface of preview/plan; only the preview entry may link it.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/preview/stage/', '^src/preview\\.ts$'] },
      to: { path: '^src/preview/stage/', dynamic: false },
    },
    {
      name: 'headless entries reach no face',
      severity: 'error',
      from: { path: '^src/(core|audit|server)\\.ts$' },
      to: {
        path: '^src/(theme|elements|studio|preview/stage|platform/browser)/|node_modules/(lit|@lit|three)/',
        reachable: true,
      },
    },
    {
      name: 'browser entries reach no Node',
      severity: 'error',
      from: { path: '^src/(index|preview|studio|react)\\.ts$' },
      to: { path: '^src/(platform/node|cli)', reachable: true },
    },
    {
      name: 'Node only behind platform/node',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/platform/node/', '^src/cli\\.ts$'] },
      to: { dependencyTypes: ['core'] },
    },
    ...layers,
    ...packages,
  ],
};
