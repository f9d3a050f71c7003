/** package.json and its texts, as VS Code reads them. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface CommandEntry {
  readonly command: string;
  readonly when?: string;
  readonly key?: string;
  /** Instead of `key` on a Mac. */
  readonly mac?: string;
}

interface Setting {
  readonly scope: string;
  readonly ignoreSync?: boolean;
  readonly default: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
}

interface View {
  readonly id: string;
  readonly accessibilityHelpContent: string;
}

interface Contributions {
  readonly viewsContainers: Readonly<Record<string, readonly { readonly id: string }[]>>;
  readonly views: Readonly<Record<string, readonly View[]>>;
  readonly viewsWelcome: readonly { readonly view: string; readonly when: string }[];
  readonly languages: readonly { readonly extensions: readonly string[] }[];
  readonly customEditors: readonly { readonly viewType: string }[];
  readonly commands: readonly CommandEntry[];
  readonly keybindings: readonly CommandEntry[];
  readonly menus: Readonly<Record<string, readonly CommandEntry[]>>;
  readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
}

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly main: string;
  readonly l10n: string;
  readonly contributes: Contributions;
}

export const ROOT = join(import.meta.dirname, '../../..');

export const manifest = JSON.parse(textOf('package.json')) as Manifest;
export const { contributes } = manifest;

/** The manifest's texts by the name that stands between percent signs. */
export const nls = JSON.parse(textOf('package.nls.json')) as Readonly<Record<string, string>>;

export const declaredCommands = contributes.commands.map(({ command }) => command);
export const declaredViews = Object.values(contributes.views).flatMap((views) => views.map(({ id }) => id));

/** The settings without the extension's prefix. */
export const declaredSettings = Object.fromEntries(
  Object.entries(contributes.configuration.properties).map(([id, setting]) => [
    id.replace(/^gitlabLicenses\./, ''),
    setting,
  ]),
);

/** @param path from the root of the repository */
export function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** The TypeScript files of a folder and below, as one text. */
export function sourceOf(folder: string): string {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => textOf(join(folder, path)))
    .join('\n');
}

/** Every text in a value from JSON, however deep it lies. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
