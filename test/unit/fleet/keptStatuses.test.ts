import { describe, expect, it } from 'vitest';
import type { License } from '../../../src/gitlab/schemas';
import type { InstanceUrl } from '../../../src/instances/address';
import type { PlainDate } from '../../../src/licensing/plainDate';
import { A, B, failing, fleetWith, readerOf, statusOf, TODAY, ULTIMATE } from './support';

const HOUR = 3_600_000;
const START = 1_000;

/** A fleet whose clock and thresholds the test moves, with an instance that is known. */
async function known(urls: readonly InstanceUrl[] = [A], reader = readerOf(ULTIMATE)) {
  const world = { now: START, today: TODAY, warningWithinDays: 30, reader };
  const fleet = fleetWith(
    {
      now: () => world.now,
      today: () => world.today,
      thresholds: () => ({ warningWithinDays: world.warningWithinDays, criticalWithinDays: 7 }),
      connect: () => world.reader,
    },
    urls,
  );
  await fleet.refreshAll();
  return { world, fleet };
}

describe('a status', () => {
  it('is the same object, in the same array, as long as nothing changes', async () => {
    const { world, fleet } = await known([A, B]);
    const before = fleet.statuses();
    world.now += HOUR;
    expect(fleet.statuses()).toBe(before);
    expect(fleet.status(A)).toBe(before[0]);
  });

  it('of another instance stays when one is refreshed', async () => {
    const { fleet } = await known([A, B]);
    const [, other] = fleet.statuses();
    await fleet.refresh(A);
    expect(fleet.statuses()[1]).toBe(other);
  });

  it('follows the calendar day', async () => {
    const { world, fleet } = await known();
    expect(statusOf(fleet).coverage?.daysLeft).toBe(151);
    world.today = '2027-01-02' as PlainDate;
    expect(statusOf(fleet).coverage?.daysLeft).toBe(150);
  });

  it('follows the thresholds', async () => {
    const { world, fleet } = await known();
    expect(statusOf(fleet).attention.severity).toBe('ok');
    world.warningWithinDays = 200;
    expect(statusOf(fleet).attention.severity).toBe('warning');
  });

  it('follows its facts, also while what is known of the licenses stays', async () => {
    const { world, fleet } = await known();
    const before = statusOf(fleet);
    world.reader = failing('timeout');
    await fleet.refresh(A);
    expect(statusOf(fleet)).toMatchObject({ state: 'stale', failure: { kind: 'timeout' } });
    expect(statusOf(fleet).coverage).toBe(before.coverage);
  });

  it('keeps what its licenses are a reason for while it is refreshed', async () => {
    const { world, fleet } = await known();
    world.warningWithinDays = 200;
    const [before] = statusOf(fleet).attention.reasons;
    const refreshing = fleet.refresh(A);
    await Promise.resolve();
    const during = statusOf(fleet);
    await refreshing;
    expect(during.refreshing).toBe(true);
    expect(before?.kind).toBe('expiry');
    expect(during.attention.reasons[0]).toBe(before);
  });

  it('follows new licenses', async () => {
    const { world, fleet } = await known();
    world.reader = readerOf({ ...ULTIMATE, expires_at: '2027-01-08' } satisfies License);
    await fleet.refresh(A);
    expect(statusOf(fleet).coverage?.daysLeft).toBe(7);
  });

  it('keeps the licenses that say what they said before', async () => {
    const other = { ...ULTIMATE, id: 6, starts_at: '2025-06-01', expires_at: '2026-06-01', expired: true };
    const listOf = (...licenses: License[]) => ({
      ...readerOf(licenses[0]),
      licenses: () => Promise.resolve(licenses.map((license) => ({ ...license }))),
    });
    const { world, fleet } = await known([A], listOf(ULTIMATE, other));
    const before = statusOf(fleet).last;
    await fleet.refresh(A);
    expect(statusOf(fleet).last).not.toBe(before);
    expect(statusOf(fleet).last?.licenses).toBe(before?.licenses);

    world.reader = listOf({ ...ULTIMATE, user_limit: 10 }, other);
    await fleet.refresh(A);
    const [changed, same] = statusOf(fleet).last?.licenses ?? [];
    expect(changed).toMatchObject({ id: 7, user_limit: 10 });
    expect(same).toBe(before?.licenses[1]);

    world.reader = listOf(other);
    await fleet.refresh(A);
    expect(statusOf(fleet).last?.licenses).toEqual([other]);
  });

  it('is judged when its answer comes, and not all together when they are drawn', async () => {
    const { world, fleet } = await known([A, B]);
    let judged = 0;
    const later = { ...ULTIMATE, user_limit: 10 };
    Object.defineProperty(later, 'expired', { enumerable: true, get: () => (judged++, false) });
    world.reader = readerOf(later);
    await fleet.refreshAll();
    expect(judged).toBeGreaterThan(0);
    judged = 0;
    fleet.statuses();
    expect(judged).toBe(0);
  });

  it('follows the setting of the instance', async () => {
    const { fleet } = await known();
    expect(statusOf(fleet).instance.muted).toBeUndefined();
    fleet.setInstances([{ url: A, muted: true }]);
    expect(statusOf(fleet).instance.muted).toBe(true);
  });

  it('says that an instance is out of reach once it has been for a day', async () => {
    const { world, fleet } = await known();
    world.reader = failing('timeout');
    await fleet.refresh(A);
    const kinds = () => statusOf(fleet).attention.reasons.map(({ kind }) => kind);
    world.now = START + 24 * HOUR;
    expect(kinds()).toEqual([]);
    world.now += 1;
    expect(kinds()).toEqual(['unreachable']);
    // A clock that is set back is believed, too.
    world.now -= HOUR;
    expect(kinds()).toEqual([]);
  });
});
