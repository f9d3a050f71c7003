import { createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import { day, type TestGitLab } from '../../gitlab/server';
import { refreshes } from '../support/gitlabs';
import { readsTestKeys } from '../support/changing';
import { expect, test as base } from '../support/fixtures';
import { KeyPreview } from '../pages/keyPreview';
import { withTemporaryFolder } from '../../vscode/temporary';
import type { SetUp } from '../support/vscode';

/** Days left of the GitLabs that stand for all. */
const ENDS = [-2, 3, 12, 200] as const;

const REGIONS = ['North', 'East', 'South'] as const;

/** More of them don't fit into the environment of VS Code. */
const SIGNED_IN = 300;

interface Many {
  readonly gitlabs: readonly TestGitLab[];
  readonly instances: readonly SetUp[];
}

interface Fixtures {
  count: number;
  hasGroups: boolean;
  many: Many;
}

const test = base.extend<Fixtures>({
  count: [SIGNED_IN, { option: true }],
  hasGroups: [false, { option: true }],
  many: async ({ gitlabs, count, hasGroups }, use) => {
    const running = await Promise.all(ENDS.map((days) => gitlabs.startEndingIn(days)));
    const front = await frontOf(running);
    const instances = instancesBelow(front.url, running, count);
    await use({ gitlabs: running, instances: hasGroups ? instances.map(inRegion) : instances });
    await front.close();
  },
  instances: async ({ many }, use) => use(many.instances),
  settings: async ({ browserName: _browserName }, use) =>
    withTemporaryFolder((folder) => use(readsTestKeys(folder))),
});

/** A server below which each GitLab stands for many: `/i7/` is one of them. */
async function frontOf(gitlabs: readonly TestGitLab[]) {
  const server = createServer((incoming, response) => {
    const [, index = '0', path = '/'] = /^\/i(\d+)(\/.*)$/.exec(incoming.url ?? '') ?? [];
    const target = new URL(path, gitlabs[Number(index) % gitlabs.length]?.url);
    const { method, headers } = incoming;
    const forwarded = ask(target, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    forwarded.on('error', () => response.destroy());
    incoming.pipe(forwarded);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

function instancesBelow(url: string, gitlabs: readonly TestGitLab[], count: number): SetUp[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `Instance ${index + 1}`,
    gitlab: { url: `${url}/i${index}`, adminToken: gitlabs[index % gitlabs.length]?.adminToken ?? '' },
    ...(index >= SIGNED_IN && { token: null }),
  }));
}

function inRegion(instance: SetUp, index: number): SetUp {
  const group = REGIONS[index % REGIONS.length];
  return { ...instance, ...(group !== undefined && { group }) };
}

/** How often the licenses of any were asked for. */
function asked({ gitlabs }: Many): number {
  return gitlabs.reduce((sum, gitlab) => sum + refreshes(gitlab), 0);
}

for (const count of [300, 1000]) {
  test.describe(() => {
    test.use({ count });

    test(
      `the tooltip and the lists of ${count} instances`,
      { tag: '@long' },
      async ({ workbench, licensesView, many, page }) => {
        test.setTimeout(900_000);
        await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
        await licensesView.open();
        await expect
          .poll(() => asked(many), { timeout: 300_000 })
          .toBeGreaterThanOrEqual(Math.min(count, SIGNED_IN));
        await workbench.screenshot(`hundreds, ${count}, tree`);

        await test.step('the tooltip of the status bar fits into the window', async () => {
          const item = workbench.statusBarItem(/more instances need attention/);
          await item.hover();
          await expect(workbench.tooltip).toBeVisible();
          await workbench.screenshot(`hundreds, ${count}, tooltip`, { keepMouse: true });
          const box = await workbench.tooltip.boundingBox();
          expect(box?.y).toBeGreaterThanOrEqual(0);
          expect(box?.height).toBeLessThan(page.viewportSize()?.height ?? 0);
          await item.click();
        });

        await test.step('its list finds one', async () => {
          await workbench.screenshot(`hundreds, ${count}, status list`);
          await workbench.quickInput.fill('Instance 277');
          await expect(workbench.quickInput.rows).toHaveCount(1);
          await workbench.quickInput.cancel();
        });

        await test.step('a command asks for one', async () => {
          await workbench.runCommand('GitLab Licenses: Show Usage');
          await expect(workbench.quickInput.rows.first()).toBeVisible();
          await workbench.screenshot(`hundreds, ${count}, picker`);
          await workbench.quickInput.fill('Instance 277');
          await expect(workbench.quickInput.row('Instance 277')).toBeVisible();
          await workbench.quickInput.cancel();
        });

        await test.step('a key is checked on all', async () => {
          const key = many.gitlabs[0]?.licenseKey({ expires_at: day(400) }) ?? '';
          await new KeyPreview(workbench).copy(key);
          await workbench.runCommand('GitLab Licenses: Check Key on All Instances…');
          await workbench.quickInput.pick('From Clipboard');
          await expect(workbench.quickInput.row('Instance 1')).toBeVisible();
          await workbench.screenshot(`hundreds, ${count}, key`);
          await workbench.quickInput.fill('Instance 277');
          await expect(workbench.quickInput.row('Instance 277')).toBeVisible();
          await workbench.quickInput.cancel();
        });
      },
    );
  });
}

test.describe(() => {
  test.use({ count: 1000, hasGroups: true });

  test(
    'the view of 1000 instances in groups',
    { tag: '@long' },
    async ({ workbench, licensesView, many }) => {
      test.setTimeout(900_000);
      await licensesView.open();
      await expect.poll(() => asked(many), { timeout: 300_000 }).toBeGreaterThanOrEqual(SIGNED_IN);
      await expect(licensesView.row('North')).toBeVisible();
      await workbench.screenshot('hundreds, 1000, groups');
      await licensesView.expand(licensesView.row('North'));
      await expect(licensesView.row('Instance 1')).toBeVisible();
      await workbench.screenshot('hundreds, 1000, a group');
    },
  );
});
