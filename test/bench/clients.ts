import { Gitlab } from '@gitbeaker/rest';
import { LicenseClient } from '../../src/gitlab/client';
import { Transport } from '../../src/gitlab/http/transport';
import type { InstanceUrl } from '../../src/instances/address';
import type { Target } from './server';

/** The extension's own client. */
export function ownClient({ url, token }: Target, used: typeof fetch = fetch): LicenseClient {
  const root = url as InstanceUrl;
  return new LicenseClient(
    new Transport({ root, token, fetch: used, timeoutSeconds: 30, userAgent: 'bench' }),
  );
}

export function gitbeaker({ url, token }: Target) {
  return new Gitlab({ host: url, token }).License;
}

/** The least that can be done: no time limit, no size limit, no check. */
export async function bareFetch({ url, token }: Target, path: string): Promise<Response> {
  return fetch(`${url}/api/v4/${path}`, { headers: { 'PRIVATE-TOKEN': token } });
}
