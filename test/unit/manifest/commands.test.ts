import { describe, expect, it, vi } from 'vitest';
import {
  commandId,
  PUBLIC_COMMANDS,
  UNDECLARED_COMMANDS,
  VIEW_COMMANDS,
} from '../../../src/ui/base/commandIds';
import { registerCommands } from '../../../src/ui/commands/registerCommands';
import { registerViewCommands } from '../../../src/ui/commands/viewCommands';
import { contributes, declaredCommands, nls } from './manifest';
import { registered } from './vscodeStub';

vi.mock('vscode', () => import('./vscodeStub'));

const { menus, keybindings } = contributes;
const PUBLIC = PUBLIC_COMMANDS.map((name) => commandId(name));
const PRIVATE = VIEW_COMMANDS.map((name) => commandId(`view.${name}`));
const UNDECLARED = UNDECLARED_COMMANDS.map((name) => commandId(`view.${name}`));

const isPublic = (command: string) => PUBLIC.some((id) => id === command);
const commandsOf = (entries: readonly { readonly command: string }[]) =>
  entries.map(({ command }) => command);

describe('the commands of the manifest', () => {
  it('are those that the code registers, once each', () => {
    // Registering needs none of what the commands work with.
    registerCommands({} as never);
    registerViewCommands({} as never, {} as never, () => Promise.resolve(), {} as never);
    expect(registered.commands.toSorted()).toEqual([...declaredCommands, ...UNDECLARED].toSorted());
  });

  it('are those of the typed lists', () => {
    expect(declaredCommands.toSorted()).toEqual([...PUBLIC, ...PRIVATE].toSorted());
  });
});

describe('the menus and keys of the manifest', () => {
  const palette = menus.commandPalette ?? [];
  const others = Object.entries(menus).filter(([menu]) => menu !== 'commandPalette');
  const called = others.flatMap(([, entries]) => entries).concat(keybindings);

  it('hide every private command from the palette, and no public one for ever', () => {
    const hidden = palette.filter(({ when }) => when === 'false');
    expect(commandsOf(hidden).toSorted()).toEqual(PRIVATE.toSorted());
  });

  it('call private commands only, since VS Code passes them rows and not arguments', () => {
    expect(called.filter(({ command }) => isPublic(command))).toEqual([]);
  });

  it('call commands that the manifest declares', () => {
    const unknown = [...palette, ...called].filter(({ command }) => !declaredCommands.includes(command));
    expect(unknown).toEqual([]);
  });

  it('and keys mean the view only while it has the focus, and nobody types into its filter', () => {
    for (const { when } of keybindings) {
      expect(when).toContain('focusedView == gitlabLicenses.licenses && !inputFocus');
    }
  });
});

describe('the keys of the view', () => {
  const view = (name: string) => `gitlabLicenses.view.${name}`;
  const keysOf = (name: string, isMac: boolean) =>
    keybindings
      .filter(({ command }) => command === view(name))
      .flatMap(({ key, mac }) => (isMac ? (mac ?? key) : key) ?? [])
      .toSorted();

  it('are those of each system: a Mac deletes with fn+Delete and with ⌘⌫', () => {
    expect(keysOf('delete', false)).toEqual(['delete']);
    expect(keysOf('delete', true)).toEqual(['cmd+backspace', 'delete']);
    expect(keysOf('editInstance', true)).toEqual(['f2']);
    expect(keysOf('copyRow', true)).toEqual(['cmd+c']);
  });

  it('stand in the menus of the rows, also where a key is that of several entries', () => {
    const entries = commandsOf(menus['view/item/context'] ?? []);
    for (const name of ['refreshInstance', 'editInstance', 'removeInstance', 'deleteLicense']) {
      expect(entries).toContain(view(name));
      expect(keysOf(name, false)).toHaveLength(1);
    }
  });

  // VS Code passes no row to a key, and takes a later entry of the same key whose condition holds.
  it('act on the row with the focus: those of a kind of row are only there to be shown', () => {
    const ofRows = keybindings.filter(({ when }) => when?.includes('viewItem'));
    expect(commandsOf(ofRows)).toEqual([view('removeInstance'), view('deleteLicense')]);
    const acting = keybindings.findLastIndex(({ command }) => command === view('delete'));
    expect(keybindings.indexOf(ofRows[0]!)).toBeGreaterThan(acting);
  });

  it('are all named in the help of the view', () => {
    const [licenses] = Object.values(contributes.views).flat();
    const help = nls[licenses?.accessibilityHelpContent.replaceAll('%', '') ?? ''] ?? '';
    const named = [...help.matchAll(/<keybinding:([\w.]+)>/g)].map(([, command]) => command);
    const shown = [view('removeInstance'), view('deleteLicense')];
    const acting = commandsOf(keybindings).filter((command) => !shown.includes(command));
    expect(named.toSorted()).toEqual([...new Set(acting)].toSorted());
  });
});
