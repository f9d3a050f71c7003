import { describe, expect, it } from 'vitest';
import type { InstanceUrl } from '../../../../src/instances/address';
import { severalQuestion, severalResult } from '../../../../src/words/several/severalTexts';

const instances = (number: number) =>
  Array.from({ length: number }, (_, at) => ({
    url: `https://${at}.example` as InstanceUrl,
    name: `Lab ${at}`,
  }));

describe('the question about several instances', () => {
  it('names ten of them and counts the rest', () => {
    const { question, detail } = severalQuestion('remove', instances(12));
    expect(question).toBe('Remove 12 instances from the list?');
    expect(detail).toContain('Lab 0\nLab 1\n');
    expect(detail).toContain('Lab 9\nAnd 2 more.\n\n');
    expect(detail).not.toContain('Lab 10');
  });

  it('names all of a few', () => {
    expect(severalQuestion('signOut', instances(2)).detail).toMatch(
      /^Lab 0\nLab 1\n\nTheir tokens are removed/,
    );
  });
});

describe('the result for several instances', () => {
  it('says how many were done, failed and canceled', () => {
    expect(severalResult('remove', { done: 20, failed: 0, canceled: 0 })).toBe('Removed 20 instances.');
    expect(severalResult('refresh', { done: 18, failed: 2, canceled: 0 })).toBe(
      'Refreshed 18 of 20 instances. 2 failed.',
    );
    expect(severalResult('recount', { done: 3, failed: 1, canceled: 6 })).toBe(
      'Refreshed the billable users of 3 of 10 instances. 1 failed. 6 canceled.',
    );
    expect(severalResult('recount', { done: 3, failed: 0, canceled: 0, open: 2 })).toBe(
      'Refreshed the billable users of 3 instances. 2 unchanged or still counting.',
    );
  });

  it('says of an import that all of them are in the list', () => {
    expect(severalResult('import', { done: 1, failed: 0, canceled: 0 })).toBe('Imported 1 instance.');
    expect(severalResult('import', { done: 5, failed: 2, canceled: 1 })).toBe(
      "Imported 8 instances. 2 have problems. 1 wasn't checked.",
    );
  });
});
