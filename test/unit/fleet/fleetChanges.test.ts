import { describe, expect, it, vi } from 'vitest';
import { GitLabError } from '../../../src/gitlab/errors';
import { A, B, fleetWith, heldReader, readerOf, statusOf, ULTIMATE } from './support';

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

describe('somebody who waits for a refresh', () => {
  it('waits for the attempt with the new token when that comes in between', async () => {
    const old = heldReader();
    const connect = vi
      .fn()
      .mockReturnValueOnce(old.reader)
      .mockReturnValue(readerOf({ ...ULTIMATE, id: 8 }));
    const fleet = fleetWith({ connect });
    const waiting = fleet.refresh(A).then(() => statusOf(fleet).last?.current?.id);
    await vi.waitFor(() => expect(old.signals).toHaveLength(1));
    void fleet.credentialsChanged(A);
    old.reject(new GitLabError({ kind: 'cancelled' }));
    await expect(waiting).resolves.toBe(8);
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
    expect(heard).toEqual([[B], [B], [A]]);
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
