import { describe, expect, it, vi } from 'vitest';
import { Fleet, type FleetDependencies } from '../../../src/fleet/fleet';
import type { LicenseReader } from '../../../src/fleet/fetchLicenses';
import { GitLabError } from '../../../src/gitlab/errors';
import type { License } from '../../../src/gitlab/schemas';
import type { InstanceUrl } from '../../../src/instances/address';
import type { PlainDate } from '../../../src/licensing/plainDate';

const TODAY = '2027-01-01' as PlainDate;
const A = 'https://a.example' as InstanceUrl;
const B = 'https://b.example' as InstanceUrl;

const ULTIMATE: License = {
  id: 7,
  plan: 'ultimate',
  starts_at: '2026-06-01',
  expires_at: '2027-06-01',
  expired: false,
};

/** A reader whose answers come when the test says so. */
function heldReader() {
  let resolve!: (license: License | undefined) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<License | undefined>((onAnswer, onFailure) => {
    resolve = onAnswer;
    reject = onFailure;
  });
  const signals: AbortSignal[] = [];
  const reader: LicenseReader = {
    current: (signal) => {
      signals.push(signal);
      return promise;
    },
    licenses: () => promise.then((license) => (license === undefined ? [] : [license])),
  };
  return { reader, resolve, reject, signals };
}

function readerOf(license: License | undefined): LicenseReader {
  return {
    current: () => Promise.resolve(license),
    licenses: () => Promise.resolve(license === undefined ? [] : [license]),
  };
}

function failing(kind: 'timeout' | 'forbidden'): LicenseReader {
  const failure =
    kind === 'timeout' ? ({ kind, seconds: 1, waitingFor: 'headers' } as const) : ({ kind } as const);
  const fail = () => Promise.reject(new GitLabError(failure));
  return { current: fail, licenses: fail };
}

function fleetWith(dependencies: Partial<FleetDependencies> = {}, urls: readonly InstanceUrl[] = [A]) {
  const fleet = new Fleet({
    connect: () => readerOf(ULTIMATE),
    token: () => Promise.resolve('token'),
    now: () => 1_000,
    today: () => TODAY,
    thresholds: () => ({ warningWithinDays: 30, criticalWithinDays: 7 }),
    ...dependencies,
  });
  fleet.setInstances(urls.map((url) => ({ url })));
  return fleet;
}

const statusOf = (fleet: Fleet, url: InstanceUrl = A) => fleet.status(url)!;

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

describe('a token', () => {
  it('that is missing makes the instance signed out, not gone', async () => {
    const fleet = fleetWith({ token: () => Promise.resolve(undefined) });
    await fleet.refresh(A);
    expect(fleet.statuses().map(({ state }) => state)).toEqual(['signedOut']);
  });

  it('that is replaced aborts what is under way and drops its late answer', async () => {
    const old = heldReader();
    const connect = vi
      .fn()
      .mockReturnValueOnce(old.reader)
      .mockReturnValue(readerOf({ ...ULTIMATE, id: 8 }));
    const fleet = fleetWith({ connect });
    const first = fleet.refresh(A);
    await vi.waitFor(() => expect(old.signals).toHaveLength(1));
    await fleet.credentialsChanged(A);
    expect(old.signals[0]?.aborted).toBe(true);
    old.resolve(ULTIMATE);
    await first;
    expect(statusOf(fleet).last?.current?.id).toBe(8);
  });

  it('that is removed in the middle leaves the instance signed out', async () => {
    const old = heldReader();
    const token = vi.fn().mockResolvedValueOnce('token').mockResolvedValue(undefined);
    const fleet = fleetWith({ token, connect: () => old.reader });
    const first = fleet.refresh(A);
    await vi.waitFor(() => expect(old.signals).toHaveLength(1));
    await fleet.credentialsChanged(A);
    old.reject(new GitLabError({ kind: 'cancelled' }));
    await first;
    expect(statusOf(fleet)).toMatchObject({ state: 'signedOut' });
  });

  it('of an instance that nobody has set up changes nothing', async () => {
    const connect = vi.fn(() => readerOf(ULTIMATE));
    await fleetWith({ connect }).credentialsChanged(B);
    expect(connect).not.toHaveBeenCalled();
  });
});

