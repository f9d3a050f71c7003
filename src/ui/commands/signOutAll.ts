import * as vscode from 'vscode';
import { shortAddress, type InstanceUrl } from '../../instances/address';
import { plainLines, plainText } from '../../words/text/plainText';
import { ask } from '../window/messages';
import { announce, command, fail, type CommandFailure, type CommandParts } from '../base/command';
import { runCommand } from '../base/ownCommands';

/** A dialog has no room for more addresses. */
const MOST_NAMED = 5;

/** Whose tokens are to go. */
interface Leaving {
  /** Instances that are in the list. */
  readonly listed: readonly InstanceUrl[];
  /** Instances that are no longer in the list, but have left a token behind. */
  readonly others: readonly InstanceUrl[];
}

/** Removes every token from this computer, after asking. The instances stay in the list, signed out. */
export const signOutAll = command('signOutAll', {}, async (parts) => {
  const leaving = await whoIsLeaving(parts);
  if (leaving === undefined) {
    return tokensLeft(vscode.l10n.t("Can't read this computer's secret storage. Unlock it and try again."));
  }
  const urls = [...leaving.listed, ...leaving.others];
  if (urls.length === 0) {
    announce(vscode.l10n.t('There are no instances to sign out of.'));
    return { ok: true };
  }
  if (!(await confirmsSignOut(leaving))) {
    return undefined;
  }
  const kept = await removeTokens(parts, urls);
  return kept.length === 0
    ? { ok: true }
    : tokensLeft(
        vscode.l10n.t(
          "Can't remove these tokens from the secret storage: {0}. Unlock it and try again.",
          named(kept),
        ),
      );
});

/** @returns undefined when the secret storage does not tell */
async function whoIsLeaving({ fleet, tokens }: CommandParts): Promise<Leaving | undefined> {
  try {
    const listed = fleet.statuses().map(({ instance }) => instance.url);
    return { listed, others: (await tokens.urls()).filter((url) => !listed.includes(url)) };
  } catch {
    return undefined;
  }
}

/** @returns those whose token could not be removed */
async function removeTokens(
  { fleet, tokens }: CommandParts,
  urls: readonly InstanceUrl[],
): Promise<InstanceUrl[]> {
  const removals = await Promise.allSettled(urls.map((url) => tokens.remove(url)));
  await Promise.all(urls.map((url) => fleet.credentialsChanged(url)));
  return urls.filter((_, index) => removals[index]?.status === 'rejected');
}

/** Tells the user that tokens are still on this computer, and offers to sign out (again). */
export function tokensLeft(message: string): CommandFailure {
  return fail('secretStorage', message, [
    {
      title: vscode.l10n.t('Sign Out…'),
      run: () => runCommand('signOutAll'),
    },
  ]);
}

async function confirmsSignOut({ listed, others }: Leaving): Promise<boolean> {
  const detail = [consequences(listed.length), alsoGone(others)].filter(Boolean).join('\n\n');
  const answer = await ask({
    question: plainText(question(listed.length)),
    detail: plainLines(detail),
    isWarning: true,
    buttons: [
      { title: plainText(vscode.l10n.t('Stay Signed In')), answer: 'stay', does: 'harmless' },
      { title: plainText(vscode.l10n.t('Sign Out')), answer: 'signOut', does: 'risky' },
    ],
  });
  return answer === 'signOut';
}

function question(count: number): string {
  switch (count) {
    case 0:
      return vscode.l10n.t('Remove the tokens of instances that are no longer in the list?');
    case 1:
      return vscode.l10n.t('Sign out of the instance?');
    default:
      return vscode.l10n.t('Sign out of all {0} instances?', count);
  }
}

function consequences(count: number): string {
  const tokens = vscode.l10n.t('The tokens remain valid until you revoke them in GitLab.');
  return count === 0
    ? tokens
    : `${vscode.l10n.t('Their tokens are removed from this computer. The instances stay in the list.')} ${tokens}`;
}

function alsoGone(others: readonly InstanceUrl[]): string {
  return others.length === 0
    ? ''
    : vscode.l10n.t(
        'Tokens of instances that are no longer in the list are also removed: {0}',
        named(others),
      );
}

function named(urls: readonly InstanceUrl[]): string {
  const names = urls.slice(0, MOST_NAMED).map(shortAddress).join(', ');
  const more = urls.length - MOST_NAMED;
  return more > 0 ? vscode.l10n.t('{0} and {1} more', names, more) : names;
}
