import { canonicalAddress, type InstanceUrl } from '../../instances/address';
import type { Failure } from '../errors';

const WEB: ReadonlySet<string> = new Set(['http:', 'https:']);

const STATUSES: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** What some server on the way may take for a step up, after it has decoded it once or twice. */
const WAY_UP = /\.\.|%2e|%2f|%5c|%25/i;

export function isRedirect(status: number): boolean {
  return STATUSES.has(status);
}

/**
 * Where a read may follow a redirect to: below the instance's own root, the only place the token may go to.
 *
 * @param location the header, resolved against the request's address
 */
export function ownTarget(location: string, root: InstanceUrl): string | undefined {
  return location.startsWith(`${root}/`) && !WAY_UP.test(location) ? location : undefined;
}

/** What a redirect that is not followed tells about the instance's address. */
export function redirectFailure(location: string, root: InstanceUrl): Failure {
  const address = instanceAddress(location);
  return address === undefined || address === root
    ? { kind: 'notGitLab', reason: 'redirected', location: withoutQuery(location) }
    : { kind: 'redirect', address };
}

/**
 * The instance's address when the redirect leads to the same API elsewhere, or to the bare root of another origin
 * (as proxies do that only know a host). Everything else is a page, mostly one to sign in to.
 */
function instanceAddress(location: string): InstanceUrl | undefined {
  const target = URL.canParse(location) ? new URL(location) : undefined;
  if (target === undefined || !WEB.has(target.protocol)) {
    return undefined;
  }
  const isBareRoot = target.pathname === '/' && target.search === '';
  if (!isBareRoot && !target.pathname.includes('/api/v4/')) {
    return undefined;
  }
  const canonical = canonicalAddress(location);
  return canonical.ok ? canonical.url : undefined;
}

/** The query of a sign-in page carries where one came from, and more. */
function withoutQuery(location: string): string {
  return location.split(/[?#]/, 1).join('');
}
