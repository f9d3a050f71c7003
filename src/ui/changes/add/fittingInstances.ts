import * as vscode from 'vscode';
import type { InstanceStatus } from '../../../fleet/status';
import { instanceName } from '../../../instances/instance';
import { plainDateOf } from '../../../licensing/plainDate';
import { situationOf, type EarlierKey } from '../../../licensing/precheck/instanceSituation';
import { precheck, type Precheck } from '../../../licensing/precheck/precheck';
import { inOrder } from '../../../words/instances/sortInstances';
import { effectLines } from '../../../words/precheck/keyEffect';
import { fitLabel, fitRank, isCandidate, type FitLabel } from '../../../words/precheck/keyFit';
import { spokenList } from '../../../words/text/language';
import { plainText } from '../../../words/text/plainText';
import type { CommandParts } from '../../base/command';
import { configuration } from '../../base/configuration';
import {
  instanceItem,
  knownInstance,
  listOfInstances,
  tellOfNoInstance,
  type InstanceItem,
} from '../../base/pickInstance';
import { pickItem } from '../../window/lists';
import { readEarlierKeys, type EarlierKeys, type GivenKey } from './givenKey';

/** An instance with how a key fits it, as far as is known. */
export interface FittingItem extends InstanceItem {
  readonly fit: FitLabel;
  /** Whether the last attempt to ask it went well. */
  readonly isInReach: boolean;
  /** What the key does there, in a sentence; empty where it isn't wanted, or nobody knows. */
  readonly effect: string;
}

/** Asks which instance gets the key, with how it fits each as far as is known. */
export async function pickInstanceFor(
  parts: CommandParts,
  given: GivenKey,
): Promise<InstanceStatus | undefined> {
  const statuses = parts.fleet.statuses();
  if (statuses.length === 0) {
    tellOfNoInstance();
  }
  if (statuses.length < 2) {
    return statuses[0];
  }
  const items = await fittingItems(parts, given);
  const picked = await pickItem(items, listOfInstances(vscode.l10n.t('Add License')));
  return picked && knownInstance(parts.fleet, picked.status.instance.url);
}

/** All instances, those first that the key can go to now. Nothing is sent, and nobody is asked. */
export async function fittingItems(parts: CommandParts, given: GivenKey): Promise<FittingItem[]> {
  const earlierKeys = await readEarlierKeys(parts);
  return inOrder(parts.fleet.statuses())
    .map((status) => fittingItem(given, status, earlierKeys))
    .sort((one, other) => rankOf(one) - rankOf(other));
}

/** What a key does to an instance as it was known last. */
export function judge(given: GivenKey, status: InstanceStatus, earlierKeys: readonly EarlierKey[]): Precheck {
  const context = {
    today: plainDateOf(new Date()),
    thresholds: configuration.thresholds(),
    earlierKeys,
  };
  return precheck(given.reading, given.fingerprint, situationOf(status, context));
}

function rankOf({ fit, isInReach }: FittingItem): number {
  return fitRank(fit.kind, isInReach);
}

function fittingItem(given: GivenKey, status: InstanceStatus, earlierKeys: EarlierKeys): FittingItem {
  const preview = judge(given, status, earlierKeys(status.instance));
  const fit = fitLabel(preview);
  const item = instanceItem(status, Date.now());
  return {
    ...item,
    description: plainText(fit.text),
    detail: plainText(spokenList(item.description, item.detail)),
    fit,
    isInReach: status.failure === undefined && status.state !== 'signedOut',
    effect: isCandidate(fit) ? (effectLines(preview, instanceName(status.instance))[0] ?? '') : '',
  };
}
