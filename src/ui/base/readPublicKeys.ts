import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import * as vscode from 'vscode';
import { errorMessage } from '../../gitlab/errorMessage';
import { GITLAB_PUBLIC_KEY, parsePublicKey, type PublicKey } from '../../licensing/key/publicKeys';
import { publicKeyProblem } from '../../words/precheck/keyTextProblem';
import { warn } from './command';
import { configuration, settingId } from './configuration';

/** GitLab's own public key and those of the setting `publicKeyFiles`. The user is told of files that hold none. */
export async function readPublicKeys(): Promise<readonly PublicKey[]> {
  const read = await Promise.all(configuration.publicKeyFiles().map(readPublicKey));
  const problems = read.flatMap((one) => ('problem' in one ? [one.problem] : []));
  if (problems.length > 0) {
    tell(problems);
  }
  return [GITLAB_PUBLIC_KEY, ...read.flatMap((one) => ('problem' in one ? [] : [one]))];
}

async function readPublicKey(file: string): Promise<PublicKey | { readonly problem: string }> {
  let pem: string;
  try {
    pem = await readFile(file, 'utf8');
  } catch (error) {
    return { problem: `${file}: ${errorMessage(error)}` };
  }
  const parsed = parsePublicKey(basename(file), pem);
  return parsed.kind === 'publicKey' ? parsed.publicKey : { problem: publicKeyProblem(file, parsed.problem) };
}

function tell(problems: readonly string[]): void {
  warn(vscode.l10n.t('A public key cannot be used to read license keys. {0}', problems.join(' ')), [
    {
      title: vscode.l10n.t('Open Settings'),
      run: () => vscode.commands.executeCommand('workbench.action.openSettings', settingId('publicKeyFiles')),
    },
  ]);
}
