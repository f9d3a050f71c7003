import { t } from '@vscode/l10n';
import type { Failed, OkStep, SkipReason, Step, StepId, TokenFacts } from '../../gitlab/connectionTest/steps';
import type { Instance } from '../../instances/instance';
import { failureText } from '../failures/failures';
import { shortText } from '../text/foreignText';
import { count, line, listText } from '../text/language';
import { certificateReason } from './certificateTexts';
import { peerText, proxyRefusedText, proxyText } from './proxyTexts';

/** As in "…with the following instance permissions: [License: Read]." */
const PERMISSION_AT_END = /: \[([^[\]]+)\]\.?$/;

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
      return okOutcome(step);
    case 'failed':
      return t('Failed, {0} ms', count(step.milliseconds));
    case 'skipped':
      return t('Skipped');
  }
}

/** What isn't permitted, or only a change would show, is nothing that went well. */
function okOutcome(step: OkStep): string {
  if (step.id === 'changes' && step.facts.isAllowed === undefined) {
    return t('Not tested');
  }
  const isLimited = (step.id === 'graphql' || step.id === 'changes') && step.facts.isAllowed !== true;
  return isLimited
    ? t('Limited, {0} ms', count(step.milliseconds))
    : t('OK, {0} ms', count(step.milliseconds));
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

/** The same for a report, which has room for what a row of the list would cut off. */
export function wholeReason(step: Step, instance: Instance): string {
  const reason = stepReason(step, instance);
  if (step.outcome !== 'failed') {
    return reason;
  }
  switch (step.failure.kind) {
    case 'certificate':
      return reason.includes(step.failure.code) ? reason : `${reason} (${step.failure.code})`;
    case 'insufficientScope':
      return failureText(step.failure, instance).message;
    default:
      return reason;
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
    case 'insufficientScope':
      return missingPermissionText(failure.serverMessage) ?? failureText(failure, instance).message;
    default:
      return failureText(failure, instance).message;
  }
}

/** GitLab names what a fine-grained token lacks at the end of a long sentence, which a row would cut off. */
function missingPermissionText(serverMessage: string | undefined): string | undefined {
  const permission = PERMISSION_AT_END.exec(serverMessage ?? '')?.[1];
  return permission === undefined
    ? undefined
    : t(
        'The token is missing {0}. Create a token that has it, and replace the current one.',
        shortText(permission),
      );
}
