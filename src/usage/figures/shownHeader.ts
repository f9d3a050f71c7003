import { redact } from '../../gitlab/foreign/redact';
import type { OtherRow } from '../reading/exportHeader';
import type { UsageReport } from '../reading/usageReport';

/** The head of a usage export as it may be shown: without its license key. */
export interface ShownHeader extends Pick<UsageReport['header'], 'startsOn' | 'endsOn'> {
  readonly email?: string;
  readonly company?: string;
  readonly generatedAt?: string;
  readonly others: readonly OtherRow[];
}

/** In characters. GitLab sets no limit to a name, and a page has one. */
const LONGEST_TEXT = 1000;

/** Longer than any license key. */
const LONGEST_KEY = 16 * 1024;

/** GitLab writes one. Each is looked for in every text. */
const MOST_KEYS = 4;

/** A line of a license key, whatever its label says: names and addresses have none that long. */
const KEY_TEXT = /[A-Za-z0-9+/]{40,}={0,2}/g;

const MASK = '•••';

/**
 * The key is taken out of all texts, wherever it is repeated, as is whatever looks like one; texts of more than a
 * thousand characters are cut.
 */
export function shownHeader({
  licenseKey,
  table: _table,
  email,
  company,
  generatedAt,
  others,
  ...dates
}: UsageReport['header']): ShownHeader {
  const furtherKeys = others.filter(isKey).map(({ value }) => value);
  const secrets = [licenseKey ?? '', ...furtherKeys]
    .filter(({ length }) => length <= LONGEST_KEY)
    .slice(0, MOST_KEYS);
  const shown = (text: string) => redact(shortened(text).replace(KEY_TEXT, MASK), secrets);
  return {
    ...dates,
    ...(email && { email: shown(email) }),
    ...(company && { company: shown(company) }),
    ...(generatedAt && { generatedAt: shown(generatedAt) }),
    others: others.map((row) => ({
      label: shown(row.label),
      value: isKey(row) ? MASK : shown(row.value),
    })),
  };
}

/** Also under another spelling, or that of a later GitLab. */
function isKey({ label }: OtherRow): boolean {
  return /license key/i.test(label);
}

function shortened(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}
