import { t } from '@vscode/l10n';
import type { DateReason, RowsReason } from '../../fleet/reasons';
import { count } from '../text/language';
import type { ReasonText } from './reasonText';

/** A date that is no day of the calendar. */
export function dateText({ licenseId, field, written }: DateReason): ReasonText {
  return field === 'starts_at'
    ? {
        summary: t('unknown start date'),
        sentence: t(
          "License {0} starts on {1}, a date that doesn't exist, so it isn't counted. Check it in GitLab.",
          licenseId,
          written,
        ),
      }
    : {
        summary: t('unknown expiry date'),
        sentence: t(
          "License {0} expires on {1}, a date that doesn't exist, so its end is unknown. Check it in GitLab.",
          licenseId,
          written,
        ),
      };
}

/** Licenses that are left out. */
export function rowsText({ rows, licenseId }: RowsReason): ReasonText {
  const field = rows.find((row) => row.field !== undefined)?.field ?? '?';
  return rows.length === 1
    ? {
        summary: t('1 unreadable license'),
        sentence:
          licenseId === undefined
            ? t('One license can\'t be read (at "{0}") and is left out. Check it in GitLab.', field)
            : t(
                'License {0} can\'t be read (at "{1}") and is left out. Check it in GitLab.',
                licenseId,
                field,
              ),
      }
    : {
        summary: t('{0} unreadable licenses', count(rows.length)),
        sentence: t(
          '{0} licenses can\'t be read (the first at "{1}") and are left out. Check them in GitLab.',
          count(rows.length),
          field,
        ),
      };
}
