import * as vscode from 'vscode';
import { shortAddress, type InstanceUrl } from '../../instances/address';
import { askText } from './askText';
import { STEPS, stepResult, type StepResult } from './services';

/** Asks how the instance is called; its address is suggested, and stands for no name. */
export async function nameStep(
  url: InstanceUrl,
  { name, isPartOfSignIn }: { readonly name?: string | undefined; readonly isPartOfSignIn: boolean },
): Promise<StepResult<string | undefined>> {
  const suggested = shortAddress(url);
  const answer = await askText<string | undefined>({
    title: vscode.l10n.t('Name of {0}', suggested),
    ...(isPartOfSignIn && { step: STEPS.name, canGoBack: true }),
    prompt: vscode.l10n.t(
      'Name to show in the view, for example Production. Press Enter to use the address.',
    ),
    value: name ?? suggested,
    accept: (text) =>
      Promise.resolve({ kind: 'taken', value: text === '' || text === suggested ? undefined : text }),
  });
  return stepResult(answer);
}
