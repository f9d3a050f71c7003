import * as vscode from 'vscode';
import { plainDateOf } from '../../../licensing/plainDate';
import { instanceName, type Instance } from '../../../instances/instance';
import { situationOf, type EarlierKey } from '../../../licensing/precheck/instanceSituation';
import { precheck, type Precheck } from '../../../licensing/precheck/precheck';
import type { PredictedAnswer } from '../../../licensing/precheck/predictedAnswer';
import type { InstanceStatus } from '../../../fleet/status';
import { fitLabel, type FitLabel } from '../../../words/precheck/keyFit';
import { previewText } from '../../../words/precheck/keyPreview';
import { inOrder } from '../../../words/instances/sortInstances';
import { line } from '../../../words/text/language';
import { plainLines, plainText } from '../../../words/text/plainText';
import { subscriptionPage } from '../../base/actions';
import type { CommandParts } from '../../base/command';
import { instanceItem, listOfInstances, tellOfNoInstance } from '../../base/pickInstance';
import { ask, type DialogButton } from '../../window/messages';
import { pickItem } from '../../window/lists';
import { configuration } from '../../base/configuration';
import { readEarlierKeys, type EarlierKeys, type GivenKey } from './givenKey';
import type { Known } from '../sending/readFresh';
import { saveUsageExportOf } from '../saving/saveUsageExport';

/** The best choice first. */
const ORDER: readonly FitLabel['kind'][] = [
  'fits',
  'unknown',
  'otherLicensee',
  'alreadyThere',
  'wouldBeRefused',
  'notSent',
];

/**
 * Shows in one page what the key is and what it does, and asks; nothing has been sent yet.
 *
 * @returns what GitLab was expected to answer; undefined when the key is not to be sent
 */
export async function askToAdd(
  parts: CommandParts,
  { status }: Known,
  given: GivenKey,
  earlierKeys: readonly EarlierKey[],
): Promise<PredictedAnswer | undefined> {
  const { instance } = status;
  const preview = judge(given, status, earlierKeys);
  if (preview.answer.kind === 'notSent') {
    await offerWebPage(preview, instance);
    return undefined;
  }
  return (await confirms(parts, preview, instance)) ? preview.answer : undefined;
}

/** Asks which instance gets the key, with how it fits each as far as is known. */
export async function pickInstanceFor(
  parts: CommandParts,
  given: GivenKey,
): Promise<InstanceStatus | undefined> {
  const statuses = inOrder(parts.fleet.statuses());
  if (statuses.length === 0) {
    tellOfNoInstance();
  }
  if (statuses.length < 2) {
    return statuses[0];
  }
  const earlierKeys = await readEarlierKeys(parts);
  const items = statuses.map((status) => fittingItem(given, status, earlierKeys));
  items.sort((one, other) => ORDER.indexOf(one.fit.kind) - ORDER.indexOf(other.fit.kind));
  return (await pickItem(items, listOfInstances(vscode.l10n.t('Which instance should get the license?'))))
    ?.status;
}

function fittingItem(given: GivenKey, status: InstanceStatus, earlierKeys: EarlierKeys) {
  const fit = fitLabel(judge(given, status, earlierKeys(status.instance)));
  const item = instanceItem(status, Date.now());
  const detail = plainText(line(item.description, item.detail));
  return { ...item, description: plainText(fit.text), detail, fit };
}

function judge(given: GivenKey, status: InstanceStatus, earlierKeys: readonly EarlierKey[]): Precheck {
  const context = {
    today: plainDateOf(new Date()),
    thresholds: configuration.thresholds(),
    earlierKeys,
  };
  return precheck(given.reading, given.fingerprint, situationOf(status, context));
}

async function confirms(
  parts: CommandParts,
  preview: Precheck,
  instance: Instance,
  offersExport = preview.replaced !== undefined && preview.answer.kind !== 'refused',
): Promise<boolean> {
  const add = { title: plainText(vscode.l10n.t('Add License')), answer: 'add' } as const;
  const save = { title: plainText(vscode.l10n.t('Save Usage Export First…')), answer: 'save' } as const;
  const buttons = offersExport ? [add, save] : [add];
  switch (await show(questionOf(preview, instanceName(instance)), preview, instance, buttons)) {
    case 'add':
      return true;
    case 'save':
      return confirms(parts, preview, instance, (await saveUsageExportOf(parts, instance))?.ok !== true);
    case undefined:
      return false;
  }
}

function questionOf({ answer }: Precheck, name: string): string {
  return answer.kind === 'refused'
    ? vscode.l10n.t('Add this license to {0}? It is expected to be refused.', name)
    : vscode.l10n.t('Add this license to {0}?', name);
}

/** The web page takes an activation code and asks GitLab for the rest; a REST client can only do damage. */
async function offerWebPage(preview: Precheck, instance: Instance): Promise<void> {
  const open = { title: plainText(vscode.l10n.t('Open Subscription Page')), answer: 'open' } as const;
  const heading = vscode.l10n.t(
    'This license belongs on the Subscription page of {0}.',
    instanceName(instance),
  );
  if ((await show(heading, preview, instance, [open])) === 'open') {
    await vscode.env.openExternal(subscriptionPage(instance.url));
  }
}

async function show<Answer extends string>(
  heading: string,
  preview: Precheck,
  instance: Instance,
  buttons: readonly DialogButton<Answer>[],
): Promise<Answer | undefined> {
  return ask({
    question: plainText(heading),
    detail: plainLines(previewText(preview, instanceName(instance))),
    isWarning: true,
    buttons,
  });
}
