import { describe, expect, it, vi } from 'vitest';
import type { License } from '../../../src/gitlab/schemas';
import type { LicenseReader } from '../../../src/fleet/asking/fetchLicenses';
import { GitLabError } from '../../../src/gitlab/errors';
import type { InstanceUrl } from '../../../src/instances/address';
import { A, B, failing, fleetWith, heldReader, readerOf, statusOf, TODAY, ULTIMATE } from './support';

describe('a refresh', () => {
  it('goes from loading to ready with what the server holds', async () => {
    const fleet = fleetWith();
    expect(statusOf(fleet).state).toBe('loading');
    await fleet.refresh(A);
    expect(statusOf(fleet)).toMatchObject({
      state: 'ready',
      refreshing: false,
      last: {
        current: ULTIMATE,
        licenses: [ULTIMATE],
        answer: { id: 7, at: 1_000, since: 1_000, on: TODAY },
      },
      coverage: { severity: 'ok', daysLeft: 151, coveredUntil: '2027-05-31' },
      attention: { severity: 'ok', reasons: [] },
    });
  });

  it('knows that an instance has no license', async () => {
    const fleet = fleetWith({ connect: () => readerOf(undefined) });
    await fleet.refresh(A);
    expect(statusOf(fleet)).toMatchObject({
      state: 'ready',
      coverage: { severity: 'none' },
      last: { licenses: [] },
    });
  });

  it('asks once however many ask for it at the same time', async () => {
    const connect = vi.fn(() => readerOf(ULTIMATE));
    const fleet = fleetWith({ connect });
    await Promise.all([fleet.refresh(A), fleet.refresh(A), fleet.refreshAll(), fleet.refreshNew()]);
    expect(connect).toHaveBeenCalledTimes(1);
  });

  it('asks again when the one before has ended, also when that failed', async () => {
    const connect = vi.fn().mockReturnValueOnce(failing('timeout')).mockReturnValue(readerOf(ULTIMATE));
    const fleet = fleetWith({ connect });
    await fleet.refresh(A);
    expect(statusOf(fleet).state).toBe('error');
    await fleet.refresh(A);
    expect(statusOf(fleet).state).toBe('ready');
  });

  it('reads the token anew each time', async () => {
    const token = vi.fn().mockResolvedValueOnce('one').mockResolvedValueOnce('two');
    const connect = vi.fn((_instance: unknown, _token: string) => readerOf(ULTIMATE));
    const fleet = fleetWith({ token, connect });
    await fleet.refresh(A);
    await fleet.refresh(A);
    expect(connect.mock.calls.map(([, used]) => used)).toEqual(['one', 'two']);
  });

  it('asks at most eight instances at a time', async () => {
    let running = 0;
    let most = 0;
    const reader: LicenseReader = {
      current: async () => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setTimeout(resolve, 5));
        running--;
        return undefined;
      },
      licenses: () => Promise.resolve([]),
    };
    const urls = Array.from({ length: 30 }, (_, index) => `https://gitlab${index}.example` as InstanceUrl);
    await fleetWith({ connect: () => reader }, urls).refreshAll();
    expect(most).toBe(8);
  });

  it('of a slow instance does not hold up another', async () => {
    const slow = heldReader();
    const fleet = fleetWith({ connect: ({ url }) => (url === A ? slow.reader : readerOf(ULTIMATE)) }, [A, B]);
    const all = fleet.refreshAll();
    await fleet.refresh(B);
    expect(statusOf(fleet, A).state).toBe('loading');
    expect(statusOf(fleet, B).state).toBe('ready');
    slow.resolve(ULTIMATE);
    await all;
  });

  it('that a person wants starts at once, while all others wait for their turn', async () => {
    const urls = Array.from({ length: 100 }, (_, index) => `https://gitlab${index}.example` as InstanceUrl);
    const silent = heldReader();
    const connect = vi.fn(({ url }: { readonly url: InstanceUrl }) =>
      url === urls[99] ? readerOf(ULTIMATE) : silent.reader,
    );
    const fleet = fleetWith({ connect }, urls);
    const all = fleet.refreshAll();
    await fleet.refresh(urls[99]!);
    expect(statusOf(fleet, urls[99]).state).toBe('ready');
    silent.resolve(ULTIMATE);
    await all;
    expect(connect).toHaveBeenCalledTimes(100);
  });

  it('of an instance that nobody has set up does nothing', async () => {
    await expect(fleetWith().refresh(B)).resolves.toBeUndefined();
  });
});

