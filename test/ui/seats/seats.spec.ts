import { applyDemo, production } from '../../vscode/demo/gitlabs';
import { expect, test as base } from '../support/changing';
import { SeatsPage } from '../webviews/seatsPage';

const DEMO = production();

interface Fixtures {
  seats: SeatsPage;
}

const test = base.extend<Fixtures>({
  beginning: { licenses: DEMO.licenses },
  seats: async ({ workbench }, use) => use(new SeatsPage(workbench)),
});

test.beforeEach(({ gitlab }) => applyDemo(gitlab.state, DEMO));

test(
  'the seats page with the users of the demo, by keyboard alone',
  { tag: '@long' },
  async ({ workbench, licensesView, seats, gitlab }) => {
    test.setTimeout(600_000);
    const { keyboard } = workbench.page;
    await licensesView.open();
    await seats.openFromPalette();
    await seats.expectRows('Rows: 600 of 600');

    await test.step('says how many seats can be won back, and what that means', async () => {
      await expect(seats.card('Seats in use')).toHaveText('512');
      await expect(seats.card('Blocked or deactivated')).toHaveText('88');
      const idle = Number(await seats.card('Idle').innerText());
      const never = Number(await seats.card('Never active').innerText());
      expect(Math.min(idle, never)).toBeGreaterThan(0);
      await expect(seats.lead).toContainText(`Seats you can free: ${idle + never}.`);
      await expect(seats.lead).toContainText(`from 512 to ${512 - idle - never}.`);
      await expect(seats.problems).toHaveCount(0);
    });

    await test.step('keeps nobody out', async () => {
      expect(await seats.barriers()).toEqual([]);
    });

    await test.step('reads the chart, and lets go of the keyboard', async () => {
      await seats.chart.focus();
      await keyboard.press('End');
      await expect(seats.readout).toHaveText(/^Never active: \d+, seats you can free: \d+$/);
      await keyboard.press('ArrowLeft');
      await expect(seats.readout).toHaveText(/^Last active ≥\s365 days ago: \d+, seats you can free: \d+$/);
      await keyboard.press('Tab');
      await expect(seats.control('filter')).toBeFocused();
    });

    await test.step('filters and sorts', async () => {
      await keyboard.type('berg');
      await expect(seats.shown).not.toHaveText('Rows: 600 of 600');
      await seats.control('sort-name').focus();
      await keyboard.press('Enter');
      const names = await seats.names();
      expect(names.length).toBeGreaterThan(1);
      expect(names.every((name) => name.toLowerCase().includes('berg'))).toBe(true);
      expect(names).toEqual(sorted(names));
      await keyboard.press('Enter');
      await expect.poll(async () => (await seats.names()).at(0)).not.toBe(names[0]);
      const reversed = await seats.names();
      expect(reversed).toEqual(sorted(reversed).toReversed());
    });

    await test.step('selects rows and copies them', async () => {
      await seats.table.focus();
      for (const key of ['Home', 'Space', 'ArrowDown', 'ArrowDown', 'Space']) {
        await keyboard.press(key);
      }
      await expect(seats.shown).toContainText('selected: 2');
      const [first = '', , third = ''] = await seats.names();
      await seats.control('copy-csv').focus();
      await keyboard.press('Enter');
      await expect(seats.announcer).toHaveText('Rows copied: 2');
      await expect.poll(() => workbench.clipboard()).toContain('using_license_seat');
      const lines = (await workbench.clipboard()).trim().split('\r\n');
      expect(lines).toHaveLength(3);
      expect([first, third].map((name) => name.split(' (')[0])).toEqual(
        lines.slice(1).map((line) => JSON.parse(line.split(',')[2] ?? '""') as string),
      );
    });

    await test.step('selects all shown rows, in addition to those that the filter hides', async () => {
      await seats.control('seat').selectOption('toWinBack');
      await seats.table.focus();
      await keyboard.press('Control+a');
      await expect(seats.control('select-all')).toBeChecked();
      await seats.control('copy-markdown').focus();
      await keyboard.press('Enter');
      await expect.poll(() => workbench.clipboard()).toContain('# Seats you can free: Production');
    });

    await test.step('keeps filter, order and selection when it reads the list again', async () => {
      const shown = await seats.shown.innerText();
      const names = await seats.names();
      const before = gitlab.requests.length;
      await seats.control('refresh').focus();
      await keyboard.press('Enter');
      await expect.poll(() => gitlab.requests.length).toBeGreaterThan(before + 5);
      await seats.expectRows(shown);
      expect(await seats.names()).toEqual(names);
      await seats.control('clear-selection').focus();
      await keyboard.press('Enter');
      await expect(seats.shown).not.toContainText('selected');
      await expect(seats.table).toBeFocused();
    });
    seats.expectNoComplaints();
  },
);

test(
  'why nobody says who takes the seats',
  { tag: '@long' },
  async ({ workbench, licensesView, seats, gitlab }) => {
    test.setTimeout(600_000);
    const { state } = gitlab;
    const [administrator] = state.users;
    await licensesView.open();
    const expectReason = async (reason: string, text: string) => {
      await test.step(reason, async () => {
        await seats.openFromPalette();
        await expect(seats.message).toContainText(text);
        await expect(seats.table).toBeHidden();
        expect(await seats.barriers()).toEqual([]);
        await workbench.screenshot(`seats, ${reason}`);
        await workbench.runCommand('View: Close Editor');
      });
    };
    const { licenses } = state;
    state.licenses = [];
    await expectReason('no license', 'only while a Premium or Ultimate license is active');
    state.licenses = licenses;
    state.adminMode = true;
    await expectReason(
      'Admin Mode',
      "Admin Mode is enabled on Production, so GitLab doesn't show this token who uses a seat",
    );
    state.adminMode = false;
    administrator!.admin = false;
    await expectReason('no administrator', 'Only administrators can see who uses a seat.');
    administrator!.admin = true;
    let isPermitted = false;
    gitlab.intercept(({ path }) => {
      if (path.startsWith('/api/v4/users') && !isPermitted) {
        return answer(403, {
          error: 'insufficient_granular_scope',
          error_description:
            'Access denied: This operation requires a fine-grained personal access token with the following user permissions: [User: Read].',
        });
      }
      return path.startsWith('/api/v4/metadata')
        ? answer(200, { version: '18.10.1', revision: 'abc', enterprise: false })
        : 'pass';
    });
    await expectReason('no permission', "doesn't have the permission to list users");
    isPermitted = true;
    state.licenses = [];
    await expectReason('Community Edition', 'is GitLab Community Edition (18.10.1), which has no seats');
    seats.expectNoComplaints();
  },
);

function sorted(names: readonly string[]): string[] {
  return names.toSorted((one, other) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1));
}

function answer(status: number, value: object) {
  return { status, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(value) };
}
