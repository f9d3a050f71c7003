import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { circles, crowdedFolders, longFiles, roomsWithoutRank, wrongArrows } from './problems';
import { readTree, type Tree } from './tree';

describe('the rooms of src and test', () => {
  const tree = readTree(resolve(import.meta.dirname, '../../..'));

  it('are all seen', () => {
    expect([...tree.keys()]).toEqual(
      expect.arrayContaining(['src/extension.ts', 'src/webview/usage.css', 'test/setup.mjs']),
    );
    expect([...tree.keys()].filter((path) => path.includes('/fixtures/'))).toEqual([]);
  });

  it('have at most 16 files in a folder', () => {
    expect(crowdedFolders(tree)).toEqual([]);
  });

  it('have at most 250 lines in a file', () => {
    expect(longFiles(tree)).toEqual([]);
  });

  it('import only what rooms.mjs allows', () => {
    expect(wrongArrows(tree)).toEqual([]);
  });

  it('all have a rank in rooms.mjs', () => {
    expect(roomsWithoutRank(tree)).toEqual([]);
  });

  it('have no circle, neither between files nor between rooms', () => {
    expect(circles(tree)).toEqual([]);
  });
});

describe('on a made-up tree', () => {
  it('a folder with 17 files is crowded, one with 16 is not', () => {
    expect(crowdedFolders(files('src/full', 16))).toEqual([]);
    expect(crowdedFolders(files('src/full', 17))).toEqual(['src/full has 17 files.']);
  });

  it('files below a folder do not count for it', () => {
    expect(crowdedFolders(new Map([...files('test/a', 16), ...files('test/a/b', 16)]))).toEqual([]);
  });

  it.each(['ts', 'mts', 'mjs', 'cjs', 'css'])(
    'a .%s file with 251 lines is long, one with 250 is not',
    (type) => {
      expect(longFiles(new Map([[`test/a.${type}`, 'x\n'.repeat(250)]]))).toEqual([]);
      expect(longFiles(new Map([[`test/a.${type}`, 'x\n'.repeat(251)]]))).toEqual([
        `test/a.${type} has 251 lines.`,
      ]);
      expect(longFiles(new Map([[`test/a.${type}`, `${'x\n'.repeat(250)}x`]]))).toHaveLength(1);
    },
  );

  it.each([
    ['a value', "import { commands } from '../commands/refresh';"],
    ['a type', "import type { Refresh } from '../commands/refresh';"],
    ['an export', "export { commands } from '../commands/refresh';"],
    ['an export of all types', "export type * from '../commands/refresh';"],
    ['import()', "export const later = () => import('../commands/refresh');"],
    ['import() in a template', 'export const text = `${await import("../commands/refresh")}`;'],
    ['import() as a type', "export type Refresh = import('../commands/refresh').Refresh;"],
    ['typeof import()', "export type Refresh = typeof import('../commands/refresh');"],
  ])('an arrow up within ui is seen: %s', (_, text) => {
    const tree = new Map([
      ['src/ui/base/icons.ts', text],
      ['src/ui/commands/refresh.ts', ''],
    ]);
    expect(wrongArrows(tree)).toEqual([expect.stringMatching(/^src\/ui\/base\/icons\.ts must not import/)]);
  });

  it('what only looks like an import is none', () => {
    const text = `// import '../commands/refresh';\nexport const text = "import '../commands/refresh'";`;
    expect(
      wrongArrows(
        new Map([
          ['src/ui/base/icons.ts', text],
          ['src/ui/commands/refresh.ts', ''],
        ]),
      ),
    ).toEqual([]);
  });

  it.each([
    ['src/fleet/fleet.ts', 'src/ui/base/icons.ts'],
    ['src/instances/address.ts', 'src/gitlab/errors.ts'],
    ['src/gitlab/http/transport.ts', 'src/gitlab/client.ts'],
    ['src/licensing/plans.ts', 'src/licensing/key/keyText.ts'],
    ['src/licensing/key/keyText.ts', 'src/licensing/precheck/effect.ts'],
    ['src/usage/reading/usageExport.ts', 'src/usage/figures/series.ts'],
    ['src/usage/protocol.ts', 'src/usage/figures/series.ts'],
    ['src/words/text/language.ts', 'src/words/licenses/fact.ts'],
    ['src/words/loose.ts', 'src/words/text/language.ts'],
    ['src/ui/tree/children.ts', 'src/ui/statusBar/statusBar.ts'],
    ['src/ui/changes/changes.ts', 'src/ui/usage/usagePages.ts'],
    ['src/ui/changes/saving/saveKey.ts', 'src/ui/changes/add/givenKey.ts'],
    ['src/ui/seats/seats.ts', 'src/ui/commands/index.ts'],
    ['src/ui/showFleet.ts', 'src/extension.ts'],
    ['src/webview/usage.ts', 'src/usage/steps.ts'],
    ['src/webview/usage.ts', 'src/words/text/language.ts'],
    ['src/webview/chart/plot.ts', 'src/webview/reportPage.ts'],
    ['src/extension.ts', 'test/gitlab/server.ts'],
  ])('%s must not import %s', (from, to) => {
    expect(wrongArrows(importing(from, to))).toEqual([expect.stringContaining('must not import')]);
  });

  it.each([
    ['src/extension.ts', 'src/ui/commands/index.ts'],
    ['src/ui/publicApi.ts', 'src/api.ts'],
    ['src/ui/base/icons.ts', 'src/gitlab/http/redact.ts'],
    ['src/gitlab/client.ts', 'src/gitlab/http/transport.ts'],
    ['src/gitlab/http/transport.ts', 'src/gitlab/errors.ts'],
    ['src/licensing/precheck/effect.ts', 'src/licensing/key/keyText.ts'],
    ['src/webview/chart/plot.ts', 'src/usage/protocol.ts'],
    ['src/webview/chart/plot.ts', 'src/webview/format.ts'],
    ['src/ui/renewal/command.ts', 'src/ui/usage/usagePages.ts'],
  ])('%s may import %s', (from, to) => {
    expect(wrongArrows(importing(from, to))).toEqual([]);
  });

  it('an import that leads nowhere is not passed over', () => {
    expect(wrongArrows(new Map([['src/ui/a.ts', "import './gone';"]]))).toHaveLength(1);
  });

  it.each(['instances', 'gitlab', 'licensing', 'usage', 'fleet', 'words', 'webview'])(
    '%s is pure',
    (room) => {
      expect(wrongArrows(new Map([[`src/${room}/a.ts`, "import { window } from 'vscode';"]]))).toHaveLength(
        1,
      );
      expect(wrongArrows(new Map([['src/ui/a.ts', "import { window } from 'vscode';"]]))).toEqual([]);
    },
  );

  it('a folder that rooms.mjs does not name is reported', () => {
    const tree = new Map(
      ['src/ui/new/a.ts', 'src/ui/tree/icons/b.ts', 'src/new/c.ts'].map((path) => [path, '']),
    );
    expect(roomsWithoutRank(tree)).toEqual([
      'src/ui/new is missing in rooms.mjs.',
      'src/ui/tree/icons is missing in rooms.mjs.',
      'src/new is missing in rooms.mjs.',
    ]);
  });

  it('a circle between files is seen, though it is of types', () => {
    const tree = new Map([
      ['test/a.ts', "import type { B } from './b';"],
      ['test/b.ts', "export const c = () => import('./c');"],
      ['test/c.ts', "export * from './a';"],
      ['test/d.ts', "import './a';"],
    ]);
    expect(circles(tree)).toEqual([['test/a.ts', 'test/b.ts', 'test/c.ts']]);
  });

  it('a circle between rooms is seen where no file is in one', () => {
    const tree = new Map([
      ['test/a/one.ts', "import '../b/one';"],
      ['test/b/one.ts', ''],
      ['test/b/two.ts', "import '../a/two';"],
      ['test/a/two.ts', ''],
    ]);
    expect(circles(tree)).toEqual([['test/a', 'test/b']]);
  });

  it('a file beside a room is a room by itself', () => {
    const tree = new Map([
      ['test/client.ts', "import './http/transport';"],
      ['test/http/transport.ts', "import '../errors';"],
      ['test/errors.ts', ''],
    ]);
    expect(circles(tree)).toEqual([]);
    expect(circles(new Map([...tree, ['test/errors.ts', "import './http/transport';"]]))).not.toEqual([]);
  });
});

function files(folder: string, count: number): Tree {
  return new Map(Array.from({ length: count }, (_, index) => [`${folder}/${index}.ts`, '']));
}

/** A tree in which one file imports another. */
function importing(from: string, to: string): Tree {
  const up = '../'.repeat(from.split('/').length - 1);
  return new Map([
    [from, `import '${up || './'}${to.replace(/\.ts$/, '')}';`],
    [to, ''],
  ]);
}
