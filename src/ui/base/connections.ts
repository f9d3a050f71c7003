import * as vscode from 'vscode';
import type { LicenseClient } from '../../gitlab/client';
import { failureOf, type Failure } from '../../gitlab/errors';
import type { InstanceSearch } from '../../gitlab/findInstance';
import type { WantedToken } from '../../gitlab/tokenPage';
import { hasSameHost } from '../../instances/address';
import type { Instance } from '../../instances/instance';
import { configuration } from './configuration';

/** How the extension reaches an instance: through VS Code's `fetch`, with the settings of this moment. */
export interface Connections {
  /** What every request says of who sends it. */
  readonly userAgent: string;
  /** A client for one purpose. @throws GitLabError caFile */
  connect(instance: Instance, token: string | undefined): Promise<LicenseClient>;
  /** The same for what every instance is asked in turn: no connection is kept for a next request. */
  connectBriefly(instance: Instance, token: string): Promise<LicenseClient>;
  /** The GitLab that an address belongs to, asked for without a token. */
  find(instance: Instance): Promise<InstanceSearch>;
  /** The page of the instance where a token is made, filled in. */
  tokenPage(instance: Instance, wanted: WantedToken): Promise<string>;
}

export function connections(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): Connections {
  const userAgent = userAgentOf(context);
  // Looked up at each use: VS Code replaces the global one to apply its proxy settings and certificates.
  const fetch: typeof globalThis.fetch = (...request) => globalThis.fetch(...request);
  const open = async (
    instance: Instance,
    token: string | undefined,
    afterAnswer: 'keep' | 'close' = 'keep',
  ) => {
    const { connect } = await import('../../gitlab/connect');
    return connect(instance, token, {
      fetch,
      timeoutSeconds: configuration.requestTimeoutSeconds(),
      userAgent,
      httpProxy: configuration.proxy(),
      afterAnswer,
      log,
      importCustomCa: () => import('../../gitlab/customCa'),
    });
  };
  const ask = async (instance: Instance): Promise<Failure | undefined> => {
    try {
      await (await open(instance, undefined)).version();
      return undefined;
    } catch (error) {
      return failureOf(error);
    }
  };
  return {
    userAgent,
    connect: (instance, token) => open(instance, token),
    connectBriefly: (instance, token) => open(instance, token, 'close'),
    // A CA file counts for its own host.
    find: async ({ url: asked, caFile }) => {
      const { findInstance } = await import('../../gitlab/findInstance');
      return findInstance(asked, (url) =>
        ask({ url, ...(caFile !== undefined && hasSameHost(asked, url) && { caFile }) }),
      );
    },
    tokenPage: async ({ url }, wanted) =>
      (await import('../../gitlab/tokenPage')).tokenPage(url, wanted, fetch),
  };
}

function userAgentOf({ extension }: vscode.ExtensionContext): string {
  const { version } = extension.packageJSON as { version: string };
  return `gitlab-license-manager/${version} VSCode/${vscode.version}`;
}