describe('the list of instances', () => {
  it('keeps what is known of the instances that stay, in the new order', async () => {
    const fleet = fleetWith();
    await fleet.refresh(A);
    fleet.setInstances([{ url: B }, { url: A, name: 'Production' }]);
    expect(fleet.statuses().map(({ instance, state }) => [instance.url, state])).toEqual([
      [B, 'loading'],
      [A, 'ready'],
    ]);
    expect(statusOf(fleet).instance.name).toBe('Production');
  });

  it('aborts what is under way for an instance that leaves, and forgets its late answer', async () => {
    const held = heldReader();
    const fleet = fleetWith({ connect: () => held.reader });
    const refresh = fleet.refresh(A);
    await vi.waitFor(() => expect(held.signals).toHaveLength(1));
    fleet.setInstances([]);
    expect(held.signals[0]?.aborted).toBe(true);
    held.resolve(ULTIMATE);
    await refresh;
    expect(fleet.statuses()).toEqual([]);
  });

  it('asks anew when another CA file is named', async () => {
    const connect = vi.fn(() => readerOf(ULTIMATE));
    const fleet = fleetWith({ connect });
    await fleet.refreshNew();
    fleet.setInstances([{ url: A, caFile: '/ca.pem' }]);
    await fleet.refreshNew();
    expect(connect).toHaveBeenCalledTimes(2);
  });
});

describe('listeners', () => {
  it('hear which instances changed until they stop listening', async () => {
    const fleet = fleetWith({}, [A, B]);
    const heard: (readonly string[])[] = [];
    const stop = fleet.onDidChange((urls) => heard.push(urls));
    await fleet.refresh(B);
    fleet.setInstances([{ url: B }]);
    stop();
    await fleet.refresh(B);
    expect(heard).toEqual([[B], [B], [B, A]]);
  });

  it('hear nothing after the fleet is disposed', async () => {
    const held = heldReader();
    const fleet = fleetWith({ connect: () => held.reader });
    const listener = vi.fn();
    const refresh = fleet.refresh(A);
    fleet.onDidChange(listener);
    fleet.dispose();
    held.resolve(ULTIMATE);
    await refresh;
    expect(listener).not.toHaveBeenCalled();
  });
});

describe('attention', () => {
  const withEnd = (expires_at: string) => fleetWith({ connect: () => readerOf({ ...ULTIMATE, expires_at }) });

  it.each([
    ['2027-01-08', 'critical'],
    ['2027-01-31', 'warning'],
    ['2027-02-01', 'ok'],
  ])('for a license that expires on %s is %s', async (end, severity) => {
    const fleet = withEnd(end);
    await fleet.refresh(A);
    const { attention } = statusOf(fleet);
    expect(attention.severity).toBe(severity);
    expect(attention.reasons).toEqual(
      severity === 'ok' ? [] : [{ kind: 'expiry', severity, date: end, licenseId: 7 }],
    );
  });

  it('names a gap far ahead without calling the end near', async () => {
    const renewal: License = {
      id: 8,
      plan: 'ultimate',
      starts_at: '2027-06-03',
      expires_at: '2028-06-03',
      expired: false,
    };
    const reader = {
      current: () => Promise.resolve(ULTIMATE),
      licenses: () => Promise.resolve([renewal, ULTIMATE]),
    };
    const fleet = fleetWith({ connect: () => reader });
    await fleet.refresh(A);
    expect(statusOf(fleet).attention).toEqual({
      severity: 'warning',
      reasons: [{ kind: 'gap', severity: 'warning', date: '2027-06-01' }],
    });
  });
});
