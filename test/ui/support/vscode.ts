import { cpSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { TestGitLab } from '../../gitlab/server';
import { ROOT } from '../../vscode/paths';
import { startTestServer, type RunningServer } from '../../vscode/server';
import { writeSettings, type Settings } from '../../vscode/settings';
import { FOLLOWS_BROWSER } from '../pages/theme';

/** The environment variable with the folder of extensions that holds the packaged one: see globalSetup.ts. */
export const EXTENSIONS_VARIABLE = 'UI_TEST_EXTENSIONS';

/** Signs in to the instances that an environment variable names, as another extension can. */
const SETS_UP = join(ROOT, 'test/vscode/demo/extension');

/** Sets up others in their place whenever a test begins: see beginning.ts. */
const BEGINS_AGAIN = join(import.meta.dirname, 'beginAgain');

/** An instance that is set up before a window opens. */
export interface SetUp {
  readonly name: string;
  readonly group?: string;
  readonly gitlab: Pick<TestGitLab, 'url' | 'adminToken'>;
  /** The administrator's when left out; null: signed out. */
  readonly token?: string | null;
  /** A file with the authority of its certificate, where a window is shared. */
  readonly caFile?: string;
  /** It never answers, so nobody waits until it was read. */
  readonly isSilent?: true;
}

/** Writes the settings of a window with these instances, before VS Code starts. */
export function writeUserSettings(userData: string, instances: readonly SetUp[], settings: Settings): void {
  writeSettings(userData, {
    ...FOLLOWS_BROWSER,
    'gitlabLicenses.instances': instances.map(({ name, group, gitlab: { url } }) => ({ url, name, group })),
    ...settings,
  });
}

/** Starts a VS Code with the packaged extension, which signs in to the instances. */
export function startVSCode(userData: string, instances: readonly SetUp[]): Promise<RunningServer> {
  const extensions = withHelper(userData, SETS_UP);
  const env = { GITLAB_LICENSES_DEMO: JSON.stringify(signIns(instances)) };
  return startTestServer({ userData, extensions }, { env });
}

/**
 * Starts a VS Code with the packaged extension, without an instance, in which tests begin one after the other.
 *
 * @param addressFile where its window with a folder tells how a test begins there: see beginning.ts
 */
export function startSharedVSCode(userData: string, addressFile: string): Promise<RunningServer> {
  const extensions = withHelper(userData, BEGINS_AGAIN);
  return startTestServer({ userData, extensions }, { env: { UI_TEST_ADDRESS_FILE: addressFile } });
}

/** A copy of the extensions, with one for the tests besides. */
function withHelper(userData: string, helper: string): string {
  const installed = process.env[EXTENSIONS_VARIABLE];
  if (installed === undefined) {
    throw new Error(`${EXTENSIONS_VARIABLE} must name the folder with the packaged extension.`);
  }
  const extensions = join(userData, 'extensions');
  // Without the list of what is installed VS Code takes in what lies there.
  const filter = (path: string) => basename(path) !== 'extensions.json';
  cpSync(installed, extensions, { recursive: true, filter });
  cpSync(helper, join(extensions, 'gitlab-license-manager.helper-0.0.1'), { recursive: true });
  return extensions;
}

function signIns(instances: readonly SetUp[]): object[] {
  return instances.flatMap(({ gitlab: { url, adminToken }, token = adminToken }) =>
    token === null ? [] : [{ url, token, goesDown: false }],
  );
}
