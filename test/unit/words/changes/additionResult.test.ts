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
      'Added the Premium license 2 to Production. GitLab uses this license now. Now: Premium · 365 days left.',
    );
  });

  it('says of a renewal from when on it is used', () => {
    expect(result(RENEWAL, answered([OLD, RENEWAL]))).toBe(
      `Added the Ultimate license 2 to Production. Takes effect on ${inDays(65)}. Now: Ultimate · 430 days left.`,
    );
  });

  it('says that the one before may be shown for a minute, and does not take that for the truth', () => {
    expect(result(NEW, answered([OLD, NEW]))).toBe(
      'Added the Premium license 2 to Production. GitLab may show the previous license for up to a minute.',
    );
  });

  it('says that one behind a newer one is not used', () => {
    const newer = license(3, -1, 500);
    expect(result(NEW, answered([newer, NEW, OLD]))).toMatch(/Replaced by a newer license/);
  });

  it('says when what is true now could not be fetched', () => {
    const text = result(NEW, { ...answered([NEW, OLD]), attempt: failed(TIMEOUT) });
    expect(text).toBe("Added the Premium license 2 to Production. Can't get the current license.");
  });

  it.each([
    [RESET, 'There was no response from Production.'],
    [TIMEOUT, 'There was no response from Production.'],
    [{ kind: 'cancelled' } as const, 'There was no response from Production.'],
    [ERROR, 'Production failed with HTTP 500.'],
    [PAGE, "Can't read the response from Production."],
  ])('says from where it is known when the answer did not tell: $kind', (failure, lost) => {
    expect(result(NEW, answered([NEW, OLD]), failure)).toMatch(
      `${lost} The Premium license 2 was added anyway. It's in the list of licenses. GitLab uses this license now.`,
    );
  });
});

describe('an addition without an end', () => {
  it.each([RESET, ERROR, PAGE])('is not added when the list does not show it: $kind', (failure) => {
    expect(unclearAddition(failure, 'Production', 'missing')).toMatch(
      / The license wasn't added\. It isn't in the list of licenses\.$/,
    );
  });

  it.each([TIMEOUT, { kind: 'cancelled' } as const])('may still come: $kind', (failure) => {
    expect(unclearAddition(failure, 'Production', 'missing')).toBe(
      "There was no response from Production. The license isn't in the list yet, but GitLab may still be adding it. Refresh before you try again to avoid adding it twice.",
    );
  });

  it.each([RESET, TIMEOUT, ERROR])('is not known without the list: $kind', (failure) => {
    expect(unclearAddition(failure, 'Production', 'unknown')).toMatch(
      / It's unclear whether the license was added\. Refresh before you try again to avoid adding it twice\.$/,
    );
  });
});

describe('a refused addition', () => {
  it('has the words of the server, or says that there are none', () => {
    expect(refusedAddition('Production', 'This license has already expired.')).toBe(
      'Production rejected the license: "This license has already expired."',
    );
    expect(refusedAddition('Production', undefined)).toBe(
      'Production rejected the license without giving a reason.',
    );
  });
});
