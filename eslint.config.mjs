// What the compiler does not check: promises that nobody waits for, rooms that reach into one another, one way to write things.
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Rooms of src/ and what they may not import, as patterns of module names, with the reason. */
const NODE = '^node:';
const EDITOR = '^vscode$';
const room = (...names) => `^(?:\\.\\./)+(?:${names.join('|')})(?:/|\\.ts$)`;
const LAYERS = [
  {
    room: 'engine',
    forbidden: [
      NODE,
      EDITOR,
      room('platform', 'contract', 'services', 'features', 'webview', 'cli', 'build', 'harness'),
    ],
    why: 'The engine runs anywhere: it imports itself and npm packages that run anywhere.',
  },
  {
    room: 'contract',
    forbidden: [NODE, EDITOR, room('platform', 'services', 'features', 'webview', 'cli', 'build', 'harness')],
    why: 'The contract knows types of the engine and nothing else.',
  },
  {
    room: 'platform',
    forbidden: [EDITOR, room('contract', 'services', 'features', 'webview', 'cli', 'build', 'harness')],
    why: 'The platform is the engine on Node; the editor and the command line build on it.',
  },
  {
    room: 'harness',
    forbidden: [EDITOR, room('platform', 'contract', 'services', 'features', 'webview', 'cli', 'build')],
    why: 'A harness runs beside a solution and shares the values of the engine, nothing else.',
  },
  {
    room: 'services',
    forbidden: [room('features', 'webview', 'cli', 'build', 'harness')],
    why: 'Services do not know who uses them.',
  },
  {
    room: 'webview',
    forbidden: [NODE, EDITOR, room('platform', 'services', 'features', 'cli', 'build', 'harness')],
    why: 'Webviews run in a browser: contract and pure parts of the engine only.',
  },
  {
    room: 'cli',
    forbidden: [EDITOR, room('contract', 'services', 'features', 'webview', 'build', 'harness')],
    why: 'The command line is engine and platform.',
  },
  {
    room: 'build',
    forbidden: [EDITOR, room('services', 'features', 'webview', 'cli', 'harness')],
    why: 'The build looks at content and at ids.',
  },
  {
    room: 'features',
    forbidden: [room('webview', 'cli', 'build', 'harness'), '^\\.\\./(?!\\.\\./)'],
    why: 'Features never import one another: what two of them need is a service.',
  },
];

const EXPORTS = [
  { selector: 'ExportDefaultDeclaration', message: 'Exports have names, so that imports can be found.' },
  { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that has it.' },
];

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'out/',
      '.cache/',
      'test-results/',
      'content/**/solutions/',
      'content/**/rejected/',
      'content/**/slow/',
      'content/**/programs/',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      'no-console': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', caughtErrors: 'none' }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // The pattern `void promise` marks what is left to run by itself; each such promise handles its own errors.
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: true }],
      // It takes a flag that a listener sets, and what JSON.stringify may give, for constant.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // Spreading a text gives its code points, which is what is meant here; iterating would be the same.
      '@typescript-eslint/no-misused-spread': 'off',
      // vscode.Disposable is used as an interface throughout, as VS Code's own API does.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'no-useless-assignment': 'off',
      'no-restricted-syntax': ['error', ...EXPORTS],
    },
  },
  {
    files: ['src/services/**/*.ts', 'src/features/**/*.ts', 'src/extension.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...EXPORTS,
        {
          selector:
            // What listens to a picker or a panel goes with it; what listens to the editor or to a service stays for ever.
            'ExpressionStatement > CallExpression[callee.property.name=/^(?:on|register)[A-Z]/]:matches([callee.object.type="MemberExpression"][callee.object.property.name!="webview"], [callee.object.name=/^(?:services|commands|settings|progress|solutions|catalog|gradings)$/])',
          message: 'The result is a disposable: keep it, and let it go with its owner.',
        },
      ],
    },
  },
  ...LAYERS.map(({ room: name, forbidden, why }) => ({
    files: [`src/${name}/**/*.ts`, `src/${name}/**/*.tsx`],
    rules: {
      'no-restricted-imports': ['error', { patterns: forbidden.map((regex) => ({ regex, message: why })) }],
    },
  })),
  {
    files: ['test/**/*.ts'],
    rules: {
      // describe and it give promises that mocha keeps.
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    // What a learner's program throws or calls has any shape, whatever the types say.
    files: ['src/harness/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unnecessary-type-conversion': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
    },
  },
  {
    // Where somebody else's form asks for a default export.
    files: ['**/*.d.ts', 'test/ui/playwright.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  { files: ['content/**/*.ts'], rules: { '@typescript-eslint/no-invalid-void-type': 'off' } },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { URL: 'readonly', console: 'readonly', process: 'readonly' } },
  },
);
