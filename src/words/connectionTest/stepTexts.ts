import { t } from '@vscode/l10n';
import type { Peer } from '../../gitlab/connectionTest/contact';
import type {
  Failed,
  OkStep,
  ProxySetting,
  SkipReason,
  Step,
  StepId,
  TokenFacts,
} from '../../gitlab/connectionTest/steps';
import type { Instance } from '../../instances/instance';
import { failureText } from '../failures/failures';
import { shortText } from '../text/foreignText';
import { count, line, listText } from '../text/language';
import { certificateReason } from './certificateTexts';

export function stepTitle(id: StepId): string {
  switch (id) {
    case 'name':
      return t('Host name');
    case 'tcp':
      return t('Connection');
    case 'proxy':
      return t('Proxy');
    case 'tls':
      return t('Certificate');
    case 'http':
      return t('HTTP');
    case 'gitlab':
      return t('GitLab');
    case 'token':
      return t('Token');
    case 'adminMode':
      return t('Admin Mode');
    case 'currentLicense':
      return t('Current license');
    case 'license':
      return t('License by ID');
    case 'licenses':
      return t('All licenses');
    case 'usageExport':
      return t('Usage export');
    case 'users':
      return t('Users');
    case 'changes':
      return t('Changes');
    case 'graphql':
      return t('GraphQL');
  }
}

/** The outcome in a word, as a screen reader needs it, and how long it took. */
export function outcomeText(step: Step): string {
  switch (step.outcome) {
    case 'ok':
      return t('OK, {0} ms', count(step.milliseconds));
    case 'failed':
      return t('Failed, {0} ms', count(step.milliseconds));
    case 'skipped':
      return t('Skipped');
  }
}

/** What a step found out, why it was skipped, or why it failed. */
export function stepReason(step: Step, instance: Instance): string {
  switch (step.outcome) {
    case 'ok':
      return okText(step);
    case 'skipped':
      return skipText(step.why);
    case 'failed':
      return failedText(step, instance);
  }
}

function okText(step: OkStep): string {
  switch (step.id) {
    case 'name':
      return listText(step.facts.addresses);
    case 'tcp':
      return peerText(step.facts.peer);
    case 'proxy':
      return proxyText(step.facts.peer, step.facts.setting);
    case 'tls':
      return encryptionText(step.facts.encryption);
    case 'http':
      return t('The server responds.');
    case 'gitlab':
      return step.facts.version ?? t('GitLab responds, but it shows its version only to tokens with access.');
    case 'token':
      return tokenText(step.facts);
    case 'adminMode':
      return step.facts.hasScope
        ? t('The token has the admin_mode scope.')
        : t("This instance doesn't require the admin_mode scope.");
    case 'currentLicense':
      return step.facts.id === undefined ? t('No license') : t('ID {0}', `${step.facts.id}`);
    case 'license':
      return t('ID {0}', `${step.facts.id}`);
    case 'usageExport':
      return t('Available on the server. Not fetched because it contains the license key.');
    case 'users':
      return step.facts.tellsSeats ? t('Shows who uses a seat.') : t("Doesn't show who uses a seat.");
    case 'changes':
      return changesText(step.facts.isAllowed);
    case 'licenses':
      return step.facts.count === 1 ? t('1 license') : t('{0} licenses', count(step.facts.count));
    case 'graphql':
      return step.facts.isAllowed
        ? t('The token can read subscription details.')
        : t("The token can't read subscription details.");
  }
}

function changesText(isAllowed: boolean | undefined): string {
  if (isAllowed === undefined) {
    return t('Known only when you make a change. GitLab then names the missing permission.');
  }
  return isAllowed
    ? t('The token has the api scope.')
    : t("The token doesn't have the api scope. When you make a change, you're asked for one that does.");
}

function encryptionText(encryption: Extract<OkStep, { id: 'tls' }>['facts']['encryption']): string {
  const own = encryption?.chain[0];
  return encryption === undefined || own === undefined
    ? t('Trusted')
    : line(encryption.protocol, shortText(own.subject), t('issued by {0}', shortText(own.issuer)));
}

function tokenText({ username, rights, expiresAt }: TokenFacts): string {
  return line(username, rightsText(rights), endText(expiresAt));
}

function rightsText(rights: TokenFacts['rights']): string | undefined {
  switch (rights.kind) {
    case 'legacy':
      return shortText(rights.scopes.join(', '));
    case 'fineGrained':
      return t('fine-grained');
    case 'unknown':
      return undefined;
  }
}

function endText(expiresAt: string | null | undefined): string | undefined {
  if (expiresAt === undefined) {
    return undefined;
  }
  return expiresAt === null ? t('never expires') : t('expires {0}', shortText(expiresAt));
}

function skipText(why: SkipReason): string {
  switch (why.kind) {
    case 'proxy':
      return t('Done by the proxy.');
    case 'direct':
      return t('No proxy is used.');
    case 'notEncrypted':
      return t("HTTP isn't encrypted.");
    case 'noToken':
      return t('No token is stored.');
    case 'fineGrained':
      return t("Fine-grained tokens don't need it.");
    case 'noLicense':
      return t('No license');
    case 'unknown':
      return t("Can't be determined.");
    case 'after':
      return t('Requires an earlier step: {0}', stepTitle(why.step));
  }
}

function failedText({ failure, encryption, proxy }: Failed, instance: Instance): string {
  switch (failure.kind) {
    case 'proxyUnreachable':
      return t(
        "Can't connect to {0} ({1}). Check the proxy settings of VS Code and the system.",
        proxyText(proxy?.peer, proxy?.setting, failure.host),
        failure.code,
      );
    case 'proxyRefused':
      return proxyRefusedText(failure.status, proxy?.peer && proxyText(proxy.peer, proxy.setting), instance);
    case 'certificate':
      return encryption === undefined
        ? failureText(failure, instance).message
        : certificateReason(failure.code, encryption, failure.host);
    default:
      return failureText(failure, instance).message;
  }
}

/** @param proxy undefined: VS Code keeps to itself which one it was */
function proxyRefusedText(status: number, proxy: string | undefined, { url }: Instance): string {
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
function proxyText(peer: Peer | undefined, setting: ProxySetting | undefined, host?: string): string {
  const address = peer === undefined ? (host ?? '?') : peerText(peer);
  return setting === undefined
    ? t('{0} (a proxy of the system or of a PAC file)', address)
    : t('{0} (the proxy in {1})', address, setting);
}

function peerText({ address, port }: Peer): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
