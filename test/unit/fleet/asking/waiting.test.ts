import { describe, expect, it } from 'vitest';
import { day } from '../../../gitlab/server';
import { CURRENT, DAY, HOUR, reasons, RENEWAL, TODAY, World } from './world';

describe('a waiting subscription, with 180 billable users', () => {
  it('W10: renews the license as long as it is told, and W11: no longer after two days', async () => {
    const world = await World.open();
    const status = await world.refresh();
    expect(status.coverage).toMatchObject({ daysLeft: 375, severity: 'ok', gaps: [] });
    expect(reasons(status)).toEqual([]);

    world.gitlab.state.graphql.access = 'notPermitted';
    world.now += 2 * DAY;
    expect((await world.refresh()).coverage).toMatchObject({ daysLeft: 373, severity: 'ok' });

    world.now += DAY;
    const later = await world.refresh();
    expect(later.coverage).toMatchObject({ daysLeft: 7, severity: 'critical' });
    expect(later.attention.reasons).toMatchObject([
      { kind: 'expiry', inDays: 7 },
      { kind: 'renewal', flaws: [{ kind: 'unconfirmed' }] },
    ]);

    world.gitlab.state.graphql.access = 'granted';
    world.now += DAY;
    expect((await world.refresh()).coverage).toMatchObject({ daysLeft: 371, severity: 'ok' });
  });

  it.each<[string, Partial<typeof RENEWAL> | undefined, string[], string]>([
    ['W1', {}, [], 'ok'],
    ['W2', { plan: 'ultimate' }, [], 'ok'],
    ['W3', { plan: 'starter' }, ['renewal'], 'warning'],
    ['W4', { usersInLicenseCount: 190 }, [], 'ok'],
    ['W5', { usersInLicenseCount: 150 }, ['renewal'], 'warning'],
    ['W6', { usersInLicenseCount: null as never }, [], 'ok'],
    ['W7', { startsAt: day(12, TODAY) }, ['expiry', 'gap'], 'warning'],
    ['W8', { plan: 'platinum-max' }, ['renewal'], 'warning'],
    ['W9', { startsAt: day(2, TODAY), expiresAt: day(5, TODAY) }, ['renewal', 'expiry'], 'warning'],
    ['none', undefined, ['expiry'], 'warning'],
  ])('%s', async (_name, renewal, expected, severity) => {
    const world = await World.open();
    world.gitlab.state.futureSubscriptions = renewal === undefined ? [] : [{ ...RENEWAL, ...renewal }];
    const status = await world.refresh();
    expect(reasons(status).sort()).toEqual([...expected].sort());
    expect(status.attention.severity).toBe(severity);
  });

  it('has no id that anybody could use', async () => {
    const world = await World.open();
    world.gitlab.state.futureSubscriptions = [{ ...RENEWAL, usersInLicenseCount: 150 }];
    const status = await world.refresh();
    expect(status.attention.reasons[0]).not.toHaveProperty('licenseId');
    expect(status.last?.licenses.map(({ id }) => id)).toEqual([7]);
    expect(status.subscription?.waiting.map(({ id }) => id)).toEqual([8]);
  });

  it('is over once it has become a license', async () => {
    const world = await World.open();
    await world.refresh();
    const { startsAt, expiresAt } = RENEWAL;
    const arrived = { ...CURRENT, id: 8, starts_at: startsAt, expires_at: expiresAt };
    world.gitlab.state.licenses = [arrived, CURRENT];
    world.gitlab.state.graphql.access = 'off';
    world.now += HOUR;
    const status = await world.refresh();
    expect(status.subscription?.waiting).toEqual([]);
    expect(status.coverage).toMatchObject({ daysLeft: 375, currentId: 7 });
  });
});

describe('an online license', () => {
  it('is a warning when it has not synchronized for more than three days', async () => {
    const world = await World.open();
    world.now = Date.parse('2027-01-13T03:00:00Z');
    expect(reasons(await world.refresh())).toEqual([]);
    world.now += 60_000;
    const status = await world.refresh();
    expect(status.attention.reasons).toMatchObject([
      { kind: 'sync', severity: 'warning', licenseId: 7, lastSync: Date.parse('2027-01-10T03:00:00Z') },
    ]);

    world.gitlab.state.licenses = [{ ...CURRENT, key: { ...CURRENT.key, type: 'offline_cloud' } }];
    world.now += 60_000;
    expect(reasons(await world.refresh())).toEqual([]);
  });
});
