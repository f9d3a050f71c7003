import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { mixture } from '../../gitlab/hostile/texts';
import { trapLink } from '../../gitlab/hostile/hostility';
import { day, type TestGitLab } from '../../gitlab/server';
import { withTemporaryFolder } from '../../vscode/temporary';
import { KeyPreview } from '../pages/keyPreview';
import { Workbench } from '../pages/workbench';
import { readsTestKeys } from '../support/changing';
import { expect, test as base } from '../support/fixtures';
import { inspect, selectCommandLinks } from './inspection';
import { Walk, type See } from './walk';

interface Fixtures {
  /** The folder that the window has open, in which file dialogs begin. */
  folder: string;
  gitlab: TestGitLab;
  keyPreview: KeyPreview;
  /** An ordinary instance beside the hostile one. */
  other: TestGitLab;
  /** The file that the hostile links name. */
  stolen: string;
  /** What must be shown and written nowhere. */
  secrets: readonly string[];
  /** A license key with hostile texts in it. */
  hostileKey: string;
  see: See;
  walk: Walk;
}

/** Where GitLab is installed: an instance without a name is called by its address, which ends with no bracket. */
const ROOT = '/[Lab](command:gitlabLicenses.showLog)/git';

/** How long the way to a place may take, in milliseconds. */
const LONGEST_WAY_MS = 90_000;

/** The part of a license key that is looked for: its beginning is the same in all of them. */
const KEY_PIECE = { start: 200, length: 40 };

export const test = base.extend<Fixtures>({
  folder: async ({ browserName: _browserName }, use) => {
    await withTemporaryFolder(async (parent) => {
      const folder = join(parent, 'licenses');
      mkdirSync(folder);
      await use(folder);
    });
  },
  workbench: async ({ page, context, server, folder }, use) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await use(await Workbench.open(page, server.url, { folder }));
  },
  keyPreview: async ({ workbench }, use) => use(new KeyPreview(workbench)),
  stolen: async ({ folder }, use) => use(join(folder, 'stolen.csv')),
  gitlab: async ({ gitlabs, stolen }, use) => {
    const hostile = { kinds: ['texts', 'refusals', 'export'], file: stolen } as const;
    await use(await gitlabs.start({ profile: 'hostile', root: ROOT, hostile }));
  },
  other: async ({ gitlabs }, use) => use(await gitlabs.startEndingIn(200)),
  instances: async ({ gitlab, other }, use) => {
    await use([
      { name: '', gitlab },
      { name: 'Other', gitlab: other },
    ]);
  },
  settings: async ({ folder }, use) => {
    await use({ ...readsTestKeys(join(folder, '..')), 'gitlabLicenses.statusBar': 'always' });
  },
  hostileKey: async ({ gitlab, stolen }, use) => {
    const text = mixture(trapLink(gitlab.url, stolen));
    const purchases = [{ quantity: 5, started_on: day(0), expires_on: day(20), trial: text }];
    await use(
      gitlab.licenseKey({
        issued_at: day(12),
        expires_at: day(300),
        licensee: { Name: text, Email: text, Company: text },
        restrictions: {
          ...{ plan: text, active_user_count: 40, subscription_name: text },
          add_on_products: { [text]: purchases },
        },
      }),
    );
  },
  secrets: async ({ gitlab, other, hostileKey }, use) => {
    const tokens = [gitlab.adminToken, other.adminToken].map((token) => token.slice(0, -1));
    const piece = hostileKey.replaceAll('\n', '').slice(KEY_PIECE.start, KEY_PIECE.start + KEY_PIECE.length);
    await use([...tokens, piece]);
  },
  walk: async ({ page, workbench, licensesView, gitlab, see, stolen }, use) => {
    page.setDefaultTimeout(15_000);
    await use(new Walk({ page, workbench, licensesView, gitlab, see, stolen }));
  },
  see: async ({ page, secrets }, use) => {
    await use(async (place, arrive) => {
      await base.step(place, async () => {
        const problem = await problemOf(arrive);
        if (problem !== '') {
          await page.screenshot({ path: base.info().outputPath(`${place}.png`) });
        }
        const findings = await inspect(page, secrets);
        await selectCommandLinks(page);
        expect.soft(problem, `the way to: ${place}`).toBe('');
        expect.soft(findings, place).toEqual([]);
      });
    });
  },
});

/** Why a place was not reached; empty when it was. Some ways try again for ever. */
async function problemOf(arrive: () => Promise<unknown>): Promise<string> {
  const arrived = arrive().then(
    () => '',
    (error: unknown) => String(error).slice(0, 400),
  );
  return Promise.race([arrived, pause(LONGEST_WAY_MS, 'it takes too long', { ref: false })]);
}

export { expect } from '../support/fixtures';
