import type { Instance } from '../instances/instance';
import { LicenseClient } from './client';
import type { loadCustomCa } from './customCa';
import { configuredProxies } from './connectionTest/proxies';
import { GitLabError } from './errors';
import { Transport } from './http/transport';
import type { TransportOptions } from './http/transportOptions';

/** A proxy that refuses does so at once. Waiting for one that hangs must not use up what is left for further tries. */
const PROXY_LOOK_SECONDS = 5;

/** What every connection shares; asked for each time, since settings change. */
export interface Environment extends Pick<
  TransportOptions,
  'fetch' | 'timeoutSeconds' | 'userAgent' | 'log' | 'afterAnswer'
> {
  /** The value of VS Code's setting `http.proxy`. */
  readonly httpProxy?: string | undefined;
  /** Loads `customCa`, which most people never need. */
  readonly importCustomCa: () => Promise<{ readonly loadCustomCa: typeof loadCustomCa }>;
}

/**
 * A client for one purpose: make it with a token (or with none, to see what answers), use it, drop it.
 *
 * @throws GitLabError caFile
 */
export async function connect(
  { url, caFile }: Instance,
  token: string | undefined,
  { importCustomCa, httpProxy, ...environment }: Environment,
): Promise<LicenseClient> {
  const dispatcher = caFile === undefined ? undefined : await dispatcherFor(caFile, importCustomCa);
  const askProxy: TransportOptions['askProxy'] = async (asked, signal) => {
    const [{ proxyStatus }, { requesters }] = await Promise.all([
      import('./connectionTest/proxyStatus'),
      import('./connectionTest/requesters'),
    ]);
    return proxyStatus(asked, requesters(), {
      ...environment,
      timeoutSeconds: Math.min(environment.timeoutSeconds, PROXY_LOOK_SECONDS),
      signal,
    });
  };
  const [proxy] = configuredProxies(new URL(url), httpProxy, process.env);
  return new LicenseClient(
    new Transport({
      ...{ root: url, token, dispatcher, askProxy, proxySetting: proxy?.setting },
      ...environment,
    }),
  );
}

async function dispatcherFor(path: string, importCustomCa: Environment['importCustomCa']): Promise<unknown> {
  const { loadCustomCa } = await importCustomCa();
  const custom = await loadCustomCa(path);
  switch (custom.kind) {
    case 'dispatcher':
      return custom.dispatcher;
    case 'unusable':
      throw new GitLabError({ kind: 'caFile', path, ...custom.problem });
  }
}
