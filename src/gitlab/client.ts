import { parsed } from './http/okResponse';
import { diagnose } from './diagnose';
import { failureOf, GitLabError, type Failure } from './errors';
import { LIMITS } from './foreign/limits';
import { isBefore, USAGE_EXPORT_SINCE } from './release';
import { AccessToken, CurrentLicense, License, LicenseRows, Metadata, RefreshResult, User } from './schemas';
import type { FieldPath, SubscriptionAnswer } from './graphql/subscription';
import type { UnreadableRow } from './schemas';
import type { Misfit } from './guardedObject';
import type { Transport } from './http/transport';
import type { UserPage } from './users/userPages';

export interface GitLabVersion {
  /** As GitLab writes it, "18.10.1-ee". */
  readonly version: string;
  /** Whether it is Enterprise Edition: Community Edition has no License API. */
  readonly enterprise: boolean;
}

export interface UsageExportOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((receivedBytes: number) => void) | undefined;
}

/** Licenses have some 400 bytes each, and GitLab does not page their list: ten thousand with room to spare. */
const LIST_LIMIT_BYTES = 8 * 1024 * 1024;

/** GitLab stops writing the file at 15 MB; the license key comes on top. */
const EXPORT_LIMIT_BYTES = 32 * 1024 * 1024;

/** GitLab writes the whole file before it answers, and the file can be large. */
const EXPORT_PATIENCE = 10;

/**
 * One GitLab's license endpoints, https://docs.gitlab.com/api/license/, and what tells why they refuse.
 * All methods throw {@link GitLabError}.
 */
export class LicenseClient {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** `GET /license`: the license that is current by GitLab's own rule, with `active_users`; undefined when none. */
  async current(signal?: AbortSignal): Promise<License | undefined> {
    const response = await this.#transport.read('license', { signal });
    return parsed(CurrentLicense, response) ?? undefined;
  }

  /** `GET /licenses`: all licenses, newest id first, without `active_users`. GitLab does not page this list. */
  async licenses(signal?: AbortSignal): Promise<License[]> {
    return (await this.licenseRows(signal)).licenses;
  }

  /** The same, with the rows that cannot be read and are left out. */
  async licenseRows(signal?: AbortSignal): Promise<LicenseRows> {
    const response = await this.#transport.read('licenses', { signal, limitBytes: LIST_LIMIT_BYTES });
    const { fitting, misfits } = parsed(LicenseRows, response);
    // What comes after that many rows has been cut off, and a license that is missing is worse than no answer.
    if (fitting.length + misfits.length >= LIMITS.rows) {
      throw new GitLabError({ kind: 'tooLarge', limitRows: LIMITS.rows });
    }
    return { licenses: fitting, unreadable: misfits.map(unreadableRow) };
  }

