import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Fetched } from '../../../src/fleet/facts';
import { GitLabError } from '../../../src/gitlab/errors';
import type { InstanceUrl } from '../../../src/instances/address';
import {
  A,
  B,
  failing,
  fetchedAt,
  fleetWith,
  heldReader,
  readerOf,
  statusOf,
  TODAY,
  ULTIMATE,
} from './support';

const NOW = 1_000_000;
const PREMIUM = { ...ULTIMATE, plan: 'premium' };

const stored = new Map<InstanceUrl, Fetched>();
const storedOf = (url: InstanceUrl) => {
  const last = stored.get(url);
  return last && { last };
};
const storage = {
  load: vi.fn((url: InstanceUrl) => Promise.resolve(storedOf(url))),
  save: vi.fn(),
  remove: vi.fn(),
};
const inUse = { storage, now: () => NOW };

beforeEach(() => {
  stored.clear();
  vi.clearAllMocks();
});

describe('what is stored of an earlier session', () => {
  beforeEach(() => void stored.set(A, fetchedAt(NOW - 5_000, PREMIUM)));

  it('is shown, but not as fresh', async () => {
    const fleet = fleetWith(inUse);
    await fleet.adoptStored();
    expect(statusOf(fleet)).toMatchObject({ state: 'stale', last: { answer: { at: NOW - 5_000 } } });
    expect(statusOf(fleet)).not.toHaveProperty('failure');
  });

  it('is stale until the first refresh has succeeded', async () => {
    const held = heldReader();
    const fleet = fleetWith({ ...inUse, connect: () => held.reader });
    const all = Promise.all([fleet.adoptStored(), fleet.refreshNew()]);
    await vi.waitFor(() => expect(held.signals).toHaveLength(1));
    expect(statusOf(fleet)).toMatchObject({ state: 'stale', refreshing: true, last: { current: PREMIUM } });
    held.resolve(ULTIMATE);
    await all;
    expect(statusOf(fleet)).toMatchObject({ state: 'ready', last: { current: ULTIMATE } });
  });

  it('stays when the first refresh fails', async () => {
    const fleet = fleetWith({ ...inUse, connect: () => failing('timeout') });
    await Promise.all([fleet.adoptStored(), fleet.refreshNew()]);
    expect(statusOf(fleet)).toMatchObject({
      state: 'stale',
      failure: { kind: 'timeout' },
      last: { current: PREMIUM },
    });
  });

  it('that comes later than the first answer is not taken', async () => {
    const fleet = fleetWith(inUse);
    await fleet.refreshNew();
    await fleet.adoptStored();
    expect(statusOf(fleet).last?.current).toBe(ULTIMATE);
  });

  it('of an instance without a token leaves it signed out', async () => {
    const fleet = fleetWith({ ...inUse, token: () => Promise.resolve(undefined) });
    await Promise.all([fleet.adoptStored(), fleet.refreshNew()]);
    expect(statusOf(fleet).state).toBe('signedOut');
  });

  it('of an instance that left while it was read is dropped', async () => {
    const fleet = fleetWith(inUse);
    const adopted = fleet.adoptStored();
    fleet.setInstances([]);
    fleet.setInstances([{ url: A }]);
    await adopted;
    expect(statusOf(fleet).state).toBe('loading');
  });

  it('lets the server keep to its answer over the sessions', async () => {
    stored.set(A, fetchedAt(NOW - 5_000, ULTIMATE));
    const fleet = fleetWith(inUse);
    await Promise.all([fleet.adoptStored(), fleet.refreshNew()]);
    expect(statusOf(fleet).last?.answer).toEqual({ id: 7, since: NOW - 5_000, at: NOW, on: TODAY });
  });

  it('is told of in one go', async () => {
    stored.set(B, fetchedAt(NOW - 5_000));
    const fleet = fleetWith(inUse, [A, B]);
    const listener = vi.fn();
    fleet.onDidChange(listener);
    await fleet.adoptStored();
    await fleet.adoptStored();
    expect(listener.mock.calls).toEqual([[[A, B]]]);
  });
});

