import * as vscode from 'vscode';
import type { Instance } from '../../instances/instance';
import { pastedToken } from '../../instances/pastedToken';
import type { CommandParts, CommandResult } from '../base/command';
import { askText, type Verdict } from '../signIn/askText';
import { confirmsHttpOfAll } from './confirmsHttpOfAll';
import { runEach, tellOutcomes } from './runEach';
import { tokenStore } from './tokenStore';

/** Asks for one token, tries it on each of these instances and stores it where it works. */
export async function replaceTokens(
  parts: CommandParts,
  instances: readonly Instance[],
): Promise<CommandResult> {
  if (!(await confirmsHttpOfAll(instances))) {
    return undefined;
  }
  const token = await askForToken(instances.length);
  if (token === undefined) {
    return undefined;
  }
  const store = tokenStore(parts);
  const outcomes = await runEach('setToken', instances, (instance, signal) =>
    store.tryAndStore(instance, token, signal),
  );
  await store.finish();
  return tellOutcomes(parts, 'setToken', outcomes);
}

async function askForToken(number: number): Promise<string | undefined> {
  const answer = await askText<string>({
    title: vscode.l10n.t('Token for {0} Instances', number),
    prompt: vscode.l10n.t(
      "Paste an administrator's token that these instances share. It's sent to each of them, and stored only where it works.",
    ),
    password: true,
    accept: (text) => Promise.resolve(verdictOn(text)),
  });
  return answer.kind === 'answer' ? answer.value : undefined;
}

function verdictOn(text: string): Verdict<string> {
  const { token, isOdd } = pastedToken(text);
  if (token === '') {
    return { kind: 'refused', message: vscode.l10n.t('Enter a token.') };
  }
  return isOdd
    ? { kind: 'refused', message: vscode.l10n.t('This token has characters that no GitLab token has.') }
    : { kind: 'taken', value: token };
}
