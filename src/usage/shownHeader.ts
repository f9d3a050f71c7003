import { redact } from '../gitlab/redact';
import { fingerprintOf } from '../licensing/fingerprint';
import type { OtherRow } from './exportHeader';
import type { UsageReport } from './usageReport';

/** The head of a usage export as it may be shown: without its license key. */
export interface ShownHeader extends Pick<UsageReport['header'], 'startsOn' | 'endsOn'> {
  /** Stands for the key. */
  readonly keyFingerprint?: string;
  readonly email?: string;
  readonly company?: string;
  readonly generatedAt?: string;
  readonly others: readonly OtherRow[];
}

/** In characters. GitLab sets no limit to a name, and a page has one. */
const LONGEST_TEXT = 1000;

/** The key is taken out of all texts, wherever it is repeated; texts of more than a thousand characters are cut. */
export function shownHeader({
  licenseKey,
  table: _table,
  email,
  company,
  generatedAt,
  others,
  ...dates
}: UsageReport['header']): ShownHeader {
  const furtherKeys = others.filter(({ label }) => label === 'License Key');
  const secrets = [licenseKey ?? '', ...furtherKeys.map(({ value }) => value)];
  const shown = (text: string) => redact(shortened(text), secrets);
  return {
    ...dates,
    ...(licenseKey && { keyFingerprint: fingerprintOf(licenseKey) }),
    ...(email && { email: shown(email) }),
    ...(company && { company: shown(company) }),
    ...(generatedAt && { generatedAt: shown(generatedAt) }),
    others: others.map(({ label, value }) => ({ label: shown(label), value: shown(value) })),
  };
}

function shortened(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}
