import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

/**
 * Which rooms of src/ a room may import from. Data flows one way (server → client → fleet → views), so imports
 * go the other way and never back. The pure files of `instances` stand below all of them: they name an instance.
 */
const MAY_IMPORT = {
  instances: [],
  gitlab: ['instances'],
  licensing: ['gitlab', 'instances'],
  usage: ['gitlab', 'licensing', 'instances'],
  fleet: ['gitlab', 'licensing', 'instances'],
  storage: ['gitlab', 'licensing', 'instances', 'fleet'],
  words: ['gitlab', 'licensing', 'usage', 'fleet', 'instances'],
  ui: ['gitlab', 'licensing', 'usage', 'instances', 'fleet', 'storage', 'words'],
};

/** Rooms without VS Code: they run, and are tested, in plain Node. */
const PURE = ['gitlab', 'licensing', 'usage', 'fleet', 'words'];

/** Files of other rooms that are pure all the same. */
const PURE_FILES = ['src/instances/address.ts', 'src/instances/instance.ts'];

const rooms = Object.keys(MAY_IMPORT);

const noVscode = { name: 'vscode', message: 'This room is pure: pass in what it needs from VS Code.' };

function importDirection(room) {
  const forbidden = rooms.filter((other) => other !== room && !MAY_IMPORT[room].includes(other));
  const above = room === 'ui' ? ['extension'] : ['extension', 'api'];
  const patterns = [
    {
      regex: `^(\\.\\./)+(${[...forbidden, ...above].join('|')})(/|$)`,
      message: `src/${room} must not import this room: see the directions in eslint.config.mjs.`,
    },
  ];
  return {
    files: [`src/${room}/**/*.ts`],
    rules: {
      'no-restricted-imports': ['error', { patterns, paths: PURE.includes(room) ? [noVscode] : [] }],
    },
  };
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
  ...rooms.map(importDirection),
  namesFromLists,
  ...oneDoor,
  {
    files: PURE_FILES,
    rules: { 'no-restricted-imports': ['error', { paths: [noVscode], patterns: ['../*'] }] },
  },
  {
    files: ['test/**/*.ts', '*.mts'],
    rules: { 'no-console': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
);
