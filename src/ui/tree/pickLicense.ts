import * as vscode from 'vscode';
import type { InstanceStatus } from '../../fleet/status';
import { instanceName } from '../../instances/instance';
import { plainText } from '../../words/text/plainText';
import { licenseSpoken } from '../../words/licenses/licenseRow';
import { planName } from '../../words/licenses/licenses';
import { licenseNodes } from './children';
import { licenseIcon } from './licenseItems';
import { fail, type CommandFailure } from '../base/command';
import { pickItem } from '../window/lists';

/**
 * Asks which of an instance's licenses is meant; a single one is not asked about.
 *
 * @returns its id, undefined when the user canceled, or a failure when none is known
 */
export async function pickLicense(
  status: InstanceStatus,
  placeHolder: string,
): Promise<number | CommandFailure | undefined> {
  const items = licenseNodes(status).map((node) => ({
    label: plainText(planName(node.license)),
    description: plainText(licenseSpoken(node.license, node.role, node.severity)),
    iconPath: licenseIcon(node),
    id: node.id,
  }));
  const [first] = items;
  if (first === undefined) {
    const name = instanceName(status.instance);
    return fail('noLicenses', vscode.l10n.t('{0} has no known licenses.', name));
  }
  if (items.length === 1) {
    return first.id;
  }
  const title = plainText(vscode.l10n.t('Licenses of {0}', instanceName(status.instance)));
  return (await pickItem(items, { title, placeHolder: plainText(placeHolder) }))?.id;
}
