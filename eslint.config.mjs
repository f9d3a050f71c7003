import { dirname, join, relative, sep } from 'node:path';
import eslint from '@eslint/js';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';
import { FLOORS, forbiddenImport, PURE } from './rooms.mjs';

const noVscode = { name: 'vscode', message: 'This room is pure: pass in what it needs from VS Code.' };

/**
 * Reports what rooms.mjs forbids: imports and exports of values and types, and `import()`. Circles are looked for in
 * test/unit/structure, which reads every file once; `import-x/no-cycle` takes a fifth of the time of all other rules,
 * and does not see circles of types.
 */
const importDirection = {
  // The table is an option for the cache's sake: ESLint checks a file again when the options of a rule change.
  meta: { schema: [{ type: 'object' }] },
  create(context) {
    function check({ source }) {
      if (typeof source?.value !== 'string' || !source.value.startsWith('.')) return;
      const message = forbiddenImport(
        below(context.cwd, context.filename),
        below(context.cwd, join(dirname(context.filename), source.value)),
        context.options[0],
      );
      if (message !== undefined) context.report({ node: source, message });
    }
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
      TSImportType: check,
    };
  },
};

/**
 * Reports what turns off a check of certificates. One place may: it has to see those that aren't trusted, and neither
 * sends anything secret nor reads what comes back.
 */
const certificateChecks = {
  create(context) {
    const report = (node) => context.report({ node, message: 'Certificates are checked everywhere.' });
    const reportIfNamed = (node, name) => {
      if (CHECK_SWITCHES.has(name)) report(node);
    };
    return {
      Identifier: (node) => reportIfNamed(node, node.name),
      Literal: (node) => reportIfNamed(node, node.value),
    };
  },
};

const CHECK_SWITCHES = new Set([
  'rejectUnauthorized',
  'checkServerIdentity',
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'strictSSL',
]);

function below(folder, path) {
  return relative(folder, path).split(sep).join('/');
}

/** What the code and package.json both name is written once, in a typed list that a unit test holds to package.json. */
const NAME_LISTS = 'src/ui/base/{commandIds,configuration,contextKeys,viewIds}.ts';

const namesFromLists = {
  files: ['src/ui/**/*.ts', 'src/extension.ts'],
  ignores: [NAME_LISTS],
  rules: {
    'no-restricted-syntax': [
      'error',
      ...[
        'Literal[value=/^(gitlabLicenses|setContext$)/]',
        'TemplateElement[value.raw=/^gitlabLicenses/]',
      ].map((selector) => ({ selector, message: `Take this name from ${NAME_LISTS}.` })),
    ],
  },
};

const restrictedProperties = (files, ignores, properties) => ({
  files,
  ignores,
  rules: { 'no-restricted-properties': ['error', ...properties] },
});

const toSettingsAndCommands = [
  {
    property: 'registerCommand',
    message: 'Use registerCommand of ui/base/ownCommands: it knows the names.',
  },
  ...['getConfiguration', 'affectsConfiguration'].map((property) => ({
    property,
    message: 'Only ui/base/configuration and storage/instanceSettings read settings.',
  })),
];

/** What shows a text. Tree rows are made with `treeItem`, too. */
const toWindow = [
  ...['showInformationMessage', 'showWarningMessage', 'showErrorMessage', 'withProgress'],
  ...[
    'showInputBox',
    'createInputBox',
    'showQuickPick',
    'createQuickPick',
    'showOpenDialog',
    'showSaveDialog',
  ],
  ...['createStatusBarItem', 'setStatusBarMessage', 'TreeItem'],
].map((property) => ({ property, message: 'Use ui/window: only plain texts go to the window.' }));

const SETTINGS_AND_COMMANDS = [
  'src/ui/base/{ownCommands,configuration}.ts',
  'src/storage/instanceSettings.ts',
];

const oneDoor = [
  restrictedProperties(
    ['src/**/*.ts'],
    ['src/ui/window/**', ...SETTINGS_AND_COMMANDS],
    [...toSettingsAndCommands, ...toWindow],
  ),
  restrictedProperties(['src/ui/window/**/*.ts'], [], toSettingsAndCommands),
  restrictedProperties(SETTINGS_AND_COMMANDS, [], toWindow),
  restrictedProperties(
    ['src/webview/**/*.ts'],
    ['src/webview/dom.ts'],
    [
      ...toSettingsAndCommands,
      ...toWindow,
      {
        property: 'activeElement',
        message: 'Use focusedElement: a page without the focus must not take it.',
      },
    ],
  ),
];

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'out/',
      'coverage/',
      'test-results/',
      '.vscode-test/',
      '**/*.js',
      '**/*.mjs',
      '**/*.cjs',
      '**/*.d.mts',
    ],
  },
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      curly: 'error',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { rooms: { rules: { 'import-direction': importDirection } } },
    rules: { 'rooms/import-direction': ['error', FLOORS] },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/gitlab/connectionTest/contact.ts'],
    plugins: { certificates: { rules: { 'are-checked': certificateChecks } } },
    rules: { 'certificates/are-checked': 'error' },
  },
  {
    // What a server sends must not hold the thread: no pattern may take more than linear time.
    files: ['src/**/*.ts'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': 'error',
      'regexp/no-super-linear-move': 'error',
    },
  },
  namesFromLists,
  ...oneDoor,
  {
    files: [...PURE, 'webview'].map((room) => `src/${room}/**/*.ts`),
    rules: { 'no-restricted-imports': ['error', { paths: [noVscode] }] },
  },
  {
    files: ['test/**/*.ts', '*.mts'],
    rules: { 'no-console': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  restrictedProperties(
    ['test/ui/**/*.ts'],
    [],
    [{ property: 'nth', message: "VS Code keeps rows in the page in any order: use a page object's rowAt." }],
  ),
);