describe('an instance that fails', () => {
  it('keeps its last known licenses and says why they are stale', async () => {
    const connect = vi.fn().mockReturnValueOnce(readerOf(ULTIMATE)).mockReturnValue(failing('timeout'));
    const fleet = fleetWith({ connect });
    await fleet.refresh(A);
    await fleet.refresh(A);
    expect(statusOf(fleet)).toMatchObject({
      state: 'stale',
      last: { current: ULTIMATE },
      failure: { kind: 'timeout', seconds: 1, waitingFor: 'headers' },
    });
  });

  it('stays stale, not fresh, while the next attempt runs', async () => {
    const held = heldReader();
    const connect = vi
      .fn()
      .mockReturnValueOnce(readerOf(ULTIMATE))
      .mockReturnValueOnce(failing('timeout'))
      .mockReturnValue(held.reader);
    const fleet = fleetWith({ connect });
    await fleet.refresh(A);
    await fleet.refresh(A);
    const third = fleet.refresh(A);
    expect(statusOf(fleet)).toMatchObject({ state: 'stale', refreshing: true });
    held.resolve(ULTIMATE);
    await third;
    expect(statusOf(fleet).state).toBe('ready');
  });

  it('shows the current license when only the list fails', async () => {
    const reader: LicenseReader = {
      current: () => Promise.resolve(ULTIMATE),
      licenses: () => Promise.reject(new GitLabError({ kind: 'server', status: 500 })),
    };
    const fleet = fleetWith({ connect: () => reader });
    await fleet.refresh(A);
    expect(statusOf(fleet)).toMatchObject({
      state: 'stale',
      failure: { kind: 'server', status: 500 },
      last: { current: ULTIMATE, licenses: [ULTIMATE] },
    });
  });

  it('keeps the other licenses it knew when only the list fails', async () => {
    const renewal: License = { ...ULTIMATE, id: 8, starts_at: '2027-06-01', expires_at: '2028-06-01' };
    const whole = {
      current: () => Promise.resolve(ULTIMATE),
      licenses: () => Promise.resolve([renewal, ULTIMATE]),
    };
    const counted = { ...ULTIMATE, active_users: 90 };
    const listless: LicenseReader = {
      current: () => Promise.resolve(counted),
      licenses: () => Promise.reject(new GitLabError({ kind: 'server', status: 500 })),
    };
    const connect = vi.fn().mockReturnValueOnce(whole).mockReturnValue(listless);
    const fleet = fleetWith({ connect });
    await fleet.refresh(A);
    const { coverage } = statusOf(fleet);
    await fleet.refresh(A);
    expect(statusOf(fleet)).toMatchObject({ state: 'stale', last: { licenses: [renewal, counted] } });
    expect(statusOf(fleet).coverage?.coveredUntil).toBe(coverage?.coveredUntil);
  });

  it('is reported to whoever writes the log', async () => {
    const failed = vi.fn();
    const fleet = fleetWith({ connect: () => failing('forbidden'), failed });
    await fleet.refresh(A);
    expect(failed).toHaveBeenCalledExactlyOnceWith(A, { kind: 'forbidden' });
  });

  it('calls a token that is refused a reason to look', async () => {
    const fleet = fleetWith({ connect: () => failing('forbidden') });
    await fleet.refresh(A);
    expect(statusOf(fleet)).toMatchObject({
      state: 'error',
      attention: { severity: 'warning', reasons: [{ kind: 'token' }] },
    });
  });

  it('never stays in the middle of an attempt when something unexpected is thrown', async () => {
    const fleet = fleetWith({ token: () => Promise.reject(new Error('bug')) });
    await fleet.refresh(A);
    expect(statusOf(fleet)).toMatchObject({
      state: 'error',
      refreshing: false,
      failure: { kind: 'unexpected' },
    });
  });
});
