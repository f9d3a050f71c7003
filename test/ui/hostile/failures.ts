import { hostileAnswer, type HostileAnswer } from '../../gitlab/hostile/answers';
import { turnHostile } from '../../gitlab/hostile/hostility';
import type { TestGitLab } from '../../gitlab/server';
import { expect } from '../support/changing';
import type { Walk } from './walk';

/** Failures of a read that say something in the server's words. */
export const TOLD: readonly HostileAnswer[] = [
  ...(['forbidden', 'scope', 'unauthorized', 'errorPage', 'page', 'redirect', 'redirectHere'] as const),
  ...(['redirectToScript', 'throttled', 'maintenance', 'nested', 'otherShape'] as const),
];

export async function failToRead(walk: Walk, name: HostileAnswer): Promise<void> {
  const { workbench, licensesView, gitlab, see } = walk.parts;
  const undo = gitlab.intercept(({ path }) =>
    path.includes('/api/v4/') ? hostileAnswer(name, walk.text) : 'pass',
  );
  await see(`the notification of a read that fails: ${name}`, async () => {
    await walk.run('Refresh');
    await expect(workbench.notifications.first()).toBeVisible();
  });
  await see(`the tooltip of a read that fails: ${name}`, async () => {
    await licensesView.open();
    await walk.showTooltip(walk.hostile);
  });
  undo();
}

/** What one instance answers must not keep anybody from the others. */
export async function worsen(
  walk: Walk,
  other: TestGitLab,
  kind: 'sizes' | 'dates' | 'nesting',
): Promise<void> {
  const { workbench, licensesView, see, stolen } = walk.parts;
  turnHostile(other.state, other.url, { kinds: [kind], file: stolen });
  const before = other.requests.length;
  await see(`the view beside an instance with odd ${kind}`, async () => {
    await walk.run('Refresh');
    await expect.poll(() => other.requests.length).toBeGreaterThan(before);
    await licensesView.open();
    // VS Code draws only what there is room for.
    await licensesView.collapse(walk.hostile);
    await expect(walk.rows(1)).toHaveCount(2);
    await licensesView.expand(walk.other);
  });
  await see(`the facts of licenses with odd ${kind}`, async () => {
    const last = walk.rows(2).last();
    await licensesView.expand(last);
    await expect(walk.rows(3).first()).toBeVisible();
    await licensesView.collapse(last);
  });
  await see(`the licenses of both instances with odd ${kind}`, async () => {
    for (const [index, least] of [5, 2].entries()) {
      await walk.run('Show License as JSON');
      await expect(workbench.quickInput.rows).toHaveCount(2);
      await workbench.quickInput.rowAt(index).click();
      await expect(workbench.quickInput.rowAt(least)).toBeVisible();
      await workbench.quickInput.cancel();
    }
  });
}
