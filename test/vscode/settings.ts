import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The environment variable that tells tests in the extension host where VS Code keeps what is its own. */
export const USER_DATA_VARIABLE = 'VSCODE_TEST_USER_DATA';

export type Settings = Readonly<Record<string, unknown>>;

/** No test waits for a notification that comes a minute after a window has opened, and some would be disturbed by it. */
export const WITHOUT_WARNINGS: Settings = { 'gitlabLicenses.notifications': false };

/** Without these a new window greets, recommends, updates and looks for artificial intelligence. */
const QUIET: Settings = {
  'chat.disableAIFeatures': true,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'workbench.reduceMotion': 'on',
  'window.autoDetectHighContrast': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'update.mode': 'none',
  'security.workspace.trust.enabled': false,
  // VS Code would forward whatever else listens on this machine, and talk about it.
  'remote.autoForwardPorts': false,
  // VS Code for the browser would look for such ports meanwhile, in the extension host, which the desktop's doesn't.
  'remote.autoForwardPortsSource': 'output',
  ...WITHOUT_WARNINGS,
};

/** Writes the user settings of a VS Code that is not running yet: the quiet ones, and those given. */
export function writeSettings(userDataFolder: string, settings: Settings = {}): void {
  const folder = join(userDataFolder, 'User');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ ...QUIET, ...settings }, undefined, 2));
}
