import { t } from '@vscode/l10n';
import type { LicenseKeyContent, LicenseKeyReading } from '../../licensing/key/licenseKeyContent';
import type { ShownHeader } from '../../usage/figures/shownHeader';
import type { PageReport } from '../../usage/protocol';
import { addOnText, typeName } from '../precheck/keySummary';
import { planName } from '../licenses/licenses';
import { shortText } from '../text/foreignText';

type UsageFact = PageReport['facts'][number];

interface Key {
  readonly reading: LicenseKeyReading;
  readonly fingerprint: string;
}

/** Whose usage it is, and what the key in the export says that the License API does not tell. */
export function usageFacts(header: ShownHeader, key: Key | undefined): UsageFact[] {
  return [
    ...fact(t('Company'), header.company),
    ...fact(t('Email'), header.email),
    ...fact(t('Starts'), header.startsOn),
    ...fact(t('Expires'), header.endsOn ?? (hasUnreadEnd(header) ? undefined : t('Never'))),
    ...fact(t('Generated at'), header.generatedAt && t('{0} UTC', header.generatedAt)),
    ...keyFacts(key),
    ...header.others.map(({ label, value }) => ({ label: shortText(label), value: shortText(value) })),
  ];
}

/** One that a spreadsheet has written in its own way stands among the other rows. */
function hasUnreadEnd({ others }: ShownHeader): boolean {
  return others.some(({ label, value }) => label === 'License End Date' && value !== '');
}

function keyFacts(key: Key | undefined): UsageFact[] {
  if (key === undefined) {
    return fact(t('License key'), t('incomplete'));
  }
  const masked = fact(t('License key'), t('•••••• (fingerprint {0})', key.fingerprint));
  return key.reading.kind === 'read' ? [...masked, ...contentFacts(key.reading.content)] : masked;
}

function contentFacts(content: LicenseKeyContent): UsageFact[] {
  return [
    ...fact(t('Plan'), planName({ plan: content.plan })),
    ...fact(t('Type'), typeName(content)),
    ...fact(t('Trial'), content.isTrial ? t('Yes') : t('No')),
    ...fact(t('Read-only from'), content.blockChangesAt),
    ...content.addOnPurchases.flatMap((purchase) => fact(t('Add-on'), addOnText(purchase))),
  ];
}

function fact(label: string, value: string | undefined): UsageFact[] {
  const text = shortText(value);
  return text === '' ? [] : [{ label, value: text }];
}
