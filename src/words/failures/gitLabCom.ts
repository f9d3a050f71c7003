import { t } from '@vscode/l10n';

/** Why GitLab.com can't be an instance. */
export function gitLabComText(): string {
  return t('GitLab.com subscriptions have no license key; this extension is for self-managed GitLab.');
}
