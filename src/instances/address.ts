import { isIPv6 } from 'node:net';
import { ADMIN_PAGES } from './adminPages';
import { barePaste, unwrapped } from './pastedText';

/** The one way to write an instance's address: see {@link canonicalAddress}. It identifies the instance everywhere. */
export type InstanceUrl = string & { readonly __instanceUrl: true };

export type AddressResult =
  | { readonly ok: true; readonly url: InstanceUrl }
  | { readonly ok: false; readonly reason: 'empty' | 'notAnAddress' | 'notHttp' | 'mistypedScheme' };

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

/** What people write in place of "https://", also more than once where the input held it already. */
const WEB_SCHEMES = /^(?:https?(?::[/\\]*|\/\/+))+/i;

/**
 * What stands in the place of a scheme and isn't one, with the separator behind it: `htp:/`, `ttps//`, `https;//`. The
 * parser of the platform would take it for the name of a host, and the host for a path.
 */
const MISTYPED_SCHEME =
  /^(?:[a-z][a-z0-9+-]*(?::[/\\]|[.;,]?\/\/(?=[^/\s]+[.:]))|(?:h[htps]{2,6}|ttps?)[.;,]?[/\\])/i;

/** What hosts consist of once the platform's parser has written them; it lets far more through. */
const HOST = /^(?:[a-z0-9_][a-z0-9._-]*|\[[0-9a-f:.]+\])$/;

/** A space in the path that GitLab is installed below, where none can be: a sentence was pasted, or something is missing. */
const SPACE = /%20|%c2%a0/i;

/** In characters. Pages where people sign in have long queries; servers take no longer ones than this. */
const LONGEST_ADDRESS = 10_000;

/** As many schemes with something around each of them are undone. */
const MOST_LAYERS = 10;

/**
 * Turns what a person pasted into the root address of the instance, written in one way only: lower-case host without a
 * trailing dot, no default port, no trailing slash, query, fragment or user information. The path is kept, since GitLab
 * can be installed below one (https://docs.gitlab.com/install/relative_url/); a page of GitLab is cut back to the root.
 *
 * @param text an address with or without a scheme (without: https), with what came along when it was copied
 * @returns an address that is its own canonical one: it is read again wherever it was stored
 */
export function canonicalAddress(text: string): AddressResult {
  let address = addressIn(text);
  // What a page or a slash stood behind may end like a sentence, too. Each time something goes.
  for (let before = text; address.ok && address.url !== before; address = addressIn(address.url)) {
    before = address.url;
  }
  return address;
}

function addressIn(text: string): AddressResult {
  const bare = barePaste(text);
  if (bare === '') {
    return { ok: false, reason: 'empty' };
  }
  if (bare.length > LONGEST_ADDRESS) {
    return { ok: false, reason: 'notAnAddress' };
  }
  const written = withScheme(bare);
  if (MISTYPED_SCHEME.test(written.replace(SCHEME, ''))) {
    return { ok: false, reason: 'mistypedScheme' };
  }
  const url = parse(written);
  const host = url === undefined ? '' : hostOf(url);
  if (url === undefined || host === '') {
    return { ok: false, reason: 'notAnAddress' };
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return { ok: false, reason: 'notHttp' };
  }
  const root = rootPath(url.pathname);
  if (!HOST.test(url.hostname) || SPACE.test(root)) {
    return { ok: false, reason: 'notAnAddress' };
  }
  return { ok: true, url: `${url.protocol}//${host}${root}` as InstanceUrl };
}

/**
 * Whether what is sent to this address never leaves the computer, so that plain http is no danger to a token. Names
 * below `localhost` do not count: systems ask a name server for them.
 */
export function isLoopback(url: InstanceUrl): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

/** Whether a token would travel readable to everyone on the way. */
export function isInsecure(url: InstanceUrl): boolean {
  return url.startsWith('http:') && !isLoopback(url);
}

/** Whether two addresses lead to the same server, so that a token for one does not reach a stranger at the other. */
export function hasSameHost(one: InstanceUrl, other: InstanceUrl): boolean {
  return new URL(one).host === new URL(other).host;
}

/**
 * Whether it's an address of GitLab.com, whose subscriptions have no license key
 * (https://docs.gitlab.com/subscriptions/manage_subscription/). GitLab Dedicated has a domain of its own.
 */
export function isGitLabCom(url: InstanceUrl): boolean {
  const host = new URL(url).hostname.replace(/\.$/, '');
  return host === 'gitlab.com' || host.endsWith('.gitlab.com');
}

/** The address as people say it: without the scheme, e.g. "gitlab.example.com/gitlab". */
export function shortAddress(url: InstanceUrl): string {
  return url.replace(SCHEME, '');
}

function parse(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** The address with one scheme, the last of several, and with the brackets that an IPv6 address needs in it. */
function withScheme(text: string): string {
  const { schemes, rest } = schemesOff(text);
  if (SCHEME.test(rest)) {
    return rest;
  }
  const [authority = ''] = rest.split(/[/?#]/, 1);
  const host = isIPv6(authority) ? `[${authority}]` : authority;
  return `${lastScheme(schemes)}://${host}${rest.slice(authority.length)}`;
}

/** Quotation marks may stand behind a scheme, too: who pasted them had the first one in the input already. */
function schemesOff(text: string): { readonly schemes: string; readonly rest: string } {
  let [schemes, rest] = ['', text];
  for (let layer = 0; layer < MOST_LAYERS; layer++) {
    const [found = ''] = WEB_SCHEMES.exec(rest) ?? [];
    if (found === '') {
      break;
    }
    schemes += found;
    rest = unwrapped(rest.slice(found.length));
  }
  return { schemes, rest };
}

function lastScheme(schemes: string): 'http' | 'https' {
  const last = schemes.toLowerCase().slice(schemes.toLowerCase().lastIndexOf('http'));
  return schemes === '' || last.startsWith('https') ? 'https' : 'http';
}

/** Host and port. A dot at its end means the same host to name servers, and another one to certificates. */
function hostOf({ hostname, port }: URL): string {
  let end = hostname.length;
  while (hostname[end - 1] === '.') {
    end--;
  }
  const host = hostname.slice(0, end);
  return host === '' || port === '' ? host : `${host}:${port}`;
}

function rootPath(pathname: string): string {
  const segments = pathname.split('/').filter((segment) => segment !== '');
  const page = segments.findIndex((_, index) => isPage(segments, index));
  return (page === -1 ? segments : segments.slice(0, page)).map((segment) => `/${segment}`).join('');
}

/** Whether GitLab's own pages begin there; what is before them is the root of a sub-path installation. */
function isPage(segments: readonly string[], index: number): boolean {
  const next = segments[index + 1];
  switch (segments[index]) {
    case '-':
      return true;
    case 'admin':
      // Only the first one can be a folder of the server that GitLab lies below.
      return index > 0 || next === undefined || ADMIN_PAGES.has(next);
    case 'api':
      return next === 'v4';
    case 'users':
      return next === 'sign_in';
    default:
      return false;
  }
}
