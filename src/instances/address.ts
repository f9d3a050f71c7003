/** The one way to write a GitLab's address: see {@link canonicalAddress}. It is the instance's identity everywhere. */
export type InstanceUrl = string & { readonly __instanceUrl: true };

export type AddressResult =
  | { readonly ok: true; readonly url: InstanceUrl }
  | { readonly ok: false; readonly reason: 'empty' | 'notAnAddress' | 'notHttp' };

/** Where GitLab's own pages begin below its root; what is before them is the root of a sub-path installation. */
const PAGE_OF_GITLAB = /\/(?:admin|-|api\/v4|users\/sign_in)(?:\/.*)?$/;

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

/**
 * Turns what a person pasted into the root address of the instance, written in one way only: lower-case host, no
 * default port, no trailing slash, query, fragment or user information. The path is kept, since GitLab can be
 * installed below one (https://docs.gitlab.com/install/relative_url/); a page of GitLab is cut back to the root.
 *
 * @param text an address with or without a scheme (without: https)
 */
export function canonicalAddress(text: string): AddressResult {
  const trimmed = text.trim();
  if (trimmed === '') {
    return { ok: false, reason: 'empty' };
  }
  const url = parse(SCHEME.test(trimmed) ? trimmed : `https://${trimmed}`);
  if (url === undefined || url.hostname === '') {
    return { ok: false, reason: 'notAnAddress' };
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return { ok: false, reason: 'notHttp' };
  }
  return { ok: true, url: `${url.origin}${rootPath(url.pathname)}` as InstanceUrl };
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

function rootPath(pathname: string): string {
  return firstPageCutOff(pathname.replace(/\/{2,}/g, '/')).replace(/\/$/, '');
}

function firstPageCutOff(path: string): string {
  const page = PAGE_OF_GITLAB.exec(path);
  return page === null ? path : path.slice(0, page.index);
}
