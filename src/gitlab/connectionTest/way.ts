import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { Contact, Peer } from './contact';
import type { ProxySetting, Step } from './steps';

/** A proxy that is set somewhere. */
export interface ConfiguredProxy {
  readonly setting: ProxySetting;
  /** Without user name and password. */
  readonly hostname: string;
  readonly port: number;
}

/** The addresses of a host, or why there are none (Node's code). */
export type Lookup =
  { readonly addresses: readonly string[] } | { readonly addresses: readonly []; readonly code: string };

export type LookUp = (hostname: string) => Promise<Lookup>;

/** What was found out on the way to the server. */
export interface Way {
  readonly url: URL;
  readonly contact: Contact;
  readonly contactMs: number;
  readonly lookup: Lookup;
  readonly lookupMs: number;
}

/** Codes of a connection that didn't come about. */
const NOT_CONNECTED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
]);

const NOT_FOUND: ReadonlySet<string> = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA']);

/** Asks the operating system, as every connection does. Throws nothing. */
export async function lookUp(hostname: string): Promise<Lookup> {
  if (isIP(hostname) !== 0) {
    return { addresses: [hostname] };
  }
  try {
    const found = await lookup(hostname, { all: true });
    return { addresses: found.map(({ address }) => address) };
  } catch (error) {
    return { addresses: [], code: (error as NodeJS.ErrnoException).code ?? 'ENOTFOUND' };
  }
}

/** The host of a URL as it's looked up: an address of the new kind stands in brackets. */
export function hostnameOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}

/** The steps from the name to the connection. A proxy looks up the name and connects itself. */
export async function waySteps(
  way: Way,
  proxies: readonly ConfiguredProxy[],
  find: LookUp,
): Promise<readonly Step[]> {
  if (!isProxied(way)) {
    return directSteps(way);
  }
  const peer = peerOf(way.contact);
  const setting = peer === undefined ? undefined : await settingOf(peer, proxies, find);
  const skipped = (id: 'name' | 'tcp'): Step => ({ outcome: 'skipped', id, why: { kind: 'proxy' } });
  return [skipped('name'), skipped('tcp'), proxyStep(way, peer, setting)];
}

function proxyStep(
  { contact, contactMs: milliseconds }: Way,
  peer: Peer | undefined,
  setting: ProxySetting | undefined,
): Step {
  const failed = { outcome: 'failed', id: 'proxy', milliseconds, proxy: { peer, setting } } as const;
  if (contact.kind === 'proxyRefused') {
    return { ...failed, failure: { kind: 'proxyRefused', status: contact.status } };
  }
  if (contact.kind === 'failed' && (NOT_CONNECTED.has(contact.code) || peer === undefined)) {
    const { code, host } = contact;
    return { ...failed, failure: { kind: 'proxyUnreachable', code, ...(host !== undefined && { host }) } };
  }
  return peer === undefined
    ? { outcome: 'skipped', id: 'proxy', why: { kind: 'unknown' } }
    : { outcome: 'ok', id: 'proxy', milliseconds, facts: { peer, setting } };
}

function directSteps(way: Way): readonly Step[] {
  const { lookup: found, lookupMs, url } = way;
  if ('code' in found) {
    const temporary = found.code === 'EAI_AGAIN';
    const failure = { kind: 'dns', host: url.host, temporary } as const;
    return [{ outcome: 'failed', id: 'name', milliseconds: lookupMs, failure }];
  }
  const { addresses } = found;
  const name: Step = { outcome: 'ok', id: 'name', milliseconds: lookupMs, facts: { addresses } };
  return [name, tcpStep(way), { outcome: 'skipped', id: 'proxy', why: { kind: 'direct' } }];
}

function tcpStep({ contact, contactMs: milliseconds, url }: Way): Step {
  if (contact.kind === 'failed' && NOT_CONNECTED.has(contact.code)) {
    const failure = { kind: 'refused', host: url.host, code: contact.code } as const;
    return { outcome: 'failed', id: 'tcp', milliseconds, failure };
  }
  const peer = peerOf(contact);
  return peer === undefined
    ? { outcome: 'skipped', id: 'tcp', why: { kind: 'unknown' } }
    : { outcome: 'ok', id: 'tcp', milliseconds, facts: { peer } };
}

/** Behind a proxy, the connection goes to another address than the host has, or to another port. */
function isProxied({ contact, lookup: found, url }: Way): boolean {
  if (contact.kind === 'proxyRefused') {
    return true;
  }
  if (contact.kind === 'failed' && contact.host !== undefined && NOT_FOUND.has(contact.code)) {
    return contact.host !== hostnameOf(url);
  }
  const { peer } = contact;
  return (
    peer !== undefined &&
    (peer.port !== portOf(url) || !(found.addresses as readonly string[]).includes(peer.address))
  );
}

function peerOf(contact: Contact): Peer | undefined {
  return contact.peer;
}

function portOf({ port, protocol }: URL): number {
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
}

/** The setting that leads to the proxy; the system's, or one of a PAC file, has none. */
async function settingOf(
  peer: Peer,
  proxies: readonly ConfiguredProxy[],
  find: LookUp,
): Promise<ProxySetting | undefined> {
  for (const { setting, hostname, port } of proxies) {
    if (port === peer.port) {
      const { addresses } = await find(hostname);
      if ((addresses as readonly string[]).includes(peer.address)) {
        return setting;
      }
    }
  }
  return undefined;
}
