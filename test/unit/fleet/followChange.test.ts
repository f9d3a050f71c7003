import { describe, expect, it } from 'vitest';
import { followChange } from '../../../src/fleet/followChange';
import { GitLabError } from '../../../src/gitlab/errors';
import type { License } from '../../../src/gitlab/schemas';

const BEFORE: readonly License[] = [{ id: 1 }];
const AFTER: readonly License[] = [{ id: 2 }, { id: 1 }];

/** A GitLab whose list is another one with each look; time passes only in pauses. */
function listing(...lists: readonly (readonly License[] | GitLabError)[]) {
  const pauses: number[] = [];
  let looks = 0;
  return {
    pauses,
    looks: () => looks,
    licenses: () => {
      const list = lists[looks++];
      return list instanceof GitLabError || list === undefined
        ? Promise.reject(list ?? new Error('asked too often'))
        : Promise.resolve(list);
    },
    pause: (milliseconds: number) => {
      pauses.push(milliseconds);
      return Promise.resolve();
    },
    isChanged: (licenses: readonly License[]) => licenses.length === AFTER.length,
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
    const last = [...BEFORE];
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
