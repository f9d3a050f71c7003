import * as vscode from 'vscode';

/** Where GitLab takes usage exports, https://docs.gitlab.com/subscriptions/manage_users_and_seats/. */
export const RENEWALS_ADDRESS = 'renewals-service@customers.gitlab.com';

/**
 * Opens a draft in the user's mail program. Nothing is attached, and nothing is sent, by itself.
 *
 * @param name the instance's
 */
export async function openRenewalMail(name: string, question?: string): Promise<void> {
  const subject = vscode.l10n.t('License usage of {0}', name);
  const body = [question, vscode.l10n.t('The usage export license_usage.csv is attached.')]
    .filter((paragraph) => paragraph !== undefined)
    .join('\n\n');
  const draft = `mailto:${RENEWALS_ADDRESS}?subject=${inMail(subject)}&body=${inMail(body)}`;
  await vscode.env.openExternal(vscode.Uri.parse(draft, true));
}

/** VS Code decodes an address and encodes it anew, which leaves these as if they stood between its parts. */
function inMail(text: string): string {
  return encodeURIComponent(text.replace(/[&#?]+/g, ' '));
}
