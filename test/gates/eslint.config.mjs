/**
 * The language and template rules of the house. One list, no inline exceptions: whoever needs one changes this file and
 * says why beside it.
 */
import js from '@eslint/js';
import jsdoc from 'eslint-plugin-jsdoc';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

/** The layers that compile without the DOM: clock, randomness and ids come in through ports there. */
const ENGINE =
  'src/{kernel,product,rules,pricing,artwork,session,order,audit,personalization,preview/plan,i18n}/**/*.ts';
const FACE = 'src/{elements,studio}/**/*.ts';

const ban = (selector, message) => ({ selector, message });

const EVERYWHERE = [
  ban('ExportDefaultDeclaration', 'Export by name.'),
  ban('ExportAllDeclaration', 'Name what is exported; no barrels.'),
  ban('TSEnumDeclaration', 'Use a union of literals.'),
  ban(
    'CallExpression[callee.name="styleMap"]',
    'styleMap writes a style attribute, which the policy refuses. Set .style or a class.',
  ),
  ban(
    'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]',
    'Text is never HTML; render a template.',
  ),
  ban('CallExpression[callee.property.name="write"][callee.object.name="document"]', 'Text is never HTML.'),
  ban(
    'TemplateElement[value.raw=/\\sstyle="/]',
    'An inline style attribute is refused by the policy. Set .style or a class.',
  ),
  ban(
    'SwitchStatement[discriminant.object.name=/option$/i][discriminant.property.name="kind"]',
    'Kinds dispatch by their descriptor, never by a switch.',
  ),
];

const NO_CLOCK = [
  ban('NewExpression[callee.name="Date"][arguments.length=0]', 'Time comes from the Clock port.'),
  ban('CallExpression[callee.object.name="Date"][callee.property.name="now"]', 'Time comes from the Clock port.'),
  ban(
    'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
    'Randomness comes from the Random port.',
  ),
];

const TEST_HABITS = [
  ban(
    'CallExpression[callee.object.name=/^(it|describe|context)$/][callee.property.name=/^(only|skip)$/]',
    'Every test runs, always.',
  ),
  ban('CallExpression[callee.name=/^(xit|xdescribe)$/]', 'Every test runs, always.'),
  ban(
    'CallExpression[callee.object.type="ThisExpression"][callee.property.name=/^(skip|retries)$/]',
    'Every test runs, once.',
  ),
];

const IMPORTS = {
  paths: [
    { name: 'zod', message: "Import * as z from 'zod/mini': the classic face weighs three times as much." },
    { name: 'lit/directives/style-map.js', message: 'It writes a style attribute, which the policy refuses.' },
    { name: 'lit/directives/unsafe-html.js', message: 'Text is never HTML.' },
    { name: 'lit/directives/unsafe-svg.js', message: 'Text is never HTML.' },
  ],
};

const syntax = (...lists) => ({ 'no-restricted-syntax': ['error', ...lists.flat()] });

const LANGUAGE = {
  'no-eval': 'error',
  'no-new-func': 'error',
  'no-implied-eval': 'error',
  'no-empty': ['error', { allowEmptyCatch: false }],
  'no-restricted-imports': ['error', IMPORTS],
  eqeqeq: 'error',
  'no-var': 'error',
  'prefer-const': 'error',
  ...syntax(EVERYWHERE),
};

const TYPED = {
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/consistent-type-imports': 'error',
  // A number in a template reads well and cannot go wrong.
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
  '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  // An index signature keeps the names of the file; noPropertyAccessFromIndexSignature is off for the same reason.
  '@typescript-eslint/no-dynamic-delete': 'off',
  // An empty arrow is how "nothing to undo" is said.
  '@typescript-eslint/no-empty-function': ['error', { allow: ['arrowFunctions'] }],
  // Type parameters document a port's shape even where one place uses them.
  '@typescript-eslint/no-unnecessary-type-parameters': 'off',
  // Static-only classes do not occur; Lit classes without members do.
  '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true, allowEmpty: true }],
};

const DOCUMENTED = {
  'jsdoc/require-jsdoc': [
    'error',
    {
      publicOnly: true,
      enableFixer: false,
      require: {
        FunctionDeclaration: true,
        ClassDeclaration: true,
        MethodDefinition: false,
        ArrowFunctionExpression: true,
      },
      contexts: ['TSInterfaceDeclaration', 'TSTypeAliasDeclaration', 'ExportNamedDeclaration > VariableDeclaration'],
    },
  ],
  'jsdoc/check-param-names': ['error', { checkDestructured: false, disableMissingParamChecks: true }],
  'jsdoc/check-alignment': 'error',
  'jsdoc/require-description': ['error', { contexts: ['any'], descriptionStyle: 'any', checkConstructors: false }],
  'jsdoc/no-types': 'off',
};

export default [
  { ignores: ['dist/', 'test/gates/universal.d.ts', 'node_modules/', 'coverage/', 'test/backends/**/vendor/'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{js,mjs,cjs}'],
    rules: { 'no-undef': 'off', 'no-unused-vars': ['error', { argsIgnorePattern: '^_' }], ...LANGUAGE },
  },
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ['**/*.ts'] })),
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: process.cwd() } },
    rules: { ...LANGUAGE, ...TYPED },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { jsdoc },
    rules: {
      ...DOCUMENTED,
      'no-console': 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      'no-restricted-globals': [
        'error',
        ...['process', 'Buffer', 'global', 'require', '__dirname', 'event', 'name'].map((name) => ({
          name,
          message: 'Not in every runtime.',
        })),
      ],
    },
  },
  { files: [ENGINE], rules: syntax(EVERYWHERE, NO_CLOCK) },
  // The defaults of the ports that a caller may leave out.
  { files: ['src/*/system-ports.ts'], rules: syntax(EVERYWHERE) },
  { files: ['src/kernel/report.ts', 'src/cli.ts', 'src/platform/node/**/*.ts'], rules: { 'no-console': 'off' } },
  { files: ['src/cli.ts', 'src/platform/node/**/*.ts'], rules: { 'no-restricted-globals': 'off' } },
  {
    files: [FACE],
    plugins: { lit, wc, 'lit-a11y': litA11y },
    settings: { wc: { elementBaseClasses: ['ReactiveElement', 'AtelierElement'] } },
    rules: {
      ...lit.configs['flat/recommended'].rules,
      ...wc.configs['flat/recommended'].rules,
      ...litA11y.configs.recommended.rules,
      'lit/no-legacy-imports': 'error',
      'lit/no-template-bind': 'error',
      'lit/no-useless-template-literals': 'error',
      // define.ts is the only registration, so that importing a class never touches the registry.
      'wc/define-tag-after-class-definition': 'off',
      'wc/file-name-matches-element': 'off',
    },
  },
  {
    files: ['{test,demo}/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off', // chai: expect(x).to.be.true
      '@typescript-eslint/no-unsafe-assignment': 'off', // JSON read back in an assertion
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      // A plugin of the browser tests declares that chai's own `equal` answers a promise; it does not.
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: ['Equal'] }],
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    // Indices run over the engine's own arrays; to check each would double its innermost loops.
    files: ['src/rules/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  { files: ['test/**/*.{ts,mjs}'], rules: syntax(EVERYWHERE, TEST_HABITS) },
  // Tools read their configuration from a default export.
  { files: ['vite.config.ts', 'test/gates/*.mjs'], rules: { 'no-restricted-syntax': 'off' } },
];
