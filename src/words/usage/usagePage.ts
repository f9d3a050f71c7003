import { t } from '@vscode/l10n';
import type { License } from '../../gitlab/schemas';
import type { LicenseKeyReading } from '../../licensing/key/licenseKeyContent';
import type { PageReport, Texts } from '../../usage/protocol';
import { isExpired, marksOf, seatLimit, usersOf } from '../../usage/figures/pageFigures';
import { shownHeader, type ShownHeader } from '../../usage/figures/shownHeader';
import type { Steps } from '../../usage/steps';
import { usageStatistics } from '../../usage/figures/statistics';
import type { UsageReport } from '../../usage/reading/usageReport';
import { parsePlainDate, type PlainDate } from '../../licensing/plainDate';
import { shortText } from '../text/foreignText';
import { currentLocale } from '../text/language';
import { usageCards } from './usageCards';
import { usageFacts } from './usageFacts';
import { forecastLead, forecastMethod, orderLines } from './usageForecast';
import { resavedLead, usageNotes } from './usageNotes';

export interface UsagePageInput {
  readonly title: string;
  readonly report: UsageReport;
  readonly today: PlainDate;
  /** What the key in the export says, and its fingerprint; undefined when it holds no whole key. */
  readonly key: { readonly reading: LicenseKeyReading; readonly fingerprint: string } | undefined;
  /** What `GET /license` answered just before; undefined for a saved export. */
  readonly live: License | undefined;
}

/** The usage page of an export: numbers, sentences and columns. The license key itself does not go into it. */
export function* usagePage({ title, report, today, key, live }: UsagePageInput): Steps<PageReport> {
  const { header, daily, table } = report;
  const limit = seatLimit(key?.reading, live);
  const endsOn = parsePlainDate(live?.expires_at ?? '') ?? header.endsOn;
  const statistics = yield* usageStatistics(report, {
    today,
    billable: live?.active_users ?? undefined,
    seatLimit: limit,
    startsOn: parsePlainDate(live?.starts_at ?? '') ?? header.startsOn,
    endsOn,
  });
  yield;
  const isEnded = live !== undefined && isExpired(live, today);
  const shown = shownHeader(header);
  const hasCounts = statistics.current !== undefined;
  const usualLead = isEnded ? endedLead(live) : forecastLead(statistics);
  const lead = resavedLead(report.notes, hasCounts ? usualLead : undefined) ?? usualLead;
  const notes = [...usageNotes(statistics, report.notes), ...forecastMethod(statistics)];
  return {
    kind: 'report',
    title,
    subtitle: subtitle(shown),
    isLive: live !== undefined,
    cards: usageCards({ limit, ...usersOf(statistics, live, isEnded) }, isEnded),
    lead,
    notes,
    // Who has all the seats there are orders none.
    order: limit === 0 ? [] : orderLines(statistics.order),
    facts: usageFacts(shown, key),
    summary: [lead, ...notes].map(({ text }) => text).join(' '),
    marks: marksOf(statistics, endsOn),
    daily,
    rows: table,
    texts: pageTexts(),
  };
}

function subtitle({ company, email, generatedAt }: ShownHeader): string[] {
  const generated = shortText(generatedAt);
  const texts = [shortText(company), shortText(email), generated && t('generated {0} UTC', generated)];
  return texts.filter((text) => text !== '');
}

function endedLead({ expires_at: expiry }: License): PageReport['lead'] {
  const text = expiry ? t('License expired on {0}.', expiry) : t('The license has expired.');
  return { text, tone: 'warning' };
}

function pageTexts(): Texts {
  return {
    locale: currentLocale(),
    refresh: t('Refresh'),
    save: t('Save Usage Export…'),
    mail: t('Email GitLab Renewals…'),
    chart: t('Billable users over time'),
    chartRole: t('chart'),
    chartKeys: t(
      'Use the left and right arrow keys to read the counts, plus and minus to zoom, and 0 to show all.',
    ),
    range30: t('30 days'),
    range90: t('90 days'),
    range365: t('1 year'),
    rangeAll: t('All'),
    billableUsers: t('Billable users'),
    limitAt: t('Seat limit {0}', '{0}'),
    peakOn: t('Peak {0} on {1}', '{0}', '{1}'),
    endsOn: t('Expires {0}', '{0}'),
    forecastOn: t('Forecast {0} on {1}', '{0}', '{1}'),
    users: t('{0} billable users', '{0}'),
    usersExpected: t('{0} billable users (forecast)', '{0}'),
    seatsLeft: t('seats left: {0}', '{0}'),
    seatsOver: t('{0} over the seat limit', '{0}'),
    noCount: t('no count'),
    table: t('All rows'),
    date: t('Date (UTC)'),
    from: t('From'),
    to: t('To'),
    jumpToPeak: t('Jump to Peak'),
    copyRows: t('Copy Rows'),
    rowsShown: t('Rows: {0} of {1}', '{0}', '{1}'),
    copied: t('Rows copied: {0}', '{0}'),
    noRows: t('The file has no counts.'),
    notes: t('Summary'),
    license: t('License'),
    seatsToOrder: t('Seats to order'),
  };
}
