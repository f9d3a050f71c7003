import { describe, expect, it, vi } from 'vitest';
import { commandId, PUBLIC_COMMANDS } from '../../../src/ui/base/commandIds';
import { settingId, SETTINGS, type SettingName } from '../../../src/ui/base/configuration';
import { manifest, nls, sourceOf, stringsIn, textOf } from './manifest';

vi.mock('vscode', () => import('./vscodeStub'));

const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[];
const SETTING_IDS = SETTING_NAMES.map(settingId);
const PUBLIC: readonly string[] = PUBLIC_COMMANDS.map(commandId);

/** Ids of the extension's own that stand in a text. */
const idsIn = (text: string) => text.match(/\bgitlabLicenses\.\w+/g) ?? [];

describe('the texts of the manifest', () => {
  it('are there for every key, and every one of them is used', () => {
    const keys = stringsIn(manifest).flatMap((text) => /^%(.+)%$/.exec(text)?.[1] ?? []);
    expect([...new Set(keys)].toSorted()).toEqual(Object.keys(nls).toSorted());
  });

  it('link to public commands', () => {
    const links = stringsIn(nls).flatMap((text) =>
      [...text.matchAll(/\(command:([\w.]+)/g)].map(([, id]) => id),
    );
    expect(links.filter((id) => !PUBLIC.includes(id ?? ''))).toEqual([]);
    expect(links).not.toEqual([]);
  });
});

describe('what people read about settings and commands', () => {
  it.each([
    ['the README', textOf('README.md')],
    // Its help refers to keys by the private commands behind them, which another test compares.
    [
      'the texts of the manifest',
      stringsIn(nls)
        .join('\n')
        .replaceAll(/<keybinding:[^>]+>/g, ''),
    ],
    ['what the extension says', sourceOf('src/words')],
  ])('names only those that there are: %s', (_, text) => {
    expect(idsIn(text).filter((id) => ![...SETTING_IDS, ...PUBLIC].includes(id))).toEqual([]);
  });

  it('explains every setting in the README', () => {
    const readme = textOf('README.md');
    const missing = SETTING_NAMES.filter(
      (name) => !readme.includes(`\`${settingId(name)}\``) && !readme.includes(`\`.${name}\``),
    );
    expect(missing).toEqual([]);
  });
});
