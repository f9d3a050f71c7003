import { describe, expect, it, vi } from 'vitest';
import {
  commandId,
  PUBLIC_COMMANDS,
  UNDECLARED_COMMANDS,
  VIEW_COMMANDS,
} from '../../../src/ui/base/commandIds';
import { registerCommands } from '../../../src/ui/commands';
import { registerViewCommands } from '../../../src/ui/commands/viewCommands';
import { contributes, declaredCommands } from './manifest';
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
