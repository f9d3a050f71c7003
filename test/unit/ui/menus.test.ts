import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Entry {
  readonly command: string;
  readonly when?: string;
  readonly key?: string;
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly Entry[];
    readonly keybindings: readonly Entry[];
    readonly menus: Readonly<Record<string, readonly Entry[]>>;
  };
}

const ROOT = join(import.meta.dirname, '../../..');
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;
const { commands, keybindings, menus } = manifest.contributes;
const isPrivate = (command: string) => command.startsWith('gitlabLicenses.view.');

describe('the menus of the manifest', () => {
  it('hide every private command from the palette, and no public one for ever', () => {
    const hidden = (menus.commandPalette ?? []).filter(({ when }) => when === 'false');
    const names = commands.map(({ command }) => command);
    expect(hidden.map(({ command }) => command).sort()).toEqual(names.filter(isPrivate).sort());
  });

  it('call private commands only, since VS Code passes them rows and not arguments', () => {
    const others = Object.entries(menus).filter(([menu]) => menu !== 'commandPalette');
    const called = others.flatMap(([, entries]) => entries).concat(keybindings);
    expect(called.filter(({ command }) => !isPrivate(command))).toEqual([]);
  });

  it('call commands that the manifest declares', () => {
    const declared = new Set(commands.map(({ command }) => command));
    const called = [...Object.values(menus).flat(), ...keybindings];
    expect(called.filter(({ command }) => !declared.has(command))).toEqual([]);
  });

  it('and keys mean the view only while it has the focus, and nobody types into its filter', () => {
    for (const { when } of keybindings) {
      expect(when).toContain('focusedView == gitlabLicenses.licenses && !inputFocus');
    }
  });
});
