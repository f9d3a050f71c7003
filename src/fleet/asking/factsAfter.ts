import { isDeepStrictEqual } from 'node:util';
import type { Failure } from '../../gitlab/errors';
import type { License } from '../../gitlab/schemas';
import { licenseOfId, licenseRows, rowId, withCurrent } from '../../licensing/licenseRow';
import { followAnswer, type CurrentAnswer } from '../../licensing/serverAnswer';
import { failedAttemptIn, type FailedAttempt, type Facts, type Fetched } from '../facts';
import type { FetchOutcome } from './fetchLicenses';

/** When something was asked: epoch milliseconds, and the local calendar day. */
export type AskedAt = Pick<CurrentAnswer, 'at' | 'on'>;

/** What is known once an attempt has ended, given what was known before. */
export function factsAfter(before: Facts, outcome: FetchOutcome, asked: AskedAt): Facts {
  const { last, attempt } = before;
  const asking = { ...before, credentials: 'present' } as const;
  const failed = (failure: Failure): FailedAttempt => ({
    kind: 'failed',
    failure,
    at: asked.at,
    inARow: (failedAttemptIn(attempt)?.inARow ?? 0) + 1,
  });
  switch (outcome.kind) {
    case 'complete':
      return { ...asking, last: fetched(outcome, last, asked), attempt: { kind: 'idle' } };
    case 'currentOnly': {
      const answer = {
        current: outcome.current,
        licenses: knownWith(outcome.current, last?.licenses ?? []),
        unreadable: last?.unreadable ?? [],
      };
      return { ...asking, last: fetched(answer, last, asked), attempt: failed(outcome.failure) };
    }
    case 'failed':
      return { ...asking, attempt: failed(outcome.failure) };
  }
}

/** The list failed, so what was known of the other licenses still is the best that is known. */
function knownWith(current: License, known: readonly License[]): License[] {
  return licenseOfId(known, rowId(current)) === undefined
    ? [current, ...known].sort((a, b) => rowId(b) - rowId(a))
    : withCurrent(known, current);
}

function fetched(
  { current, licenses, unreadable }: Required<Pick<Fetched, 'current' | 'licenses' | 'unreadable'>>,
  before: Fetched | undefined,
  asked: AskedAt,
): Fetched {
  const previous = before && { rows: licenseRows(before.licenses), answer: before.answer };
  const id = current === undefined ? undefined : rowId(current);
  return {
    current: isDeepStrictEqual(current, before?.current) ? before?.current : current,
    licenses: knownWhereSame(licenses, before?.licenses ?? []),
    ...(unreadable.length > 0 && { unreadable }),
    ...(before?.subscription && { subscription: before.subscription }),
    answer: followAnswer(previous, licenseRows(licenses), { ...asked, id }),
  };
}

/** What says the same stays the same object: what is known of hundreds of instances hardly changes, and isn't read again. */
function knownWhereSame(licenses: readonly License[], before: readonly License[]): readonly License[] {
  const known = new Map(before.map((license) => [rowId(license), license]));
  const kept = licenses.map((license) => {
    const other = known.get(rowId(license));
    return other !== undefined && isDeepStrictEqual(license, other) ? other : license;
  });
  const isSame = kept.length === before.length && kept.every((license, at) => license === before[at]);
  return isSame ? before : kept;
}
