import * as vscode from 'vscode';
import type { InstanceUrl } from '../../instances/address';
import { withFieldsOfAll, withoutAll, type EntryFields } from '../../instances/entries';
import type { Instance } from '../../instances/instance';
import { failureText } from '../../words/failures/failures';
import { severalQuestion, type Asked } from '../../words/several/severalTexts';
import { plainLines, plainText } from '../../words/text/plainText';
import type { CommandParts, CommandResult } from '../base/command';
import { noTokenText } from '../base/showFailure';
import { exportReport } from '../report/saveReport';
import { ask } from '../window/messages';
import { unlessCanceled } from './canceled';
import { chooseGroup } from './chooseGroup';
import { changeEntries } from './changeEntries';
import { runEach, tellOutcomes } from './runEach';

/** What can be done with several rows of the view. */
export type SeveralAction =
  | 'refresh'
  | 'recount'
  | 'signOut'
  | 'remove'
  | 'mute'
  | 'unmute'
  | 'moveToGroup'
  | 'replaceTokens'
  | 'report';

/** Does it with all of these instances: one question, one progress and one result. */
export async function actOnSeveral(
  parts: CommandParts,
  action: SeveralAction,
  urls: readonly InstanceUrl[],
): Promise<CommandResult> {
  const instances = urls.flatMap((url) => parts.fleet.status(url)?.instance ?? []);
  switch (action) {
    case 'refresh':
      return refresh(parts, instances);
    case 'recount':
      return recount(parts, instances);
    case 'signOut':
      return signOut(parts, instances);
    case 'remove':
      return remove(parts, instances);
    case 'mute':
    case 'unmute': {
      return setFields(parts, instances, { muted: action === 'mute' ? true : undefined });
    }
    case 'moveToGroup':
      return moveToGroup(parts, instances);
    case 'replaceTokens': {
      const { replaceTokens } = await import('./replaceTokens');
      return replaceTokens(parts, instances);
    }
    case 'report': {
      const chosen = () => urls.flatMap((url) => parts.fleet.status(url) ?? []);
      return exportReport(parts, {}, chosen);
    }
  }
}

async function refresh(parts: CommandParts, instances: readonly Instance[]): Promise<CommandResult> {
  const { fleet } = parts;
  const outcomes = await runEach('refresh', instances, async (instance, signal) => {
    await unlessCanceled(fleet.refresh(instance.url), signal);
    const status = fleet.status(instance.url);
    if (status?.state === 'signedOut') {
      return noTokenText(instance);
    }
    return status?.failure && failureText(status.failure, instance).message;
  });
  return tellOutcomes(parts, 'refresh', outcomes, true);
}

async function recount(parts: CommandParts, instances: readonly Instance[]): Promise<CommandResult> {
  if (!(await confirms('recount', instances))) {
    return undefined;
  }
  const { recountSeveral } = await import('./recountSeveral');
  return recountSeveral(parts, instances);
}

async function signOut(parts: CommandParts, instances: readonly Instance[]): Promise<CommandResult> {
  if (!(await confirms('signOut', instances))) {
    return undefined;
  }
  const outcomes = await runEach('signOut', instances, (instance) => removeToken(parts, instance));
  await credentialsChanged(parts, instances);
  return tellOutcomes(parts, 'signOut', outcomes);
}

/** The list first: what is no longer in it asks for no token. */
async function remove(parts: CommandParts, instances: readonly Instance[]): Promise<CommandResult> {
  if (!(await confirms('remove', instances))) {
    return undefined;
  }
  const urls = instances.map(({ url }) => url);
  const changed = await changeEntries(parts, instances, (entries) => withoutAll(entries, urls));
  if (changed?.ok !== true) {
    return changed;
  }
  const outcomes = await runEach('remove', instances, (instance) => removeToken(parts, instance));
  return tellOutcomes(parts, 'remove', outcomes);
}

async function moveToGroup(parts: CommandParts, instances: readonly Instance[]): Promise<CommandResult> {
  const groups = new Set(instances.map(({ group }) => group));
  const of = vscode.l10n.t('{0} Instances', instances.length);
  const now = groups.size === 1 ? [...groups][0] : undefined;
  const chosen = await chooseGroup(parts.fleet, of, now);
  if (chosen === undefined) {
    return undefined;
  }
  return setFields(parts, instances, { group: chosen.group });
}

/** The view shows what was done. */
async function setFields(
  parts: CommandParts,
  instances: readonly Instance[],
  fields: EntryFields,
): Promise<CommandResult> {
  const fieldsOf = new Map(instances.map(({ url }) => [url, fields]));
  return changeEntries(parts, instances, (entries) => withFieldsOfAll(entries, fieldsOf).changed);
}

async function removeToken({ tokens }: CommandParts, instance: Instance): Promise<string | undefined> {
  try {
    await tokens.remove(instance.url);
    return undefined;
  } catch {
    return failureText({ kind: 'secretStorage' }, instance).message;
  }
}

async function credentialsChanged({ fleet }: CommandParts, instances: readonly Instance[]): Promise<void> {
  const [first, ...others] = instances.map(({ url }) => url);
  if (first !== undefined) {
    await fleet.credentialsChanged(first, ...others);
  }
}

async function confirms(asked: Asked, instances: readonly Instance[]): Promise<boolean> {
  const { question, detail, button } = severalQuestion(asked, instances);
  const title = plainText(button);
  const texts = { question: plainText(question), detail: plainLines(detail) };
  if (asked === 'recount') {
    const buttons = [{ title, answer: 'go', does: 'intended' }] as const;
    return (await ask({ ...texts, isWarning: false, buttons })) === 'go';
  }
  const keep = asked === 'remove' ? vscode.l10n.t('Keep Instances') : vscode.l10n.t('Stay Signed In');
  const buttons = [
    { title: plainText(keep), answer: 'keep', does: 'harmless' },
    { title, answer: 'go', does: 'risky' },
  ] as const;
  return (await ask({ ...texts, isWarning: true, buttons })) === 'go';
}