describe('what another window has fetched', () => {
  it('is taken when it is fresher, and is fresh', async () => {
    const fleet = fleetWith({ ...inUse, now: () => NOW });
    await fleet.refreshNew();
    stored.set(A, fetchedAt(NOW + 1_000, PREMIUM));
    await fleet.adoptStored();
    expect(statusOf(fleet)).toMatchObject({ state: 'ready', last: { current: PREMIUM } });
  });

  it('ends the failure of an attempt before it', async () => {
    const connect = vi.fn().mockReturnValueOnce(readerOf(ULTIMATE)).mockReturnValue(failing('timeout'));
    const fleet = fleetWith({ ...inUse, connect });
    await fleet.refresh(A);
    await fleet.refresh(A);
    stored.set(A, fetchedAt(NOW + 1_000, PREMIUM));
    await fleet.adoptStored();
    expect(statusOf(fleet).state).toBe('ready');
    expect(statusOf(fleet)).not.toHaveProperty('failure');
  });

  it('does not end the failure of a later attempt', async () => {
    const fleet = fleetWith({ ...inUse, connect: () => failing('timeout') });
    await fleet.refresh(A);
    stored.set(A, fetchedAt(NOW - 1_000, PREMIUM));
    await fleet.adoptStored();
    expect(statusOf(fleet)).toMatchObject({ state: 'stale', failure: { kind: 'timeout' } });
  });

  it('under a clock that went wrong never replaces what is known', async () => {
    const fleet = fleetWith(inUse);
    await fleet.refreshNew();
    stored.set(A, fetchedAt(NOW + 3_600_000, PREMIUM));
    await fleet.adoptStored();
    expect(statusOf(fleet).last?.current).toBe(ULTIMATE);
  });
});

describe('the storage', () => {
  it('gets every whole answer', async () => {
    const fleet = fleetWith(inUse);
    await fleet.refresh(A);
    expect(storage.save.mock.calls).toEqual([[A, { last: fetchedAt(NOW) }]]);
  });

  it('gets of an answer without the list only how it failed: it would look whole in another window', async () => {
    const reader = {
      current: () => Promise.resolve(ULTIMATE),
      licenses: () => Promise.reject(new GitLabError({ kind: 'server', status: 500 })),
    };
    await fleetWith({ ...inUse, connect: () => reader }).refresh(A);
    const failure = { kind: 'server', status: 500 };
    expect(storage.save.mock.calls).toEqual([
      [A, { failed: { kind: 'failed', failure, at: NOW, inARow: 1 } }],
    ]);
    expect(storage.save.mock.calls[0]?.[1]).not.toHaveProperty('last');
  });

  it('gets how an attempt failed, until one succeeds', async () => {
    const connect = vi.fn().mockReturnValueOnce(failing('timeout')).mockReturnValue(readerOf(ULTIMATE));
    const fleet = fleetWith({ ...inUse, connect });
    await fleet.refresh(A);
    await fleet.refresh(A);
    const failed = { kind: 'failed', failure: { kind: 'timeout' }, at: NOW, inARow: 1 };
    expect(storage.save.mock.calls[0]).toMatchObject([A, { failed }]);
    expect(storage.save.mock.calls[0]?.[1]).not.toHaveProperty('last');
    expect(storage.save.mock.calls[1]).toStrictEqual([A, { last: fetchedAt(NOW), failed: undefined }]);
  });

  it.each(['cancelled', 'secretStorage'] as const)(
    'does not get a failure that says nothing about the instance: %s',
    async (kind) => {
      const connect = () => Promise.reject(new GitLabError({ kind }));
      await fleetWith({ ...inUse, connect }).refresh(A);
      expect(storage.save).not.toHaveBeenCalled();
    },
  );

  it('does not get what is known of an instance that is signed out', async () => {
    stored.set(A, fetchedAt(NOW - 1_000));
    const signedOut = fleetWith({ ...inUse, token: () => Promise.resolve(undefined) });
    await Promise.all([signedOut.adoptStored(), signedOut.refreshNew()]);
    expect(storage.save).not.toHaveBeenCalled();
  });

  it('forgets an instance that leaves, whose late answer is not stored', async () => {
    const held = heldReader();
    const fleet = fleetWith({ ...inUse, connect: () => held.reader }, [A, B]);
    const refresh = fleet.refresh(A);
    await vi.waitFor(() => expect(held.signals).toHaveLength(1));
    fleet.setInstances([{ url: B }]);
    held.resolve(ULTIMATE);
    await refresh;
    expect(storage.remove.mock.calls).toEqual([[A]]);
    expect(storage.save).not.toHaveBeenCalled();
  });
});
