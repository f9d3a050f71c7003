import { t } from '@vscode/l10n';
import type { Severity } from '../../licensing/severity';

/** What sighted users see from an icon or a color; empty when there is nothing to see. */
export function severityWord(severity: Severity): string {
  switch (severity) {
    case 'warning':
      return t('warning');
    case 'critical':
    case 'expired':
      return t('critical');
    case 'ok':
    case 'none':
      return '';
  }
}
