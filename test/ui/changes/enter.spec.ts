import { generateKeyPairSync } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { encodeKey, keyAttributes, type JsonObject } from '../../gitlab/keys/licenseKey';
import { dailyCounts, day, license, typeFlags, type TestGitLab } from '../../gitlab/server';
import { FileDialog } from '../pages/fileDialog';
import { licenseRow, pressDelete } from '../pages/licenseRow';
import type { LicensesView } from '../pages/licensesView';
import type { Workbench } from '../pages/workbench';
import { expect, licenseIds, test, writes } from '../support/changing';

const EXPIRED = license({ id: 1, starts_at: day(-718), expires_at: day(-353), user_limit: 100 });
const CURRENT = license({ id: 2, starts_at: day(-353), expires_at: day(12), user_limit: 200 });
const UPCOMING = license({ id: 3, starts_at: day(12), expires_at: day(377), user_limit: 220 });

test.use({
  beginning: { licenses: [EXPIRED, CURRENT, UPCOMING], history: dailyCounts(day(-2), [90, 90]) },
});

test.beforeEach(async ({ licensesView }) => {
  await licensesView.open();
  await expect(licensesView.row('Ultimate')).toHaveCount(3);
});

interface KeyCase {
  readonly name: string;
  readonly key: (gitlab: TestGitLab) => string;
  /** What Enter presses. */
  readonly enter: string;
}

