import { t } from '@vscode/l10n';

/** Where GitLab takes usage exports, https://docs.gitlab.com/subscriptions/manage_users_and_seats/. */
export const RENEWALS_ADDRESS = 'renewals-service@customers.gitlab.com';

/** An email before somebody sends it. */
export interface Draft {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

/**
 * What one writes to GitLab's renewals with a usage export.
 *
 * @param name the instance's
 * @param question what to ask there, such as a server's refusal
 */
export function renewalDraft(name: string, question?: string): Draft {
  const attached = t('The usage export license_usage.csv is attached.');
  return {
    to: RENEWALS_ADDRESS,
    subject: t('License usage of {0}', name),
    body: question === undefined ? attached : `${question}\n\n${attached}`,
  };
}

/**
 * The address that opens the draft in an email program. Lines end as they do in emails
 * (https://www.rfc-editor.org/rfc/rfc6068#section-5): Outlook runs them together otherwise.
 */
export function draftAddress({ to, subject, body }: Draft): string {
  return `mailto:${to}?subject=${inAddress(subject)}&body=${inAddress(body.replace(/\r?\n/g, '\r\n'))}`;
}

/** VS Code decodes an address and encodes it again, which leaves these as if they stood between its parts. */
function inAddress(text: string): string {
  return encodeURIComponent(text.replace(/[&#?]+/g, ' '));
}

/** The draft for whoever writes in a browser, where no program opens it. */
export function draftText({ to, subject, body }: Draft): string {
  return `${t('To: {0}', to)}\n${t('Subject: {0}', subject)}\n\n${body}\n`;
}

/** @param isOpened whether the computer has taken the draft; it may still have nothing to show it with */
export function draftNotice({ to }: Draft, isOpened: boolean): string {
  return isOpened
    ? t('Opened an email to {0}. Attach license_usage.csv before you send it.', to)
    : t("Can't open an email program. Copy the text and send it to {0} with license_usage.csv.", to);
}
