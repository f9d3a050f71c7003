import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Fetched } from '../../../../src/fleet/facts';
import { Polling, TICK_MS } from '../../../../src/fleet/polling/polling';
import { GitLabError } from '../../../../src/gitlab/errors';
import type { InstanceUrl } from '../../../../src/instances/address';
import type { PlainDate } from '../../../../src/licensing/plainDate';
import {
  A,
  B,
  failing,
  fetchedAt,
  fleetWith,
  NO_STORAGE,
  readerOf,
  statusOf,
  TODAY,
  ULTIMATE,
} from '../support';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = 1_000 * HOUR;
const AT_WINDOW = { focused: true, active: true };
const AWAY = { focused: false, active: false };

/** A window with one instance that was fetched at `START`, and a clock that the test moves. */
async function running(urls: readonly InstanceUrl[] = [A], jitters: readonly number[] = [0]) {
  const world = {
    now: START,
    today: TODAY,
    intervalMinutes: 60,
    reader: readerOf(ULTIMATE),
    stored: new Map<InstanceUrl, Fetched>(),
  };
  const connect = vi.fn((_instance: { readonly url: InstanceUrl }) => world.reader);
  const clock = { now: () => world.now, today: () => world.today };
  const load = (url: InstanceUrl) => {
    const last = world.stored.get(url);
    return Promise.resolve(last && { last });
  };
  const jitter = jitters.values();
  const random = () => jitter.next().value ?? 0;
  const storage = { ...NO_STORAGE, load };
  const fleet = fleetWith({ ...clock, connect, random, storage }, urls);
  const polling = new Polling(fleet, { ...clock, intervalMinutes: () => world.intervalMinutes }, AT_WINDOW);
  await fleet.refreshNew();
  connect.mockClear();

  const pass = async (minutes: number) => {
    for (let passed = 0; passed < minutes; passed++) {
      world.now += TICK_MS;
      await polling.tick();
    }
  };
  return { world, fleet, polling, connect, pass };
}

type Running = Awaited<ReturnType<typeof running>>;
let window: Running;

beforeEach(async () => {
  window = await running();
});

describe('polling', () => {
  it('asks when the interval is over, and again after the next one', async () => {
    await window.pass(59);
    expect(window.connect).toHaveBeenCalledTimes(0);
    await window.pass(1);
    expect(window.connect).toHaveBeenCalledTimes(1);
    await window.pass(60);
    expect(window.connect).toHaveBeenCalledTimes(2);
  });

  it('counts from a refresh that a person made', async () => {
    await window.pass(30);
    await window.fleet.refresh(A);
    window.connect.mockClear();
    await window.pass(59);
    expect(window.connect).not.toHaveBeenCalled();
    await window.pass(1);
    expect(window.connect).toHaveBeenCalledTimes(1);
  });

  it('follows the setting at once', async () => {
    window.world.intervalMinutes = 0;
    await window.pass(600);
    expect(window.connect).not.toHaveBeenCalled();
    window.world.intervalMinutes = 5;
    await window.polling.tick();
    expect(window.connect).toHaveBeenCalledTimes(1);
  });

  it('rests while nobody is at the window, and catches up when somebody comes back', async () => {
    await window.polling.windowChanged(AWAY);
    await window.pass(600);
    expect(window.connect).not.toHaveBeenCalled();
    await window.polling.windowChanged(AT_WINDOW);
    expect(window.connect).toHaveBeenCalledTimes(1);
  });

  it('asks less and less often while an instance fails, and as usual once it answers', async () => {
    window.world.reader = failing('timeout');
    await window.pass(60 + 1 + 2 + 4);
    expect(window.connect).toHaveBeenCalledTimes(4);
    await window.pass(7);
    expect(window.connect).toHaveBeenCalledTimes(4);
    window.world.reader = readerOf(ULTIMATE);
    await window.pass(1);
    expect(statusOf(window.fleet).state).toBe('ready');
    await window.pass(59);
    expect(window.connect).toHaveBeenCalledTimes(5);
  });

  it('waits as long as the server asked for', async () => {
    const fail = () => Promise.reject(new GitLabError({ kind: 'maintenance', retryAfterSeconds: 1_200 }));
    window.world.reader = { current: fail, licenses: fail };
    await window.fleet.refresh(A);
    window.connect.mockClear();
    await window.pass(19);
    expect(window.connect).not.toHaveBeenCalled();
    await window.pass(1);
    expect(window.connect).toHaveBeenCalledTimes(1);
  });

  it('asks a few times more when the dates contradict the server, then as usual', async () => {
    const better = { ...ULTIMATE, id: 8, starts_at: '2026-07-01', expires_at: '2028-06-01' };
    window.world.reader = {
      current: () => Promise.resolve(ULTIMATE),
      licenses: () => Promise.resolve([better, ULTIMATE]),
    };
    await window.fleet.refresh(A);
    expect(statusOf(window.fleet).coverage?.agreement).toBe('unconfirmed');
    window.connect.mockClear();
    await window.pass(50);
    expect(statusOf(window.fleet).coverage?.agreement).toBe('confirmed');
    expect(window.connect).toHaveBeenCalledTimes(1);
  });

  it('gives up confirming near a day on which the answer may change', async () => {
    const begins = { ...ULTIMATE, id: 8, starts_at: TODAY, expires_at: '2028-06-01' };
    window.world.reader = {
      current: () => Promise.resolve(ULTIMATE),
      licenses: () => Promise.resolve([begins, ULTIMATE]),
    };
    await window.fleet.refresh(A);
    window.connect.mockClear();
    await window.pass(50);
    expect(statusOf(window.fleet).coverage?.agreement).toBe('unconfirmed');
    expect(window.connect).toHaveBeenCalledTimes(3);
  });
});

