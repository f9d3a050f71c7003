import type { InstanceUrl } from '../instances/address';
import { canonicalAddress } from '../instances/address';
import type { Failure, FailureKind } from './errors';

export type InstanceSearch =
  | { readonly kind: 'found'; readonly url: InstanceUrl }
  | { readonly kind: 'notFound'; readonly url: InstanceUrl; readonly failure: Failure };

/** How GitLab rejects a request without a token: whatever responds like this has the API. */
const REFUSALS_OF_GITLAB: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'unauthorized',
  'forbidden',
  'rateLimited',
  'maintenance',
]);

/** How an address answers that exists but has no API below it. */
const NOTHING_HERE: ReadonlySet<FailureKind> = new Set<FailureKind>(['notGitLab', 'notFound']);

const MOST_REDIRECTS = 2;

/** The root is near the beginning of a path, and a server chooses how long the one is that it redirects to. */
const MOST_PARENTS = 10;

/**
 * Finds the GitLab that a pasted address belongs to: at the address itself, where it redirects to (http to https, an
 * old host to a new one), or at a parent of its path, since any page may have been pasted.
 *
 * @param ask sends `GET /version` without a token and answers how that failed; undefined when it did not
 * @returns when nothing is found, how the address itself failed
 */
export async function findInstance(
  url: InstanceUrl,
  ask: (url: InstanceUrl) => Promise<Failure | undefined>,
): Promise<InstanceSearch> {
  const first = await followed(url, ask, MOST_REDIRECTS);
  if (first.kind === 'found' || !NOTHING_HERE.has(first.failure.kind)) {
    return first;
  }
  for (const parent of parentsOf(first.url).slice(-MOST_PARENTS)) {
    const above = await followed(parent, ask, MOST_REDIRECTS);
    if (above.kind === 'found') {
      return above;
    }
  }
  return first;
}

async function followed(
  url: InstanceUrl,
  ask: (url: InstanceUrl) => Promise<Failure | undefined>,
  redirects: number,
): Promise<InstanceSearch> {
  const failure = await ask(url);
  if (failure === undefined || REFUSALS_OF_GITLAB.has(failure.kind)) {
    return { kind: 'found', url };
  }
  const target = failure.kind === 'redirect' ? canonicalAddress(failure.address) : undefined;
  return target?.ok === true && redirects > 0
    ? followed(target.url, ask, redirects - 1)
    : { kind: 'notFound', url, failure };
}

/** The addresses above, nearest first: `https://a/b/c` has the parents `https://a/b` and `https://a`. */
function parentsOf(url: InstanceUrl): InstanceUrl[] {
  const { origin, pathname } = new URL(url);
  const segments = pathname.split('/').filter(Boolean);
  return segments.map((_, index) => {
    const kept = segments.slice(0, segments.length - 1 - index);
    return [origin, ...kept].join('/') as InstanceUrl;
  });
}
