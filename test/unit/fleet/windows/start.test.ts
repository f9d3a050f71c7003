import { describe, expect, it } from 'vitest';
import { needsAttention } from '../../../../src/fleet/attention';
import type { Fleet } from '../../../../src/fleet/fleet';
import { failing, readerOf, ULTIMATE } from '../support';
import { HOUR, INTERVAL, MINUTE, Profile, TICK_MS } from './profile';

const statesOf = (fleet: Fleet) => [...new Set(fleet.statuses().map(({ state }) => state))];
const inNeed = (fleet: Fleet) => fleet.statuses().filter(needsAttention).length;

/** A profile whose instances have all been asked in a session that is over. */
async function profileOf(count: number): Promise<Profile> {
  const profile = new Profile(count);
  await profile.open().begin();
  profile.takeAsked();
  return profile;
}

describe('a start with stored states younger than the interval', () => {
  it.each([1, 300])(
    'asks none of %i instances, which are ready, until the interval is over',
    async (count) => {
      const profile = await profileOf(count);
      profile.pass(HOUR);
      const window = profile.open(() => 0);
      await window.begin();
      expect(statesOf(window.fleet)).toEqual(['ready']);
      for (let minute = 0; minute < 299; minute++) {
        profile.pass(TICK_MS);
        await window.polling.tick();
      }
      expect(profile.takeAsked()).toBe(0);
      profile.pass(TICK_MS);
      await window.tick();
      expect(profile.takeAsked()).toBe(count);
    },
  );

  it('shows an instance without a token as signed out, and asks nothing', async () => {
    const profile = await profileOf(2);
    profile.tokens.delete(profile.urls[0]!);
    const window = profile.open();
    await window.begin();
    expect(window.fleet.statuses().map(({ state }) => state)).toEqual(['signedOut', 'ready']);
    expect(profile.takeAsked()).toBe(0);
  });

  it('asks all when nobody can tell which instances have a token', async () => {
    const profile = await profileOf(2);
    profile.isLocked = true;
    await profile.open().begin();
    expect(profile.takeAsked()).toBe(2);
  });

  it('asks each once when nothing is refreshed by itself', async () => {
    const profile = await profileOf(20);
    await profile.open().fleet.refreshNew({ intervalMs: 0 });
    expect(profile.takeAsked()).toBe(20);
  });
});

describe('a start with stored states older than the interval', () => {
  it('asks a few instances at once', async () => {
    const profile = await profileOf(8);
    profile.pass(INTERVAL * 2);
    await profile.open().begin();
    expect(profile.takeAsked()).toBe(8);
  });

  it('asks hundreds over the first minutes, each once', async () => {
    const profile = await profileOf(100);
    profile.pass(INTERVAL * 2);
    let count = 0;
    const window = profile.open(() => (count++ % 100) / 100);
    await window.begin();
    expect(profile.takeAsked()).toBe(0);
    expect(statesOf(window.fleet)).toEqual(['stale']);
    const perMinute: number[] = [];
    for (let minute = 0; minute < 4; minute++) {
      profile.pass(TICK_MS);
      await window.tick();
      perMinute.push(profile.takeAsked());
    }
    expect(perMinute.reduce((sum, asked) => sum + asked)).toBe(100);
    expect(Math.max(...perMinute)).toBeLessThanOrEqual(51);
    expect(statesOf(window.fleet)).toEqual(['ready']);
  });

  it('asks at once those of which nothing is known', async () => {
    const profile = new Profile(300);
    await profile.open().begin();
    expect(profile.takeAsked()).toBe(300);
  });
});

