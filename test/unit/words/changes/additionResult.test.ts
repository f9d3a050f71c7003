import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../../src/gitlab/errors';
import {
  additionResult,
  refusedAddition,
  unclearAddition,
} from '../../../../src/words/changes/additionResult';
import { answered, failed, inDays, license, NOW, statusNow, TIMEOUT } from '../../fleet/statuses';

const RESET: Failure = { kind: 'reset', host: 'gitlab.example.com' };
const ERROR: Failure = { kind: 'server', status: 500 };
const PAGE: Failure = { kind: 'notGitLab', reason: 'html', status: 200 };

const OLD = license(1, -300, 65);
const NEW = license(2, 0, 365, { plan: 'premium' });
const RENEWAL = license(2, 65, 430);

describe('the end of an addition', () => {
  const result = (added = NEW, facts = answered([NEW, OLD]), lost?: Failure) =>
    additionResult(added, statusNow(facts), { lost, now: NOW });

  it('says what is true now', () => {
    expect(result()).toBe(
      'The Premium license 2 is added to Production. GitLab uses this license now. Now: Premium · 365 days left.',
    );
  });

  it('says of a renewal from when on it is used', () => {
    expect(result(RENEWAL, answered([OLD, RENEWAL]))).toBe(
      `The Ultimate license 2 is added to Production. GitLab uses this license from ${inDays(65)} on. Now: Ultimate · 430 days left.`,
    );
  });

  it('says that the one before may be shown for a minute, and does not take that for the truth', () => {
    expect(result(NEW, answered([OLD, NEW]))).toBe(
      'The Premium license 2 is added to Production. GitLab may show the license before for up to a minute.',
    );
  });

  it('says that one behind a newer one is not used', () => {
    const newer = license(3, -1, 500);
    expect(result(NEW, answered([newer, NEW, OLD]))).toMatch(/A newer license is used in its place/);
  });

  it('says when what is true now could not be fetched', () => {
    const text = result(NEW, { ...answered([NEW, OLD]), attempt: failed(TIMEOUT) });
    expect(text).toBe(
      'The Premium license 2 is added to Production. What GitLab uses now could not be fetched.',
    );
  });

  it.each([
    [RESET, "Production's answer did not arrive."],
    [TIMEOUT, "Production's answer did not arrive."],
    [{ kind: 'cancelled' } as const, "Production's answer did not arrive."],
    [ERROR, 'Production failed with status 500.'],
    [PAGE, 'What came back from Production could not be read.'],
  ])('says from where it is known when the answer did not tell: $kind', (failure, lost) => {
    expect(result(NEW, answered([NEW, OLD]), failure)).toMatch(
      `${lost} The Premium license 2 is added all the same: it is on the list. GitLab uses this license now.`,
    );
  });
});

describe('an addition without an end', () => {
  it.each([RESET, ERROR, PAGE])('is not added when the list does not show it: $kind', (failure) => {
    expect(unclearAddition(failure, 'Production', 'missing')).toMatch(
      / The license is not added: it is not on the list\.$/,
    );
  });

  it.each([TIMEOUT, { kind: 'cancelled' } as const])('may still come: $kind', (failure) => {
    expect(unclearAddition(failure, 'Production', 'missing')).toBe(
      "Production's answer did not arrive. The license is not on the list yet, but GitLab may still be at work; refresh before you try again, or it may be there twice.",
    );
  });

  it.each([RESET, TIMEOUT, ERROR])('is not known without the list: $kind', (failure) => {
    expect(unclearAddition(failure, 'Production', 'unknown')).toMatch(
      / Whether the license is added is not known; refresh before you try again, or it may be there twice\.$/,
    );
  });
});

describe('a refused addition', () => {
  it('has the words of the server, or says that there are none', () => {
    expect(refusedAddition('Production', 'This license has already expired.')).toBe(
      'Production refused the license: “This license has already expired.”',
    );
    expect(refusedAddition('Production', undefined)).toBe('Production refused the license without a reason.');
  });
});
