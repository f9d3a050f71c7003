import type { Failure, FailureKind } from '../gitlab/errors';
import { daysBetween, type PlainDate } from '../licensing/plainDate';
import type { Fetched } from './facts';
import type { TokenReason, UnreachableReason } from './reasons';

/** What tells whether an instance can be asked. */
export interface Access {
  readonly last: Fetched | undefined;
  /** Why the last attempt failed. */
  readonly failure: Failure | undefined;
  /** The first day on which the stored token is rejected, as GitLab returned it; `unknown`: it's no day of the calendar. */
  readonly tokenExpiresOn: PlainDate | 'unknown' | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
  /** The local calendar day of `now`. */
  readonly today: PlainDate;
}

/** How long an instance may be down, for an upgrade or a night, before it is worth a warning. */
export const UNREACHABLE_AFTER_MS = 24 * 60 * 60 * 1000;

/** From how many days left on the end of a token is a warning, and critical; both days included. */
const TOKEN_WARNING_DAYS = 14;
const TOKEN_CRITICAL_DAYS = 3;

/** A token that worked is gone, and with it every warning about the instance: critical, as just before its end. */
const DEAD_TOKEN: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'unauthorized',
  'tokenExpired',
  'tokenRevoked',
]);

/** The token is a good one, but this may not be done with it. */
const TOKEN_WITHOUT_RIGHTS: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'insufficientScope',
  'notAdmin',
  'adminMode',
  'forbidden',
]);

/** Why nothing fresh is known about an instance, or soon will be: at most one reason for the token, one for the server. */
export function accessReasons(access: Access): (TokenReason | UnreachableReason)[] {
  const refused = refusedToken(access.failure);
  return refused === undefined ? [...expiringToken(access), ...unreachable(access)] : [refused];
}

function refusedToken(failure: Failure | undefined): TokenReason | undefined {
  if (failure === undefined) {
    return undefined;
  }
  if (DEAD_TOKEN.has(failure.kind)) {
    return { kind: 'token', trouble: 'refused', severity: 'critical' };
  }
  return TOKEN_WITHOUT_RIGHTS.has(failure.kind)
    ? { kind: 'token', trouble: 'refused', severity: 'warning' }
    : undefined;
}

function expiringToken({ tokenExpiresOn, today }: Access): TokenReason[] {
  if (tokenExpiresOn === undefined) {
    return [];
  }
  if (tokenExpiresOn === 'unknown') {
    return [{ kind: 'token', trouble: 'endUnknown', severity: 'warning' }];
  }
  const inDays = daysBetween(today, tokenExpiresOn);
  if (inDays > TOKEN_WARNING_DAYS) {
    return [];
  }
  const severity = inDays <= TOKEN_CRITICAL_DAYS ? 'critical' : 'warning';
  return [{ kind: 'token', trouble: 'expiring', severity, date: tokenExpiresOn, inDays }];
}

/** An instance that has never answered is a warning at once: of it nothing at all is known. */
function unreachable({ last, failure, now }: Access): UnreachableReason[] {
  if (failure === undefined || failure.kind === 'cancelled') {
    return [];
  }
  const since = last?.answer.at;
  if (since === undefined) {
    return [{ kind: 'unreachable', severity: 'warning' }];
  }
  return now - since > UNREACHABLE_AFTER_MS ? [{ kind: 'unreachable', severity: 'warning', since }] : [];
}