describe('failures of the last session', () => {
  it('are shown at a start, so that as many instances need attention as before', async () => {
    const profile = await profileOf(90);
    profile.reader = failing('forbidden');
    profile.pass(1_000);
    const before = profile.open();
    await before.fleet.refreshAll();
    await before.settle();
    profile.takeAsked();
    expect(inNeed(before.fleet)).toBe(90);

    const after = profile.open(() => 0);
    await after.begin();
    expect(inNeed(after.fleet)).toBe(90);
    expect(statesOf(after.fleet)).toEqual(['stale']);
    expect(profile.takeAsked()).toBe(0);
    // Not the hours that a row of failures has earned them.
    profile.reader = readerOf(ULTIMATE);
    profile.pass(MINUTE);
    await after.tick();
    expect(statesOf(after.fleet)).toEqual(['ready']);
    expect(inNeed(after.fleet)).toBe(0);
    expect(inNeed(before.fleet)).toBe(90);
    await before.fleet.adoptStored();
    expect(inNeed(before.fleet)).toBe(0);
  });

  it('of an instance that has never answered are shown, and tried again', async () => {
    const profile = new Profile(1);
    profile.reader = failing('timeout');
    await profile.open().begin();
    const window = profile.open();
    await window.fleet.adoptStored();
    expect(window.fleet.statuses()[0]).toMatchObject({ state: 'error', failure: { kind: 'timeout' } });
    profile.reader = readerOf(ULTIMATE);
    profile.pass(HOUR);
    await window.begin();
    expect(statesOf(window.fleet)).toEqual(['ready']);
  });

  it('with a token that has been replaced are over', async () => {
    const profile = new Profile(1);
    profile.reader = failing('forbidden');
    const first = profile.open();
    await first.begin();
    profile.reader = {
      current: () => new Promise(() => undefined),
      licenses: () => new Promise(() => undefined),
    };
    void first.fleet.credentialsChanged(profile.urls[0]!);
    await first.settle();
    const window = profile.open();
    await window.fleet.adoptStored();
    expect(window.fleet.statuses()[0]).not.toHaveProperty('failure');
  });
});

describe('what GitLab has said about the token', () => {
  it('is known at the next start, and not with another token', async () => {
    const profile = await profileOf(1);
    const [url] = profile.urls;
    const first = profile.open();
    await first.begin();
    const details = { version: '18.10.1-ee', detailsAt: profile.now };
    first.fleet.takeDetails(url!, { ...details, tokenExpiresOn: 'unknown' });
    await first.settle();
    const second = profile.open();
    await second.begin();
    expect(second.fleet.status(url!)).toMatchObject({ ...details, tokenExpiresOn: 'unknown' });
    await second.fleet.credentialsChanged(url!);
    await second.settle();
    const third = profile.open();
    await third.begin();
    expect(third.fleet.status(url!)).not.toHaveProperty('tokenExpiresOn');
    expect(third.fleet.status(url!)).not.toHaveProperty('detailsAt');
  });
});

describe('a state that is fetched again without a change', () => {
  it('is written again only when a start would otherwise ask much sooner', async () => {
    const profile = new Profile(10);
    const { fleet, settle, begin } = profile.open();
    await begin();
    expect(profile.files.writes).toBe(10);
    profile.pass(INTERVAL / 8);
    await fleet.refreshAll();
    await settle();
    expect(profile.files.writes).toBe(10);
    profile.pass(INTERVAL / 8);
    await fleet.refreshAll();
    await settle();
    expect(profile.files.writes).toBe(20);
    profile.reader = readerOf({ ...ULTIMATE, user_limit: 7 });
    await fleet.refreshAll();
    await settle();
    expect(profile.files.writes).toBe(30);
  });

  it('is written again over what another window has written', async () => {
    const profile = new Profile(1);
    const [one, other] = [profile.open(), profile.open()];
    await one.begin();
    profile.reader = readerOf({ ...ULTIMATE, user_limit: 7 });
    profile.pass(1_000);
    await other.fleet.refreshAll();
    await other.settle();
    profile.reader = readerOf(ULTIMATE);
    profile.pass(1_000);
    await one.fleet.refreshAll();
    await one.settle();
    expect(profile.files.files.get(profile.urls[0]!)?.text).not.toContain('user_limit');
  });
});
