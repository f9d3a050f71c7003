import * as vscode from 'vscode';
import { readCaFile } from '../../gitlab/caFile';
import { fitOfAuthorities, missingAuthority } from '../../gitlab/connectionTest/authorities';
import type { Encryption } from '../../gitlab/connectionTest/certificate';
import type { Failed, Step } from '../../gitlab/connectionTest/steps';
import { instanceName, type Instance } from '../../instances/instance';
import { unfitText } from '../../words/connectionTest/authorityTexts';
import { certificateReport } from '../../words/connectionTest/certificateTexts';
import type { StepAction } from '../../words/connectionTest/stepActions';
import { wholeReason } from '../../words/connectionTest/stepTexts';
import { caFileFailure } from '../../words/failures/certificateFailures';
import { runAction } from '../base/actions';
import { announce, fail, type CommandParts } from '../base/command';
import { runCommand } from '../base/ownCommands';

/** Stores the CA file of an instance. @returns whether it was stored; if not, a notification has said why */
export type StoreCaFile = (instance: Instance, caFile: string) => Promise<boolean>;

/** @returns whether to test again */
export async function runStepAction(
  action: StepAction,
  steps: readonly Step[],
  { documents }: CommandParts,
  instance: Instance,
  storeCaFile: StoreCaFile,
): Promise<boolean> {
  switch (action.kind) {
    case 'usual':
      if (action.action === 'retry') {
        return true;
      }
      await runAction(action.action, instance.url);
      return false;
    case 'proxySettings':
      await vscode.commands.executeCommand(
        'workbench.action.openSettings',
        '@id:http.proxy @id:http.noProxy',
      );
      return false;
    case 'showCertificate':
      await documents.show({
        name: vscode.l10n.t('Certificates of {0}', instanceName(instance)),
        extension: 'txt',
        about: instance.url,
        text: reportOf(action.encryption, steps, instance),
      });
      return false;
    case 'copyForOwner':
      await vscode.env.clipboard.writeText(reportOf(action.encryption, steps, instance));
      announce(vscode.l10n.t('Copied the certificates of {0}.', instanceName(instance)));
      return false;
    case 'chooseCaFile':
      return chooseCaFile(action.encryption, instance, storeCaFile);
  }
}

function reportOf(encryption: Encryption, steps: readonly Step[], instance: Instance): string {
  const failed = steps.find((step): step is Failed => step.id === 'tls' && step.outcome === 'failed');
  const problem = failed === undefined ? undefined : wholeReason(failed, instance);
  return certificateReport(encryption, instance.url, problem);
}

/** A file is stored only when it makes the server's certificate trusted. */
async function chooseCaFile(
  { chain }: Encryption,
  instance: Instance,
  storeCaFile: StoreCaFile,
): Promise<boolean> {
  const { pickCaFile } = await import('../signIn/chooseCaFile');
  const path = await pickCaFile();
  if (path === undefined) {
    return false;
  }
  const name = instanceName(instance);
  const again = {
    title: vscode.l10n.t('Choose CA File…'),
    run: async () => {
      if (await chooseCaFile({ chain, protocol: '' }, instance, storeCaFile)) {
        await runCommand('testConnection', { url: instance.url });
      }
    },
  };
  const file = await readCaFile(path);
  if (file.kind === 'unusable') {
    fail('caFile', caFileFailure({ kind: 'caFile', path, ...file.problem }, name).message, [again]);
    return false;
  }
  const fit = fitOfAuthorities(file.certificates, chain);
  if (fit !== 'completes') {
    fail('caFile', unfitText(fit, path, missingAuthority(chain)), [again]);
    return false;
  }
  return storeCaFile(instance, path);
}
