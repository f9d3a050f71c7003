import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Disposable } from 'vscode';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dueWarnings } from '../../../../src/fleet/notifications/dueWarnings';
import type { InstanceStatus } from '../../../../src/fleet/status';
import { ClaimFiles } from '../../../../src/storage/claimFiles';
import { Notifier } from '../../../../src/ui/notifications/notifier';
import { SETTINGS, type SettingName } from '../../../../src/ui/base/configuration';
import { answered, HOUR, license, muted, NOW, statusNow } from '../../fleet/statuses';

/** What VS Code is told and says. */
const vscode = vi.hoisted(() => ({
  focused: true,
  shown: [] as string[],
  ran: [] as unknown[],
  answer: undefined as string | undefined,
}));

vi.mock('vscode', () => ({
  window: {
    get state() {
      return { focused: vscode.focused };
    },
    showWarningMessage: (message: string) => {
      vscode.shown.push(message);
      return Promise.resolve(vscode.answer);
    },
  },
  commands: {
    executeCommand: (...command: unknown[]) => {
      vscode.ran.push(command);
      return Promise.resolve();
    },
  },
  l10n: { t: (text: string) => text },
  Disposable: class {
    dispose() {
      return undefined;
    }
  },
}));

const ending = answered([license(1, -100, 13)]);
const one = statusNow(ending, 'One');
const two = statusNow(ending, 'Two');
const warnings: string[] = [];
const log = { warn: (message: string) => warnings.push(message) };

let folder: string;
let settings: Partial<Record<SettingName, unknown>>;

/** A window that has just been opened. */
function openWindow(...statuses: readonly InstanceStatus[]): Notifier {
  return new Notifier({
    fleet: { statuses: () => [...statuses] },
    claims: new ClaimFiles(join(folder, 'notifications')),
    settings: {
      SETTINGS,
      read: (name: SettingName) => settings[name] ?? SETTINGS[name],
      onSettingChanged: () => new Disposable(() => undefined),
    },
    log,
  });
}

/** Looks, and lets what was answered have its effect. */
async function look(notifier: Notifier): Promise<string[]> {
  const before = vscode.shown.length;
  await notifier.look();
  await vi.waitFor(async () => {
    const files = await readdir(join(folder, 'notifications')).catch(() => []);
    const mark = { Tomorrow: 'later', "Don't Warn Again": 'never' }[vscode.answer ?? ''];
    expect(mark === undefined || files.some((name) => name.includes(mark))).toBe(true);
  });
  return vscode.shown.slice(before);
}

beforeEach(async () => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
  Object.assign(vscode, { focused: true, answer: undefined, shown: [], ran: [] });
  settings = {};
  warnings.length = 0;
  folder = await mkdtemp(join(tmpdir(), 'glm-notifier-'));
});

afterEach(async () => {
  vi.useRealTimers();
  await rm(folder, { recursive: true });
});

describe('a window', () => {
  it('shows what is due once, also after a restart', async () => {
    expect(await look(openWindow(one))).toEqual(['One: licensed through 2027-01-22 (13 days left).']);
    expect(await look(openWindow(one))).toEqual([]);
  });

  it('shows several at once as one', async () => {
    expect(await look(openWindow(one, two))).toEqual([
      '2 instances need attention: One (13 days left) and Two (13 days left).',
    ]);
  });

  it('leaves to another window what that is showing', async () => {
    const windows = Array.from({ length: 5 }, () => openWindow(one));
    await Promise.all(windows.map((window) => window.look()));
    expect(vscode.shown).toHaveLength(1);
  });

  it.each([
    ['has not the focus', () => (vscode.focused = false)],
    ['is not to notify', () => (settings = { notifications: false })],
  ])('shows and claims nothing while it %s', async (_name, begin) => {
    begin();
    expect(await look(openWindow(one))).toEqual([]);
    Object.assign(vscode, { focused: true });
    settings = {};
    expect(await look(openWindow(one))).toHaveLength(1);
  });

  it('shows nothing of a muted instance', async () => {
    expect(await look(openWindow(muted(one)))).toEqual([]);
  });

  it('takes the days of the setting, and leaves out what is none', async () => {
    settings = { expiryWarningDays: [10, 12.5, '14', -3] };
    expect(await look(openWindow(one))).toEqual([]);
    settings = { expiryWarningDays: [13] };
    expect(await look(openWindow(one))).toHaveLength(1);
  });

  it('shows nothing that it cannot claim, and says so in the log', async () => {
    await writeFile(join(folder, 'notifications'), 'a file in the place of the folder');
    await openWindow(one).look();
    expect(vscode.shown).toEqual([]);
    expect(warnings).toEqual([expect.stringContaining('could not be read')]);
  });

  it('that was killed before it could show what it had claimed loses only that', async () => {
    const claims = new ClaimFiles(join(folder, 'notifications'));
    const [due] = dueWarnings([one], await claims.read(), [90, 60, 30, 14, 7, 1], NOW);
    await claims.claim(due!);
    expect(await look(openWindow(one))).toEqual([]);

    const nearer = statusNow(answered([license(1, -100, 7)]), 'One');
    expect(await look(openWindow(nearer, two))).toEqual([
      '2 instances need attention: One (7 days left) and Two (13 days left).',
    ]);
  });
});

describe('an answer', () => {
  it('Show lists the instances', async () => {
    vscode.answer = 'Show';
    await look(openWindow(one, two));
    await vi.waitFor(() =>
      expect(vscode.ran).toEqual([
        ['gitlabLicenses.view.showStatus', { urls: [one.instance.url, two.instance.url] }],
      ]),
    );
  });

  it('Tomorrow brings it back the next morning, once', async () => {
    vscode.answer = 'Tomorrow';
    expect(await look(openWindow(one))).toHaveLength(1);
    vscode.answer = undefined;
    expect(await look(openWindow(one))).toEqual([]);
    vi.setSystemTime(NOW + 18 * HOUR);
    await Promise.all([openWindow(one), openWindow(one)].map((window) => window.look()));
    expect(vscode.shown).toHaveLength(2);
    vi.setSystemTime(NOW + 48 * HOUR);
    expect(await look(openWindow(one))).toEqual([]);
  });

  it("Don't Warn Again ends it for this license and this reason", async () => {
    vscode.answer = "Don't Warn Again";
    expect(await look(openWindow(one))).toHaveLength(1);
    const crowded = statusNow(answered([license(1, -100, 13)], { users: 214 }), 'One');
    expect(await look(openWindow(crowded))).toEqual(['One: 14 users over (214 billable users, 200 seats).']);
    const renewed = statusNow(answered([license(1, -100, 13), license(2, 13, 60)]), 'One');
    expect(await look(openWindow(renewed))).toEqual(['One: licensed through 2027-03-10 (60 days left).']);
  });
});
