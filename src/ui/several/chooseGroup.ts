import * as vscode from 'vscode';
import type { Fleet } from '../../fleet/fleet';
import { groupName, LONGEST_GROUP } from '../../instances/instance';
import { compareNames } from '../../words/text/language';
import { plainText } from '../../words/text/plainText';
import { askForLine } from '../window/inputs';
import { pickItem } from '../window/lists';

/** The group that was chosen; without one: none. */
export interface ChosenGroup {
  readonly group?: string;
}

/**
 * Asks for one of the groups that there are, a new one or none.
 *
 * @param of what is moved, for the title
 * @param now the group it is in
 * @returns undefined when that was canceled
 */
export async function chooseGroup(
  fleet: Fleet,
  of: string,
  now: string | undefined,
): Promise<ChosenGroup | undefined> {
  const title = plainText(vscode.l10n.t('Group of {0}', of));
  const known = groupsOf(fleet);
  if (known.length === 0) {
    return askForGroup(title);
  }
  const items = [
    ...known.map((group) => ({
      label: plainText(group),
      description: plainText(group === now ? vscode.l10n.t('current') : ''),
      choose: () => Promise.resolve<ChosenGroup>({ group }),
    })),
    { label: plainText(vscode.l10n.t('New Group…')), choose: () => askForGroup(title) },
    { label: plainText(vscode.l10n.t('No Group')), choose: () => Promise.resolve<ChosenGroup>({}) },
  ];
  const placeHolder = plainText(vscode.l10n.t('Select a group'));
  return (await pickItem(items, { title, placeHolder }))?.choose();
}

/** The groups that there are, by name. */
function groupsOf(fleet: Fleet): string[] {
  const groups = fleet.statuses().map(({ instance }) => instance.group);
  return [...new Set(groups.filter((group) => group !== undefined))].sort(compareNames);
}

async function askForGroup(title: ReturnType<typeof plainText>): Promise<ChosenGroup | undefined> {
  const prompt = plainText(
    vscode.l10n.t('Name of the group, for example a customer or a site. Leave it empty for no group.'),
  );
  const entered = await askForLine({ title, prompt }, (text) =>
    text.length > LONGEST_GROUP
      ? plainText(vscode.l10n.t('Use at most {0} characters.', LONGEST_GROUP))
      : undefined,
  );
  const group = groupName(entered);
  return entered === undefined ? undefined : { ...(group && { group }) };
}
