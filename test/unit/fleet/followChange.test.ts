import { describe, expect, it } from 'vitest';
import { followChange } from '../../../src/fleet/followChange';
import { GitLabError } from '../../../src/gitlab/errors';
import type { LicenseRows } from '../../../src/gitlab/schemas';

const BEFORE: LicenseRows = { licenses: [{ id: 1 }], unreadable: [] };
const AFTER: LicenseRows = { licenses: [{ id: 2 }, { id: 1 }], unreadable: [] };

/** A GitLab whose list is another one with each look; time passes only in pauses. */
function listing(...lists: readonly (LicenseRows | GitLabError)[]) {
  const pauses: number[] = [];
  let looks = 0;
  return {
    pauses,
    looks: () => looks,
    rows: () => {
      const list = lists[looks++];
      return list instanceof GitLabError || list === undefined
        ? Promise.reject(list ?? new Error('asked too often'))
        : Promise.resolve(list);
    },
    pause: (milliseconds: number) => {
      pauses.push(milliseconds);
      return Promise.resolve();
    },
    isChanged: ({ licenses }: LicenseRows) => licenses.length === AFTER.licenses.length,
  };
}

describe('following a change whose end is unclear', () => {
  it('looks at once, and ends with the first list that shows the change', async () => {
    const followed = listing(AFTER);
    expect(await followChange(followed)).toBe(AFTER);
    expect(followed.pauses).toEqual([0]);
  });

  it('gives a server that is still at work six seconds', async () => {
    const followed = listing(BEFORE, BEFORE, AFTER);
    expect(await followChange(followed)).toBe(AFTER);
    expect(followed.pauses).toEqual([0, 2000, 4000]);
  });

  it('answers the last list when nothing has changed by then', async () => {
    const last = { ...BEFORE };
    const followed = listing(BEFORE, BEFORE, last);
    expect(await followChange(followed)).toBe(last);
    expect(followed.looks()).toBe(3);
  });

  it('knows nothing once the list cannot be read', async () => {
    const followed = listing(BEFORE, new GitLabError({ kind: 'server', status: 500 }));
    expect(await followChange(followed)).toBeUndefined();
    expect(followed.looks()).toBe(2);
  });

  it('ends when the user cancels', async () => {
    const followed = { ...listing(BEFORE), pause: () => Promise.reject(new Error('cancelled')) };
    expect(await followChange(followed)).toBeUndefined();
    expect(followed.looks()).toBe(0);
  });
});
