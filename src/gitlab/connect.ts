import type { InstanceUrl } from '../instances/address';
import { LicenseClient } from './client';
import { Transport, type TransportOptions } from './transport';

/** What every connection shares; asked for anew each time, since settings change. */
export type Environment = Pick<TransportOptions, 'fetch' | 'timeoutSeconds' | 'userAgent' | 'trace'>;

/** A client for one purpose: make it with the token at hand, use it, drop it. */
export function connect(root: InstanceUrl, token: string, environment: Environment): LicenseClient {
  return new LicenseClient(new Transport({ root, token, ...environment }));
}
