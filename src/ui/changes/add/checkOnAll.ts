import * as vscode from 'vscode';
import type { InstanceStatus } from '../../../fleet/status';
import { fitHeading } from '../../../words/precheck/keyFit';
import { keySummary } from '../../../words/precheck/keySummary';
import { line } from '../../../words/text/language';
import { plainText } from '../../../words/text/plainText';
import type { CommandParts, CommandResult } from '../../base/command';
import { tellOfNoInstance } from '../../base/pickInstance';
import { pickItem, type PlainItem } from '../../window/lists';
import { addTo } from './addLicense';
import { fittingItems, type FittingItem } from './fittingInstances';
import type { GivenKey } from './givenKey';
import { keyOf } from './keyOf';
import { fromClipboard, fromFile, fromPasted, fromSelection, type Source } from './keySources';

interface RowItem extends PlainItem {
  /** Of a heading, there is none. */
  readonly status?: InstanceStatus;
}

/**
 * Shows for each instance whether a license key fits it, is there already, or would be rejected, and why. Nothing is
 * sent by that; picking an instance goes on to adding the key to it, which asks.
 *
 * @param file asks where the key comes from when there is none
 */
export async function checkKeyOnAll(
  parts: CommandParts,
  { file }: { readonly file?: vscode.Uri },
): Promise<CommandResult> {
  if (parts.fleet.statuses().length === 0) {
    tellOfNoInstance();
    return undefined;
  }
  const source = await (file === undefined ? pickSource() : fromFile(file));
  if (source.kind === 'none') {
    return source.result;
  }
  const given = await keyOf(source);
  if (!('key' in given)) {
    return given;
  }
  const status = await pickAmongAll(parts, given);
  return status && addTo(parts, status.instance, given);
}

async function pickSource(): Promise<Source> {
  const title = vscode.l10n.t('Check Key on All Instances');
  const sources = [
    { label: plainText(vscode.l10n.t('From Selection')), read: () => fromSelection() },
    { label: plainText(vscode.l10n.t('From Clipboard')), read: fromClipboard },
    { label: plainText(vscode.l10n.t('From File…')), read: () => fromFile(undefined) },
    { label: plainText(vscode.l10n.t('Paste…')), read: () => fromPasted(title) },
  ];
  const picked = await pickItem(sources, {
    title: plainText(title),
    placeHolder: plainText(vscode.l10n.t('Select where the license key comes from')),
  });
  return picked === undefined ? { kind: 'none', result: undefined } : picked.read();
}

async function pickAmongAll(parts: CommandParts, given: GivenKey): Promise<InstanceStatus | undefined> {
  const rows = withHeadings(await fittingItems(parts, given));
  const [key = vscode.l10n.t("The key can't be previewed"), dates] = keySummary(given.reading);
  const picked = await pickItem(rows, {
    title: plainText(vscode.l10n.t('Check Key on All Instances')),
    placeHolder: plainText(
      vscode.l10n.t('{0}. Nothing is sent until you select an instance and confirm.', line(key, dates)),
    ),
  });
  return picked?.status;
}

/** A heading above those that the key fits alike. */
function withHeadings(items: readonly FittingItem[]): RowItem[] {
  const headingOf = ({ fit, isInReach }: FittingItem, instances = 0) =>
    fitHeading(fit.kind, isInReach, instances);
  const counts = new Map<string, number>();
  items.forEach((item) => counts.set(headingOf(item), (counts.get(headingOf(item)) ?? 0) + 1));
  let before = '';
  return items.flatMap((item) => {
    const heading = headingOf(item);
    const isFirst = heading !== before;
    before = heading;
    return [
      ...(isFirst ? [headingRow(headingOf(item, counts.get(heading)))] : []),
      // The one is a sentence, the other is not.
      { ...item, detail: plainText(`${item.effect} ${item.detail}`.trim()) },
    ];
  });
}

function headingRow(text: string): RowItem {
  return { label: plainText(text), kind: vscode.QuickPickItemKind.Separator };
}
