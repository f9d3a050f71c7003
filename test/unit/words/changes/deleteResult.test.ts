import { describe, expect, it } from 'vitest';
import { alreadyDeleted, deleteResult, unclearDelete } from '../../../../src/words/changes/deleteResult';
import { answered, failed, license, NOW, statusNow, TIMEOUT } from '../../fleet/statuses';

const ULTIMATE = { id: 2, plan: 'ultimate' };

describe('the end of a delete', () => {
  const facts = answered([license(1, -100, 12)]);

  it('says what is true now', () => {
    expect(deleteResult(ULTIMATE, statusNow(facts), NOW)).toBe(
      'Deleted the Ultimate license 2 from Production. Now: Ultimate · 12 days left.',
    );
    expect(deleteResult(ULTIMATE, statusNow(answered([])), NOW)).toMatch(/ Now: no licenses\.$/);
    expect(deleteResult(ULTIMATE, statusNow({ ...facts, attempt: failed(TIMEOUT) }), NOW)).toMatch(
      /Deleted the Ultimate license 2 from Production\. Can't get the current license\.$/,
    );
  });

  it('says where the key lies that was saved before', () => {
    expect(deleteResult(ULTIMATE, statusNow(facts), NOW, '/home/ada/key.gitlab-license')).toMatch(
      / Its key is saved in \/home\/ada\/key\.gitlab-license\.$/,
    );
  });

  it('says that somebody else was faster', () => {
    expect(alreadyDeleted(ULTIMATE, 'Production')).toBe(
      'The Ultimate license 2 is no longer on Production because someone else deleted it. Nothing was changed.',
    );
  });

  it.each([
    ['gone', "The Ultimate license 2 was deleted. It's no longer in the list."],
    ['there', "The Ultimate license 2 wasn't deleted. It's still in the list."],
    ['unknown', "It's unclear whether the Ultimate license 2 was deleted. Refresh before you try again."],
  ] as const)('that nobody told, when it is %s', (found, text) => {
    expect(unclearDelete({ kind: 'reset', host: 'x' }, ULTIMATE, 'Production', found)).toBe(
      `There was no response from Production. ${text}`,
    );
  });
});
