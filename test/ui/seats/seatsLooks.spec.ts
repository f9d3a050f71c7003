import { day, manyUsers } from '../../gitlab/server';
import { applyDemo, production } from '../../vscode/demo/gitlabs';
import { listedUser } from '../../gitlab/users/listedUsers';
import { expect, test } from '../support/changing';
import { SeatsPage } from '../webviews/seatsPage';

/** In pixels, of the page: VS Code's activity bar stands beside it. */
const WIDTHS = [400, 1600];
const ACTIVITY_BAR = 56;

const KINDS = {
  'the demo': undefined,
  'none idle': Array.from({ length: 40 }, (_, index) => listedUser(index + 1)),
  'one idle': Array.from({ length: 40 }, (_, index) =>
    listedUser(index + 1, index === 7 ? { lastActivityOn: day(-200) } : {}),
  ),
  'all idle': Array.from({ length: 40 }, (_, index) =>
    listedUser(index + 1, { lastActivityOn: index % 3 === 0 ? null : day(-100 - index * 9) }),
  ),
  'one user': [listedUser(1, { name: 'A'.repeat(120), username: 'b'.repeat(80) })],
  '60,000 users': manyUsers(60_000),
};

const DEMO = production();

test.use({ beginning: { licenses: DEMO.licenses } });

test.beforeEach(({ gitlab }) => applyDemo(gitlab.state, DEMO));

test('seats of every kind', { tag: '@long' }, async ({ workbench, licensesView, gitlab }) => {
  test.setTimeout(1_200_000);
  const seats = new SeatsPage(workbench);
  const demo = gitlab.state.listedUsers;
  await licensesView.open();
  await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  for (const [kind, users = demo] of Object.entries(KINDS)) {
    await test.step(kind, async () => {
      gitlab.state.listedUsers = [...users];
      await seats.openFromPalette();
      const count = users.filter(({ bot }) => !bot).length.toLocaleString('en');
      await seats.expectRows(`Rows: ${count} of ${count}`);
      for (const width of WIDTHS) {
        await workbench.page.setViewportSize({
          width: width + ACTIVITY_BAR,
          height: width < 800 ? 2200 : 1300,
        });
        await workbench.screenshot(`seats, ${kind}, ${width}`);
        expect(await seats.overflow()).toBe(0);
        expect(await seats.barriers()).toEqual([]);
      }
      await workbench.page.setViewportSize({ width: 1280, height: 800 });
      await workbench.runCommand('View: Close Editor');
    });
  }
  seats.expectNoComplaints();
});
