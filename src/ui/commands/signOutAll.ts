import * as vscode from 'vscode';
import { command } from './command';
import { showFailure } from './showFailure';

/** Removes every token from this computer, after asking. The instances stay in the list, signed out. */
export const signOutAll = command('signOutAll', {}, async ({ fleet, tokens }) => {
  const instances = fleet.statuses().map(({ instance }) => instance);
  const urls = instances.map(({ url }) => url);
  if (!(await confirmsSignOut(urls.length))) {
    return undefined;
  }
  const removals = await Promise.allSettled(urls.map((url) => tokens.remove(url)));
  await Promise.all(urls.map((url) => fleet.credentialsChanged(url)));
  const firstKept = removals.findIndex(({ status }) => status === 'rejected');
  const kept = instances[firstKept];
  return kept === undefined ? { ok: true } : showFailure({ kind: 'secretStorage' }, kept);
});

async function confirmsSignOut(count: number): Promise<boolean> {
  const signOut = vscode.l10n.t('Sign Out');
  const answer = await vscode.window.showWarningMessage(
    count === 1
      ? vscode.l10n.t('Sign out of the one instance?')
      : vscode.l10n.t('Sign out of all {0} instances?', count),
    {
      modal: true,
      detail: vscode.l10n.t(
        'Their tokens are removed from this computer. The instances stay in the list. The tokens remain valid on the GitLabs until you revoke them there.',
      ),
    },
    signOut,
  );
  return answer === signOut;
}