function ofStranger(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return encodeKey(keyAttributes(), privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
}

function readable(attributes: JsonObject): KeyCase['key'] {
  return (gitlab) => gitlab.licenseKey(attributes);
}

const COPY = 'Copy Details';

const KEYS: readonly KeyCase[] = [
  {
    name: 'refused for its seats',
    key: readable({ restrictions: { plan: 'ultimate', active_user_count: 50 } }),
    enter: COPY,
  },
  { name: 'expired', key: readable({ issued_at: day(-400), expires_at: day(-35) }), enter: COPY },
  { name: 'malformed', key: readable({ licensee: {} }), enter: COPY },
  {
    name: 'duplicate',
    key: readable({
      issued_at: day(-353),
      expires_at: day(12),
      restrictions: { plan: 'ultimate', active_user_count: 200 },
    }),
    enter: COPY,
  },
  {
    name: 'downgrade',
    key: readable({ restrictions: { plan: 'premium', active_user_count: 200 } }),
    enter: COPY,
  },
  { name: 'unreadable', key: ofStranger, enter: 'Choose Public Key File…' },
  { name: 'online cloud', key: readable(typeFlags('online_cloud')), enter: 'Open Subscription Page' },
];

/** What came of Enter, back to where nothing is open. */
async function leave(workbench: Workbench, enter: string): Promise<void> {
  const { dialog, page } = workbench;
  switch (enter) {
    case COPY:
      await expect.poll(() => workbench.clipboard()).toContain('Fingerprint: ');
      await dialog.cancel();
      break;
    case 'Choose Public Key File…':
      await new FileDialog(workbench, 'Choose Public Key File').cancel();
      await dialog.cancel();
      break;
    case 'Open Subscription Page': {
      const [, tab] = page.context().pages();
      await tab?.close();
      break;
    }
  }
}

test('Enter in a preview adds no key that something speaks against', async ({
  workbench,
  keyPreview,
  gitlab,
  page,
}) => {
  const { dialog } = workbench;
  for (const { name, key, enter } of KEYS) {
    await test.step(name, async () => {
      await keyPreview.addFromClipboard(key(gitlab));
      const opening = enter === 'Open Subscription Page' ? page.context().waitForEvent('page') : undefined;
      await dialog.pressEnter(enter);
      await opening;
      await leave(workbench, enter);
    });
  }
  expect(writes(gitlab)).toEqual([]);
  expect(licenseIds(gitlab)).toEqual([1, 2, 3]);
});

test('Enter adds a key that nothing speaks against, and does not take it back', async ({
  workbench,
  keyPreview,
  gitlab,
}) => {
  const { dialog } = workbench;
  const restrictions = { plan: 'ultimate', active_user_count: 240 };
  const key = gitlab.licenseKey({ issued_at: day(377), expires_at: day(742), restrictions });
  await keyPreview.addFromClipboard(key);
  await dialog.pressEnter('Add License');
  await workbench.notification('Added the Ultimate license 4 to Production.').press('Undo…');
  await workbench.screenshot('undo of an addition');
  await dialog.pressEnter('Save Key…');
  await new FileDialog(workbench, 'Save License Key of Production').cancel();
  await dialog.cancel();
  expect(writes(gitlab)).toEqual(['POST /api/v4/license']);
});

interface DeleteCase {
  readonly name: string;
  readonly row: (view: LicensesView) => Locator;
  readonly enter: string;
  /** Leaves what Enter has opened. */
  readonly leave: (workbench: Workbench) => Promise<void>;
}

const DELETES: readonly DeleteCase[] = [
  {
    name: 'the current one',
    row: (view) => licenseRow(view, 'current'),
    enter: 'Save Key and Delete…',
    leave: (workbench) => new FileDialog(workbench, 'Save License Key of Production').cancel(),
  },
  {
    name: 'an upcoming one',
    row: (view) => licenseRow(view, 'upcoming'),
    enter: 'Delete…',
    leave: async ({ quickInput }) => {
      await expect(quickInput.prompt).toContainText('Enter Production to delete the Ultimate license 3.');
      await quickInput.accept();
      await expect(quickInput.box).toBeHidden();
    },
  },
  {
    name: 'a past one',
    row: (view) => licenseRow(view, 'expired'),
    enter: 'Export Report First…',
    leave: async ({ quickInput, dialog }) => {
      await quickInput.cancel();
      await dialog.cancel();
    },
  },
];

test('Enter in the question about a delete deletes nothing', async ({
  workbench,
  licensesView,
  gitlab,
  folder,
}) => {
  const { dialog } = workbench;
  for (const { name, row, enter, leave: back } of DELETES) {
    await test.step(name, async () => {
      await pressDelete(workbench, row(licensesView));
      await dialog.pressEnter(enter);
      await back(workbench);
    });
  }
  await test.step('the current one, whose saved key nobody here reads', async () => {
    const current = gitlab.state.licenses.find(({ id }) => id === CURRENT.id);
    current!.key.text = ofStranger();
    await pressDelete(workbench, licenseRow(licensesView, 'current'));
    await dialog.pressEnter('Save Key and Delete…');
    await new FileDialog(workbench, 'Save License Key of Production').enter(`${folder}/saved.gitlab-license`);
    await expect(dialog.message).toContainText("can't be read here");
    await workbench.screenshot('delete, unread key');
    await dialog.pressEnter('Keep License');
    await expect(dialog.message).toBeHidden();
  });
  expect(writes(gitlab)).toEqual([]);
  expect(licenseIds(gitlab)).toEqual([1, 2, 3]);
});

test('Enter signs nobody out and removes no instance', async ({ workbench, licensesView }) => {
  const { dialog } = workbench;
  await workbench.runCommand('GitLab Licenses: Sign Out of All Instances…');
  await dialog.pressEnter('Stay Signed In');
  await expect(dialog.message).toBeHidden();
  await workbench.runCommand('GitLab Licenses: Remove Instance…');
  await dialog.pressEnter('Keep Instance');
  await expect(dialog.message).toBeHidden();
  await licensesView.open();
  await expect(licensesView.row('Ultimate')).toHaveCount(3);
});

test(
  'Enter goes to no other host, and saves nothing that is no usage export',
  { tag: '@long' },
  async ({ workbench, gitlab, gitlabs, folder }) => {
    const { dialog, quickInput } = workbench;
    await test.step('another host', async () => {
      const [old, target] = [await gitlabs.start(), await gitlabs.start()];
      old.intercept(({ path }) => ({ status: 301, headers: { Location: `${target.url}${path}` }, body: '' }));
      await workbench.runCommand('GitLab Licenses: Add Instance…');
      await quickInput.answer(old.url);
      await expect(dialog.message).toContainText('redirects to another host');
      await workbench.screenshot('another host');
      await dialog.pressEnter('Change Address');
      await expect(quickInput.title).toContainText('Add GitLab Instance');
      await quickInput.cancel();
    });
    await test.step('a response that is no usage export', async () => {
      const body = '<html>Sign in</html>';
      gitlab.intercept(({ path }) =>
        path.includes('usage_export')
          ? { status: 200, headers: { 'Content-Type': 'text/csv' }, body }
          : 'pass',
      );
      const file = join(folder, 'license_usage.csv');
      await workbench.runCommand('GitLab Licenses: Save Usage Export…');
      await new FileDialog(workbench, 'Save Usage Export of Production').enter(file);
      await expect(dialog.message).toHaveText("This doesn't look like a usage export.");
      await workbench.screenshot('no usage export');
      await dialog.pressEnter("Don't Save");
      await expect(dialog.message).toBeHidden();
      expect(existsSync(file)).toBe(false);
    });
  },
);
