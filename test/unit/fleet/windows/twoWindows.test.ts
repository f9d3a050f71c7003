import { describe, expect, it, vi } from 'vitest';
import type { InstanceUrl } from '../../../../src/instances/address';
import type { Fleet } from '../../../../src/fleet/fleet';
import { failing, heldReader, ULTIMATE } from '../support';
import { INTERVAL, Profile, TICK_MS } from './profile';

const statesOf = (fleet: Fleet) => [...new Set(fleet.statuses().map(({ state }) => state))];

describe('two windows on one profile', () => {
  it('ask each instance once at their starts', async () => {
    const profile = new Profile(100);
    await profile.open().begin();
    const second = profile.open();
    await second.begin();
    expect(profile.takeAsked()).toBe(100);
    expect(statesOf(second.fleet)).toEqual(['ready']);
  });

  it('ask each instance once an interval', async () => {
    const profile = new Profile(10);
    const windows = [profile.open(), profile.open()];
    for (const { begin } of windows) {
      await begin();
    }
    profile.takeAsked();
    // Jitter makes an interval longer by up to a tenth.
    const ticks = (1.1 * INTERVAL) / TICK_MS + 1;
    for (let minute = 0; minute < ticks; minute++) {
      profile.pass(TICK_MS);
      for (const { tick } of windows) {
        await tick();
      }
    }
    expect(profile.takeAsked()).toBe(10);
  });

  it('share how an instance fails, and the pauses between attempts', async () => {
    const profile = new Profile(1);
    profile.reader = failing('timeout');
    const windows = [profile.open(() => 0), profile.open(() => 0)];
    for (const { begin } of windows) {
      await begin();
    }
    for (let minute = 0; minute < 7; minute++) {
      profile.pass(TICK_MS);
      for (const { tick } of windows) {
        await tick();
      }
    }
    // One window would ask at the start and after 1, 3 and 7 minutes; a second one begins its pauses at its start.
    expect(profile.takeAsked()).toBeLessThanOrEqual(5);
    expect(windows.map(({ fleet }) => fleet.statuses()[0]?.failure?.kind)).toEqual(['timeout', 'timeout']);
  });

  it('ask once with a token that one of them has replaced', async () => {
    const profile = new Profile(50);
    const [one, other] = [profile.open(), profile.open()];
    await one.begin();
    await other.begin();
    profile.takeAsked();
    profile.pass(1_000);
    await one.fleet.credentialsChanged(...(profile.urls as [InstanceUrl, ...InstanceUrl[]]));
    await one.settle();
    await Promise.all(profile.urls.map((url) => other.fleet.credentialsChangedElsewhere(url)));
    expect(profile.takeAsked()).toBe(50);
    expect(statesOf(other.fleet)).toEqual(['ready']);
  });

  it('see that one of them has signed out', async () => {
    const profile = new Profile(2);
    const [one, other] = [profile.open(), profile.open()];
    await one.begin();
    await other.begin();
    profile.tokens.clear();
    await Promise.all(profile.urls.map((url) => other.fleet.credentialsChangedElsewhere(url)));
    expect(statesOf(other.fleet)).toEqual(['signedOut']);
  });

  it('ask again what a person wants fresh, whatever the other one knows', async () => {
    const profile = new Profile(1);
    const [one, other] = [profile.open(), profile.open()];
    await one.begin();
    profile.takeAsked();
    await other.fleet.refreshAll();
    await other.fleet.refresh(profile.urls[0]!);
    expect(profile.takeAsked()).toBe(2);
  });
});

describe('tokens that are given in bulk', () => {
  it('are tried a few at a time', async () => {
    const profile = new Profile(100);
    let running = 0;
    let most = 0;
    profile.reader = {
      current: async () => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setImmediate(resolve));
        running--;
        return ULTIMATE;
      },
      licenses: () => Promise.resolve([ULTIMATE]),
    };
    const { fleet } = profile.open();
    await fleet.credentialsChanged(...(profile.urls as [InstanceUrl, ...InstanceUrl[]]));
    expect(profile.takeAsked()).toBe(100);
    expect(statesOf(fleet)).toEqual(['ready']);
    // Two connections each.
    expect(most).toBeLessThanOrEqual(16);
  });
});

describe('what a person does to one of hundreds', () => {
  it('takes the place of what waits in the queue, and asks once', async () => {
    const profile = new Profile(300);
    const held = heldReader();
    profile.reader = held.reader;
    const { fleet } = profile.open();
    const last = profile.urls.at(-1)!;
    const all = fleet.refreshAll();
    await vi.waitFor(() => expect(held.signals).not.toHaveLength(0));
    expect(profile.asked).not.toContain(last);
    const again = fleet.refreshAgain(last);
    await vi.waitFor(() => expect(profile.asked).toContain(last));
    held.resolve(ULTIMATE);
    await again;
    await all;
    expect(profile.asked.filter((url) => url === last)).toHaveLength(1);
  });
});
