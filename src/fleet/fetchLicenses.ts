import { failureOf, type Failure } from '../gitlab/errors';
import type { License } from '../gitlab/schemas';

/** What the fleet needs of a client. Both methods throw `GitLabError`. */
export interface LicenseReader {
  current(signal: AbortSignal): Promise<License | undefined>;
  licenses(signal: AbortSignal): Promise<License[]>;
}

export type FetchOutcome =
  | {
      readonly kind: 'complete';
      readonly current: License | undefined;
      readonly licenses: readonly License[];
    }
  /** The list failed: one row that the server cannot decrypt fails all of it, while the current license still answers. */
  | { readonly kind: 'currentOnly'; readonly current: License; readonly failure: Failure }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Asks for the current license and the list at the same time. Throws nothing. */
export async function fetchLicenses(reader: LicenseReader, signal: AbortSignal): Promise<FetchOutcome> {
  const [current, licenses] = await Promise.allSettled([reader.current(signal), reader.licenses(signal)]);
  if (current.status === 'rejected') {
    return { kind: 'failed', failure: failureOf(current.reason) };
  }
  if (licenses.status === 'fulfilled') {
    return { kind: 'complete', current: current.value, licenses: licenses.value };
  }
  const failure = failureOf(licenses.reason);
  return current.value === undefined
    ? { kind: 'failed', failure }
    : { kind: 'currentOnly', current: current.value, failure };
}
