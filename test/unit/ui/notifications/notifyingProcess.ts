/*
 * What the test of killed windows starts and kills: the extension's own notifier and claims, on a real folder, in a
 * process of its own. It looks once on the given day and says what is shown and what the view has.
 * Arguments: folder, day, how many instances end on which day, "freeze" to stand still between claim and notification.
 */

import { join } from 'node:path';
import { Disposable } from 'vscode';
import type { InstanceUrl } from '../../../../src/instances/address';
import { statusOf, type InstanceStatus } from '../../../../src/fleet/status';
import { addDays, type PlainDate } from '../../../../src/licensing/plainDate';
import { ClaimFiles } from '../../../../src/storage/claimFiles';
import { SETTINGS, type SettingName } from '../../../../src/ui/base/configuration';
import { Notifier } from '../../../../src/ui/notifications/notifier';
import { instanceDescription } from '../../../../src/words/instances/instances';

const [folder = '', day = '', count = '1', end = ''] = process.argv.slice(2);
const today = day as PlainDate;
const now = new Date(`${day}T12:00:00`).getTime();

function status(index: number): InstanceStatus {
  const instance = { url: `https://gitlab${index}.example` as InstanceUrl, name: `GitLab ${index}` };
  const license = { id: 7, plan: 'ultimate', starts_at: addDays(today, -100), expires_at: end };
  const answer = { id: 7, at: now, since: now, on: today };
  return statusOf(
    instance,
    {
      credentials: 'present',
      attempt: { kind: 'idle' },
      last: { current: license, licenses: [license], answer },
    },
    { now, today },
    { warningWithinDays: 30, criticalWithinDays: 7 },
  );
}

async function main(): Promise<void> {
  Date.now = () => now;
  const statuses = Array.from({ length: Number(count) }, (_, index) => status(index + 1));
  const notifier = new Notifier({
    fleet: { statuses: () => statuses },
    claims: new ClaimFiles(join(folder, 'notifications')),
    settings: {
      SETTINGS,
      read: (name: SettingName) => SETTINGS[name],
      onSettingChanged: () => new Disposable(() => undefined),
    },
    log: { warn: (message: string) => void process.stdout.write(`warning: ${message}\n`) },
  });
  process.stdout.write(`view: ${statuses.map((one) => instanceDescription(one, now)).join('; ')}\n`);
  await notifier.look();
  process.stdout.write('looked\n');
}

void main();
