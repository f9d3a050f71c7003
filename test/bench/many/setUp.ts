import { cpSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { window } from 'vscode';
import { execute, setSetting } from '../../host/support/api';
import { USER_DATA_VARIABLE } from '../../vscode/settings';
import { untilReady, type Measuring } from './measuring';
import type { HostTask, ManyCost } from './task';

/** How long is waited for requests that shouldn't come. */
const START_MS = 5_000;

const STORAGE = join(
  process.env[USER_DATA_VARIABLE] ?? '',
  'User/globalStorage/gitlab-license-manager.gitlab-license-manager',
);

/** Imports the instances from a file with their tokens, and accepts the preview as soon as it is shown. */
export async function importAll({ instances, folder }: HostTask): Promise<void> {
  const file = join(folder, 'instances.csv');
  const rows = instances.map(({ url, token }, index) => `${url},${token},GitLab ${index}`);
  writeFileSync(file, ['url,token,name', ...rows].join('\n'));
  const createQuickPick = window.createQuickPick;
  window.createQuickPick = acceptedAtOnce(createQuickPick);
  try {
    const answer = await execute('importInstances', { file });
    if (answer?.ok !== true) {
      throw new Error(`The import failed: ${JSON.stringify(answer)}`);
    }
  } finally {
    window.createQuickPick = createQuickPick;
  }
  await untilReady(instances.length);
}

function acceptedAtOnce(createQuickPick: typeof window.createQuickPick): typeof window.createQuickPick {
  const create: unknown = (...given: []) => {
    const list = createQuickPick(...given);
    const show = list.show.bind(list);
    const accepted: (() => void)[] = [];
    const listen: unknown = (accept: () => void) => accepted.push(accept);
    Object.assign(list, { onDidAccept: listen });
    list.show = () => {
      show();
      accepted.forEach((accept) => accept());
    };
    return list;
  };
  return create as typeof window.createQuickPick;
}

/** Lets the extension see its instances for the first time, with the state that it has just stored. */
export async function startAgain(
  { instances, folder }: HostTask,
  measuring: Measuring,
): Promise<ManyCost['start']> {
  const kept = join(folder, 'state');
  cpSync(STORAGE, kept, { recursive: true });
  await setSetting('instances', []);
  while (readdirSync(STORAGE).some((name) => /^[0-9a-f]{32}\.json$/.test(name))) {
    await pause(50);
  }
  cpSync(kept, STORAGE, { recursive: true });
  await measuring.untilQuiet();
  await measuring.beginCounting();
  const begin = performance.now();
  await setSetting(
    'instances',
    instances.map(({ url }, index) => ({ url, name: `GitLab ${index}` })),
  );
  await untilReady(instances.length);
  const time = performance.now() - begin;
  await pause(START_MS);
  return { requests: (await measuring.counts()).requests, time };
}