describe('after the computer slept', () => {
  it('what is overdue is asked within two minutes, not all at once', async () => {
    const { world, connect, pass } = await running([A, B], [0.2, 0.9]);
    world.now += 8 * HOUR;
    await pass(1);
    expect(connect).not.toHaveBeenCalled();
    await pass(1);
    expect(connect.mock.calls.map(([{ url }]) => url)).toEqual([A]);
    await pass(1);
    expect(connect.mock.calls.map(([{ url }]) => url)).toEqual([A, B]);
  });

  it('what is not overdue waits for its time', async () => {
    window.world.now += 30 * MINUTE;
    await window.pass(29);
    expect(window.connect).not.toHaveBeenCalled();
    await window.pass(1);
    expect(window.connect).toHaveBeenCalledTimes(1);
  });

  it('a tick that is merely slow is no sleep', async () => {
    const { world, connect, pass } = await running([A], [0.9]);
    await pass(63);
    world.now += 2 * MINUTE;
    await pass(1);
    expect(connect).toHaveBeenCalledTimes(1);
  });
});

describe('at midnight', () => {
  it('everybody hears that days left and severities have moved, and nothing is asked', async () => {
    const heard: (readonly string[])[] = [];
    window.fleet.onDidChange((urls) => heard.push(urls));
    await window.pass(1);
    expect(heard).toEqual([]);
    window.world.today = '2027-01-02' as PlainDate;
    await window.polling.windowChanged(AWAY);
    await window.pass(5);
    expect(heard).toEqual([[A]]);
    expect(statusOf(window.fleet).coverage?.daysLeft).toBe(150);
    expect(window.connect).not.toHaveBeenCalled();
  });
});

describe('another window', () => {
  it('that has asked within the interval saves this one from asking', async () => {
    await window.pass(55);
    window.world.stored.set(A, fetchedAt(window.world.now, { ...ULTIMATE, plan: 'premium' }));
    await window.pass(59);
    expect(window.connect).not.toHaveBeenCalled();
    expect(statusOf(window.fleet).last?.current?.plan).toBe('premium');
    await window.pass(1);
    expect(window.connect).toHaveBeenCalledTimes(1);
  });

  it('is heard when this one gets the focus, and not before', async () => {
    await window.polling.windowChanged(AWAY);
    window.world.stored.set(A, fetchedAt(START + MINUTE, { ...ULTIMATE, plan: 'premium' }));
    await window.pass(5);
    expect(statusOf(window.fleet).last?.current?.plan).toBe('ultimate');
    await window.polling.windowChanged(AT_WINDOW);
    expect(statusOf(window.fleet)).toMatchObject({ state: 'ready', last: { current: { plan: 'premium' } } });
    expect(window.connect).not.toHaveBeenCalled();
  });
});
