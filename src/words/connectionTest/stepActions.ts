import { t } from '@vscode/l10n';
import { isUnknownAuthority } from '../../gitlab/connectionTest/authorities';
import type { Encryption } from '../../gitlab/connectionTest/certificate';
import type { Failed, Step } from '../../gitlab/connectionTest/steps';
import type { Instance } from '../../instances/instance';
import { actionTitle, failureText, type ActionId } from '../failures/failures';

/** What can be done about a step. */
export type StepAction =
  | { readonly kind: 'usual'; readonly action: ActionId }
  | { readonly kind: 'proxySettings' }
  | { readonly kind: 'chooseCaFile' | 'showCertificate' | 'copyForOwner'; readonly encryption: Encryption };

/** What helps comes first. Only a failed step, and one that has something to show, has any. */
export function stepActions(step: Step, instance: Instance): readonly StepAction[] {
  switch (step.outcome) {
    case 'ok':
      return step.id === 'tls' && step.facts.encryption !== undefined
        ? [{ kind: 'showCertificate', encryption: step.facts.encryption }]
        : [];
    case 'skipped':
      return step.why.kind === 'noToken' ? [{ kind: 'usual', action: 'setToken' }] : [];
    case 'failed':
      return failedActions(step, instance);
  }
}

export function stepActionTitle(action: StepAction): string {
  switch (action.kind) {
    case 'usual':
      return actionTitle(action.action);
    case 'proxySettings':
      return t('Open Proxy Settings');
    case 'chooseCaFile':
      return t('Choose CA File…');
    case 'showCertificate':
      return t('Show Certificate');
    case 'copyForOwner':
      return t('Copy for the Server Administrator');
  }
}

function failedActions({ failure, encryption }: Failed, instance: Instance): readonly StepAction[] {
  switch (failure.kind) {
    case 'proxyUnreachable':
    case 'proxyRefused':
      return [{ kind: 'proxySettings' }];
    case 'certificate':
      return encryption === undefined
        ? [{ kind: 'usual', action: failureText(failure, instance).action }]
        : certificateActions(failure.code, encryption);
    default:
      return [{ kind: 'usual', action: failureText(failure, instance).action }];
  }
}

/** A file of authorities helps only where one is unknown: nothing makes an expired certificate good. */
function certificateActions(code: string, encryption: Encryption): readonly StepAction[] {
  const show = { kind: 'showCertificate', encryption } as const;
  const copy = { kind: 'copyForOwner', encryption } as const;
  return isUnknownAuthority(code) ? [{ kind: 'chooseCaFile', encryption }, show, copy] : [show, copy];
}
