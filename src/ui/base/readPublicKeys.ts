import { basename } from 'node:path';
import * as vscode from 'vscode';
import { localPath } from '../../files/localPath';
import { readLimitedFile } from '../../files/readLimitedFile';
import { GITLAB_PUBLIC_KEY, parsePublicKey, type PublicKey } from '../../licensing/key/publicKeys';
import { fileProblemText } from '../../words/failures/fileProblems';
import { publicKeyProblem } from '../../words/precheck/keyTextProblem';
import { warn } from './command';
import { configuration, settingId } from './configuration';

/** Many times the size of the largest key. */
const LIMIT_BYTES = 1024 * 1024;

/** GitLab's own public key and those of the setting `publicKeyFiles`. Warns the user about files that hold none. */
export async function readPublicKeys(): Promise<readonly PublicKey[]> {
  const read = await Promise.all(configuration.publicKeyFiles().map(readPublicKey));
  const problems = read.flatMap((one) => ('problem' in one ? [one.problem] : []));
  if (problems.length > 0) {
    tell(problems);
  }
  return [GITLAB_PUBLIC_KEY, ...read.flatMap((one) => ('problem' in one ? [] : [one]))];
}

/** @param file a path as the setting has it */
export async function readPublicKey(file: string): Promise<PublicKey | { readonly problem: string }> {
  const path = localPath(file.trim());
  if (path === undefined) {
    return {
      problem: vscode.l10n.t(
        'The path {0} is relative. Use an absolute path, or one that starts with ~/.',
        file,
      ),
    };
  }
  const read = await readLimitedFile(path, LIMIT_BYTES);
  if (read.kind !== 'read') {
    return { problem: fileProblemText(file, read) };
  }
  const parsed = parsePublicKey(basename(file), read.bytes.toString('utf8'));
  return parsed.kind === 'publicKey' ? parsed.publicKey : { problem: publicKeyProblem(file, parsed.problem) };
}

function tell(problems: readonly string[]): void {
  warn(vscode.l10n.t("Can't use a public key file from the settings. {0}", problems.join(' ')), [
    {
      title: vscode.l10n.t('Open Settings'),
      run: () => vscode.commands.executeCommand('workbench.action.openSettings', settingId('publicKeyFiles')),
    },
  ]);
}
