import { failureOf, GitLabError } from '../errors';
import { parsed, type OkResponse } from '../http/okResponse';
import type { Transport } from '../http/transport';
import { ListedUsers, takeUsers, type ListedUser } from './listedUser';
import { nextQuery } from './nextPage';

export interface UserPage {
  /** Without bots. Never one that an earlier page had. */
  readonly users: readonly ListedUser[];
  /** Rows that can't be read, and are left out. */
  readonly unreadable: number;
  /** Whether it says who uses a seat: without a license, it tells no administrator. */
  readonly tellsSeats: boolean;
  /** The server refuses to go on although there are more: the limit of its offset pages. */
  readonly isCut: boolean;
}

type Read = (path: string) => Promise<OkResponse>;
type AskVersion = () => Promise<{ readonly version: string; readonly enterprise: boolean }>;

/** What is asked of the instance. */
interface Versions {
  version(signal?: AbortSignal): ReturnType<AskVersion>;
}

/** As many as GitLab gives at a time. */
const PAGE_SIZE = 100;

/** Servers from before `humans` ignore it, and leave out their own accounts by the second. */
const EVERY_HUMAN = `humans=true&exclude_internal=true&per_page=${PAGE_SIZE}`;

const BY_ID = `${EVERY_HUMAN}&order_by=id&sort=asc`;

/**
 * Every human user, a page at a time: by keyset where the server offers it, which it tells by the header `Link`, and by
 * offset otherwise (https://docs.gitlab.com/api/rest/#pagination). Servers from before `humans` send bots, too, which
 * are left out here. The next page is asked for while whoever reads them handles one; who stops reading ends that.
 *
 * @throws GitLabError also where GitLab answers but tells nobody's seats: `forbidden` for a token without an
 *   administrator's rights, to which GitLab lists users all the same; `notSupported` for Community Edition
 */
export async function* userPages(
  transport: Pick<Transport, 'read'>,
  versions: Versions,
  caller?: AbortSignal,
): AsyncGenerator<UserPage, void, undefined> {
  const ended = new AbortController();
  const signal = caller === undefined ? ended.signal : AbortSignal.any([caller, ended.signal]);
  try {
    yield* humanPages(
      rawPages((path) => transport.read(path, { signal })),
      () => versions.version(signal),
    );
  } finally {
    ended.abort();
  }
}

async function* humanPages(
  pages: AsyncGenerator<RawPage, void, undefined>,
  askVersion: AskVersion,
): AsyncGenerator<UserPage, void, undefined> {
  const seen = new Set<number>();
  let tellsSeats: boolean | undefined;
  for await (const { rows, misfits, isCut } of pages) {
    const fresh = rows.filter(({ id }) => id !== undefined && !seen.has(id));
    fresh.forEach(({ id }) => id !== undefined && seen.add(id));
    tellsSeats ??= await saysWhoTakesSeats(rows, askVersion);
    yield { users: fresh.filter(({ bot }) => bot !== true), unreadable: misfits, tellsSeats, isCut };
    // A server that begins again would never end.
    if (fresh.length === 0) {
      return;
    }
  }
}

interface RawPage {
  readonly rows: readonly ListedUser[];
  readonly misfits: number;
  readonly isCut: boolean;
}

async function* rawPages(read: Read): AsyncGenerator<RawPage, void, undefined> {
  let response = await firstPage(read);
  let isKeyset = false;
  for (let page = 2; ; page++) {
    const next = safeQuery(response);
    isKeyset ||= next !== undefined && !/(?:^|&)page=/.test(next);
    // The server looks for them while those before are handled.
    const ahead = next === undefined ? undefined : begun(beforeLimit(read(`users?${next}`)));
    const { fitting, misfits } = parsed(ListedUsers, response, takeUsers);
    yield { rows: fitting, misfits: misfits.length, isCut: false };
    if (ahead === undefined && (isKeyset || fitting.length + misfits.length < PAGE_SIZE)) {
      return;
    }
    const following = await (ahead ?? beforeLimit(read(`users?${BY_ID}&page=${page}`)));
    if (following === undefined) {
      yield { rows: [], misfits: 0, isCut: true };
      return;
    }
    response = following;
  }
}

/** Nobody may wait for it any more when it fails. */
function begun<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return work;
}

/** By keyset; a server that refuses this is asked for the first page by offset. */
async function firstPage(read: Read): Promise<OkResponse> {
  return (await beforeLimit(read(`users?${BY_ID}&pagination=keyset`))) ?? read(`users?${BY_ID}&page=1`);
}

/** GitLab answers 405 beyond the last offset it goes to, and where it has no keyset for a list. */
async function beforeLimit(response: Promise<OkResponse>): Promise<OkResponse | undefined> {
  try {
    return await response;
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === 'notFound' && failure.what === 'route') {
      return undefined;
    }
    throw error;
  }
}

/** What would repeat the token in an address isn't followed. */
function safeQuery({ link, door }: OkResponse): string | undefined {
  const query = nextQuery(link);
  return query !== undefined && door.redact(query) === query ? query : undefined;
}

async function saysWhoTakesSeats(rows: readonly ListedUser[], askVersion: AskVersion): Promise<boolean> {
  if (rows.some(({ using_license_seat: takesSeat }) => typeof takesSeat === 'boolean')) {
    return true;
  }
  const version = await askVersion().catch(() => undefined);
  if (version?.enterprise === false) {
    throw new GitLabError({ kind: 'notSupported', reason: 'communityEdition', version: version.version });
  }
  // Only administrators can see who is one.
  if (rows.some(({ is_admin: isAdmin }) => typeof isAdmin === 'boolean')) {
    return false;
  }
  throw new GitLabError({ kind: 'forbidden' });
}
