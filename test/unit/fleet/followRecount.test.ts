import { describe, expect, it } from 'vitest';
import { followRecount } from '../../../src/fleet/followRecount';
import { GitLabError } from '../../../src/gitlab/errors';
import type { License } from '../../../src/gitlab/schemas';

/** A GitLab whose count is another one with each look, the last one for ever; time passes only in pauses. */
function counting(...counts: readonly (number | undefined | 'none' | GitLabError)[]) {
  const pauses: number[] = [];
  let looks = 0;
  return {
    pauses,
    looks: () => looks,
    current: (): Promise<License | undefined> => {
      const count = counts[Math.min(looks, counts.length - 1)];
      looks++;
      if (count instanceof GitLabError) {
        return Promise.reject(count);
      }
      if (count === 'none') {
        return Promise.resolve(undefined);
      }
      return Promise.resolve({ id: 1, ...(count !== undefined && { active_users: count }) });
    },
    pause: (milliseconds: number) => {
      pauses.push(milliseconds);
      return Promise.resolve();
    },
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((one, other) => one + other, 0);

describe('following a recount', () => {
  it('ends with the first look that shows another number', async () => {
    const watched = counting(90, 90, 95);
    expect(await followRecount(watched, 90)).toEqual({ kind: 'moved', from: 90, to: 95 });
    expect(watched.pauses).toEqual([1000, 2000, 3000]);
  });

  it('sees a number that falls, also to nobody', async () => {
    expect(await followRecount(counting(0), 90)).toEqual({ kind: 'moved', from: 90, to: 0 });
  });

  it('sees the first number there is', async () => {
    expect(await followRecount(counting(undefined, 'none', 7), undefined)).toEqual({
      kind: 'moved',
      from: undefined,
      to: 7,
    });
  });

  it('gives up after a minute, with ever longer pauses up to the last', async () => {
    const watched = counting(90);
    expect(await followRecount(watched, 90)).toEqual({ kind: 'unmoved', billable: 90 });
    expect(sum(watched.pauses)).toBe(60_000);
    const growing = watched.pauses.slice(0, -1);
    expect(growing).toEqual(growing.toSorted((one, other) => one - other));
    expect(watched.looks()).toBe(watched.pauses.length);
  });

  it('does not take a number that is missing for one that moved', async () => {
    expect(await followRecount(counting(undefined), 90)).toEqual({ kind: 'unmoved', billable: 90 });
    expect(await followRecount(counting('none'), undefined)).toEqual({
      kind: 'unmoved',
      billable: undefined,
    });
  });

  it('ends when the instance cannot be read any more', async () => {
    const watched = counting(90, new GitLabError({ kind: 'unauthorized' }));
    expect(await followRecount(watched, 90)).toEqual({ kind: 'unread', failure: { kind: 'unauthorized' } });
    expect(watched.looks()).toBe(2);
  });

  it('is given up with whoever waits, before another look', async () => {
    const watched = counting(90);
    const cancelled = new Error('cancelled');
    const pause = () => Promise.reject(cancelled);
    await expect(followRecount({ ...watched, pause }, 90)).rejects.toBe(cancelled);
    expect(watched.looks()).toBe(0);
  });
});
