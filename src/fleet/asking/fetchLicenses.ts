import { failureOf, type Failure } from '../../gitlab/errors';
import type { FieldPath, SubscriptionAnswer } from '../../gitlab/graphql/subscription';
import type { License, LicenseRows, UnreadableRow } from '../../gitlab/schemas';

/** What the fleet needs of a client. Its requests throw `GitLabError`. */
export interface LicenseReader {
  current(signal: AbortSignal): Promise<License | undefined>;
  licenses(signal: AbortSignal): Promise<License[]>;
  /** The same, with the rows that cannot be read. */
  licenseRows?(signal: AbortSignal): Promise<LicenseRows>;
  /** What GitLab's Subscription page knows in addition, without the fields that the server is known not to know. */
  subscription?(unknown: readonly FieldPath[], signal: AbortSignal): Promise<SubscriptionAnswer>;
  /** The cause behind a failure of the first two; throws nothing. */
  diagnose?(failure: Failure, signal: AbortSignal): Promise<Failure>;
}

export type FetchOutcome =
  | {
      readonly kind: 'complete';
      readonly current: License | undefined;
      readonly licenses: readonly License[];
      /** Rows of the list that are left out. */
      readonly unreadable: readonly UnreadableRow[];
    }
  /** The list failed: one row that the server cannot decrypt fails all of it, while the current license still answers. */
  | { readonly kind: 'currentOnly'; readonly current: License; readonly failure: Failure }
  | { readonly kind: 'failed'; readonly failure: Failure };

/**
 * Asks for the current license and the list at the same time, and when one fails for its cause, once for both.
 * Throws nothing.
 */
export async function fetchLicenses(reader: LicenseReader, signal: AbortSignal): Promise<FetchOutcome> {
  const [current, licenses] = await Promise.allSettled([reader.current(signal), rowsOf(reader, signal)]);
  if (current.status === 'rejected') {
    return { kind: 'failed', failure: await causeOf(current.reason, reader, signal) };
  }
  if (licenses.status === 'fulfilled') {
    return { kind: 'complete', current: current.value, ...licenses.value };
  }
  const failure = await causeOf(licenses.reason, reader, signal);
  return current.value === undefined
    ? { kind: 'failed', failure }
    : { kind: 'currentOnly', current: current.value, failure };
}

async function rowsOf(reader: LicenseReader, signal: AbortSignal): Promise<LicenseRows> {
  return (await reader.licenseRows?.(signal)) ?? { licenses: await reader.licenses(signal), unreadable: [] };
}

async function causeOf(error: unknown, reader: LicenseReader, signal: AbortSignal): Promise<Failure> {
  const failure = failureOf(error);
  return (await reader.diagnose?.(failure, signal)) ?? failure;
}
