import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { workspace } from 'vscode';
import { execute, setSetting } from '../../host/support/api';
import { AcceptedPreview } from '../../host/support/importPreview';
import { USER_DATA_VARIABLE } from '../../vscode/settings';
import { untilReady, type Measuring } from './measuring';
import type { HostTask, ManyCost, ServedInstance } from './task';

/** How long is waited for requests that shouldn't come. */
const START_MS = 5_000;

const STORAGE = join(
  process.env[USER_DATA_VARIABLE] ?? '',
  'User/globalStorage/gitlab-license-manager.gitlab-license-manager',
);

/**
 * Imports instances from a file with their tokens, and accepts the preview as soon as it is shown.
 *
 * @returns when they were in the list, in milliseconds; it resolves when all have answered
 */
export async function importAll(
  instances: readonly ServedInstance[],
  all: number,
  folder: string,
): Promise<number> {
  const file = join(folder, 'instances.csv');
  const rows = instances.map(({ url, token }) => `${url},${token},${nameOf(url)}`);
  writeFileSync(file, ['url,token,name', ...rows].join('\n'));
  const preview = new AcceptedPreview();
  const begin = performance.now();
  let listed = 0;
  const listening = workspace.onDidChangeConfiguration(() => (listed = performance.now() - begin));
  try {
    const answer = await execute('importInstances', { file });
    if (answer?.ok !== true) {
      throw new Error(`The import failed: ${JSON.stringify(answer)}`);
    }
  } finally {
    preview.restore();
    listening.dispose();
  }
  await untilReady(all);
  return listed;
}

const nameOf = (url: string) => `GitLab ${new URL(url).port}`;

/** Lets the extension see its instances for the first time, with the state that it has just stored. */
export async function startAgain(
  { instances, folder }: HostTask,
  measuring: Measuring,
): Promise<ManyCost['start']> {
  const kept = join(folder, 'state');
  cpSync(STORAGE, kept, { recursive: true });
  await setSetting('instances', []);
  while (stateFiles(STORAGE).length > 0) {
    await pause(50);
  }
  for (const name of stateFiles(kept)) {
    writeFileSync(join(STORAGE, name), withDetails(readFileSync(join(kept, name), 'utf8')));
  }
  await measuring.untilQuiet();
  await measuring.beginCounting();
  const begin = performance.now();
  await setSetting(
    'instances',
    instances.map(({ url }) => ({ url, name: nameOf(url) })),
  );
  await untilReady(instances.length);
  const time = performance.now() - begin;
  await pause(START_MS);
  return { requests: (await measuring.counts()).requests, time };
}

function stateFiles(folder: string): string[] {
  return readdirSync(folder).filter((name) => /^[0-9a-f]{32}\.json$/.test(name));
}

/** As after a session of a few minutes, which has asked once for the end of each token. */
function withDetails(text: string): string {
  return JSON.stringify({ ...(JSON.parse(text) as object), details: { at: Date.now() } });
}
