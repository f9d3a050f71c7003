import { t } from '@vscode/l10n';
import type { Peer } from '../../gitlab/connectionTest/contact';
import type { ProxySetting } from '../../gitlab/connectionTest/steps';
import type { Instance } from '../../instances/instance';

/** Why a proxy lets nothing through, and who can change that. @param proxy undefined: VS Code keeps to itself which one it was */
export function proxyRefusedText(status: number, proxy: string | undefined, { url }: Instance): string {
  const { host } = new URL(url);
  if (proxy === undefined) {
    return status === 407
      ? t(
          "Your network's proxy requires you to sign in (HTTP 407). Use a URL with your user name and password in the VS Code setting http.proxy.",
        )
      : t(
          "Rejected by your network's proxy (HTTP {0}). Ask the proxy's administrator to allow {1}.",
          `${status}`,
          host,
        );
  }
  return status === 407
    ? t(
        '{0} requires you to sign in (HTTP 407). Use a URL with your user name and password in the VS Code setting http.proxy.',
        proxy,
      )
    : t("Rejected by {0} (HTTP {1}). Ask the proxy's administrator to allow {2}.", proxy, `${status}`, host);
}

/** By its setting where it's known; its password is in none of it. */
export function proxyText(peer: Peer | undefined, setting: ProxySetting | undefined, host?: string): string {
  const address = peer === undefined ? (host ?? '?') : peerText(peer);
  return setting === undefined
    ? t('{0} (a proxy of the system or of a PAC file)', address)
    : t('{0} (the proxy in {1})', address, setting);
}

/** An address with its port, as URLs have them. */
export function peerText({ address, port }: Peer): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