  /** `GET /license/:id`, with `active_users`. */
  async license(id: number, signal?: AbortSignal): Promise<License> {
    return parsed(License, await this.#transport.read(`license/${id}`, { signal }));
  }

  /**
   * What GitLab's Subscription page knows and the License API doesn't, from GraphQL in one request; in a second one,
   * too, where an older server doesn't know some of the fields.
   *
   * @param unknown the fields that this server is known not to know
   */
  async subscription(unknown: readonly FieldPath[], signal?: AbortSignal): Promise<SubscriptionAnswer> {
    const { askSubscription } = await import('./graphql/subscription');
    return askSubscription((query) => this.#transport.query(query, { signal }), unknown);
  }

  /**
   * `POST /license`: adds a license, also one that is there already, or starts later.
   *
   * @param key goes in the body: addresses are logged on the way
   * @returns the license as the server stored it
   */
  async add(key: string, signal?: AbortSignal): Promise<License> {
    const response = await this.#transport.write('POST', 'license', { license: key }, { signal });
    const added = parsed(License, response);
    // Any object would pass for a license; one without an id is the answer of something else than GitLab.
    if (added.id === undefined) {
      throw new GitLabError({ kind: 'notGitLab', reason: 'shape', field: 'id' });
    }
    return added;
  }

  /** `DELETE /license/:id`. GitLab never gives the key back. */
  async delete(id: number, signal?: AbortSignal): Promise<void> {
    await this.#transport.write('DELETE', `license/${id}`, undefined, { signal, expected: 'done' });
  }

  /** `PUT /license/:id/refresh_billable_users`: starts a recount, whose end GitLab does not tell. */
  async refreshBillableUsers(id: number, signal?: AbortSignal): Promise<void> {
    const path = `license/${id}/refresh_billable_users`;
    const response = await since('15.7', this.#transport.write('PUT', path, undefined, { signal }));
    if (!parsed(RefreshResult, response).success) {
      throw new GitLabError({ kind: 'rejected', status: response.status });
    }
  }

  /**
   * Makes sure that there is a usage export before anything depends on one. A server that keeps its version to itself
   * is asked for the file.
   *
   * @throws GitLabError notSupported; whatever else goes wrong, the request for the file will tell
   */
  async checkUsageExport(signal?: AbortSignal): Promise<void> {
    const version = await this.version(signal).catch(() => undefined);
    if (version?.enterprise === true && isBefore(version.version, USAGE_EXPORT_SINCE)) {
      throw new GitLabError({
        kind: 'notSupported',
        reason: 'olderServer',
        version: version.version,
        since: USAGE_EXPORT_SINCE,
      });
    }
  }

  /**
   * `GET /license/usage_export.csv` of the current license, as the server's own bytes, in memory that nothing else uses.
   * They hold the license key, and for an offline cloud license GitLab notes that they were fetched: ask only when a
   * person wants them.
   */
  async usageExport(options: UsageExportOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
    const response = this.#transport.read('license/usage_export.csv', {
      ...options,
      expected: 'csv',
      limitBytes: EXPORT_LIMIT_BYTES,
      patience: EXPORT_PATIENCE,
    });
    return (await since(USAGE_EXPORT_SINCE, response)).bytes;
  }

  /** `GET /users`: every human user, a page at a time, as an administrator sees them. */
  async *users(signal?: AbortSignal): AsyncGenerator<UserPage, void, undefined> {
    const { userPages } = await import('./users/userPages');
    yield* userPages(this.#transport, this, signal);
  }

  /** `GET /user`: whose token it is. */
  async user(signal?: AbortSignal): Promise<User> {
    return parsed(User, await this.#transport.read('user', { signal }));
  }

  /** `GET /personal_access_tokens/self`: the token itself. Refused for OAuth tokens and before GitLab 15.5. */
  async token(signal?: AbortSignal): Promise<AccessToken> {
    return parsed(AccessToken, await this.#transport.read('personal_access_tokens/self', { signal }));
  }

  /** `GET /metadata`, on servers from before 15.2 `GET /version`. */
  async version(signal?: AbortSignal): Promise<GitLabVersion> {
    const { version, enterprise } = await this.#metadata(signal);
    return { version, enterprise: enterprise ?? version.endsWith('-ee') };
  }

  /** The cause behind a failure of this client. Throws nothing. */
  async diagnose(failure: Failure, signal?: AbortSignal): Promise<Failure> {
    return this.#transport.redacted(await diagnose(failure, this, signal));
  }

  async #metadata(signal: AbortSignal | undefined) {
    try {
      return parsed(Metadata, await this.#transport.read('metadata', { signal }));
    } catch (error) {
      if (failureOf(error).kind !== 'notFound') {
        throw error;
      }
      return parsed(Metadata, await this.#transport.read('version', { signal }));
    }
  }
}

function unreadableRow({ element, field }: Misfit): UnreadableRow {
  const id = typeof element === 'object' && element !== null && 'id' in element ? element.id : undefined;
  return {
    ...(typeof id === 'number' && Number.isSafeInteger(id) && { id }),
    ...(field !== undefined && { field }),
  };
}

/** Before GitLab 16.4 `license/usage_export.csv` is the route of one license, whose id that would be. */
function isTakenForId(failure: Failure): boolean {
  return failure.kind === 'rejected' && failure.status === 400 && failure.serverMessage === 'id is invalid';
}

/** Adds to a missing route the release that brought it. */
async function since<T>(release: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const failure = failureOf(error);
    if ((failure.kind === 'notFound' && failure.what === 'route') || isTakenForId(failure)) {
      throw new GitLabError({ kind: 'notFound', what: 'route', since: release });
    }
    throw error;
  }
}
