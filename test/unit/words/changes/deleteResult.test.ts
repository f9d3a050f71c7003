import { describe, expect, it } from 'vitest';
import { alreadyDeleted, deleteResult, unclearDelete } from '../../../../src/words/changes/deleteResult';
import { answered, failed, license, NOW, statusNow, TIMEOUT } from '../../fleet/statuses';

const ULTIMATE = { id: 2, plan: 'ultimate' };

describe('the end of a delete', () => {
  const facts = answered([license(1, -100, 12)]);

  it('says what is true now', () => {
    expect(deleteResult(ULTIMATE, statusNow(facts), NOW)).toBe(
      'The Ultimate license 2 is deleted from Production. Now: Ultimate · 12 days left.',
    );
    expect(deleteResult(ULTIMATE, statusNow(answered([])), NOW)).toMatch(/ Now: no licenses\.$/);
    expect(deleteResult(ULTIMATE, statusNow({ ...facts, attempt: failed(TIMEOUT) }), NOW)).toMatch(
      /is deleted from Production\. What GitLab uses now could not be fetched\.$/,
    );
  });

  it('says where the key lies that was saved before', () => {
    expect(deleteResult(ULTIMATE, statusNow(facts), NOW, '/home/ada/key.gitlab-license')).toMatch(
      / Its key is saved in \/home\/ada\/key\.gitlab-license\.$/,
    );
  });

  it('says that somebody else was faster', () => {
    expect(alreadyDeleted(ULTIMATE, 'Production')).toBe(
      'The Ultimate license 2 is no longer on Production: somebody else has deleted it. Nothing was changed now.',
    );
  });

  it.each([
    ['gone', 'The Ultimate license 2 is deleted: it is no longer on the list.'],
    ['there', 'The Ultimate license 2 is not deleted: it is still on the list.'],
    ['unknown', 'Whether the Ultimate license 2 is deleted is not known; refresh before you try again.'],
  ] as const)('that nobody told, when it is %s', (found, text) => {
    expect(unclearDelete({ kind: 'reset', host: 'x' }, ULTIMATE, 'Production', found)).toBe(
      `Production's answer did not arrive. ${text}`,
    );
  });
});
