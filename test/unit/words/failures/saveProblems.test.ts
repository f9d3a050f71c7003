import { describe, expect, it } from 'vitest';
import { notSavedText, saveProblemText } from '../../../../src/words/failures/saveProblems';

describe('a file that was not saved', () => {
  it.each([
    ['full', "Can't save a.csv because the disk is full. Free up space or choose another folder."],
    ['readOnly', "Can't save a.csv because the disk is read-only. Choose another folder."],
    [
      'noPermission',
      "Can't save a.csv because you don't have permission to write there. Choose another folder.",
    ],
    ['inUse', "Can't save a.csv. It may be open in another program. Close it there and try again."],
    ['exists', "Can't save a.csv because a file with this name already exists. Choose another name."],
    ['isFolder', "Can't save a.csv because it's the name of a folder. Choose another name."],
    [
      'notAFolder',
      "Can't save a.csv because part of its path is a file, not a folder. Choose another folder.",
    ],
    ['noFolder', "Can't save a.csv because its folder doesn't exist. Choose another folder."],
    [
      'nameTooLong',
      "Can't save a.csv because its name or path is too long. Choose a shorter name or another folder.",
    ],
    [
      'unavailable',
      "Can't save a.csv because the disk or server isn't available. Check the connection or choose another folder.",
    ],
  ] as const)('says why and what to do next: %s', (kind, text) => {
    expect(notSavedText('a.csv', { kind })).toBe(text);
    expect(text.startsWith(saveProblemText('a.csv', { kind }))).toBe(true);
  });

  it('says as much as is known otherwise', () => {
    expect(notSavedText('a.csv', { kind: 'other', code: 'EMFILE' })).toBe(
      "Can't save a.csv (EMFILE). Choose another folder.",
    );
    expect(notSavedText('a.csv', { kind: 'other', code: '' })).toBe(
      "Can't save a.csv. Choose another folder.",
    );
  });
});
