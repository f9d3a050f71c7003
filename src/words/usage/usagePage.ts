import { t } from '@vscode/l10n';
import type { License } from '../../gitlab/schemas';
import type { LicenseKeyReading } from '../../licensing/key/licenseKeyContent';
import type { PageReport } from '../../usage/protocol';
import { isExpired, marksOf, seatLimit, usersOf } from '../../usage/figures/pageFigures';
import type { KnownRenewal } from '../../usage/figures/renewalInPlace';
import { shownHeader, type ShownHeader } from '../../usage/figures/shownHeader';
import type { Steps } from '../../usage/steps';
import { usageStatistics } from '../../usage/figures/statistics';
import type { UsageReport } from '../../usage/reading/usageReport';
import { parsePlainDate, type PlainDate } from '../../licensing/plainDate';
import { shortText } from '../text/foreignText';
import { usageCards } from './usageCards';
import { usageFacts } from './usageFacts';
import { orderTexts } from './orderTexts';
import { pageTexts } from './pageTexts';
import { forecastLead, forecastMethod } from './usageForecast';
import { resavedLead, usageNotes } from './usageNotes';

export interface UsagePageInput {
  readonly title: string;
  readonly report: UsageReport;
  readonly today: PlainDate;
  /** What the key in the export says, and its fingerprint; undefined when it holds no whole key. */
  readonly key: { readonly reading: LicenseKeyReading; readonly fingerprint: string } | undefined;
  /** What `GET /license` answered just before; undefined for a saved export. */
  readonly live: License | undefined;
  /** What is known about the time after the current license; by default nothing, as of a saved export. */
  readonly renewal?: KnownRenewal | undefined;
}

/** The usage page of an export: numbers, sentences and columns. The license key itself does not go into it. */
export function* usagePage({ title, report, today, key, live, renewal }: UsagePageInput): Steps<PageReport> {
  const { header, daily, table } = report;
  const limit = seatLimit(key?.reading, live);
  const endsOn = parsePlainDate(live?.expires_at ?? '') ?? header.endsOn;
  const statistics = yield* usageStatistics(report, {
    today,
    billable: live?.active_users ?? undefined,
    seatLimit: limit,
    startsOn: parsePlainDate(live?.starts_at ?? '') ?? header.startsOn,
    endsOn,
    renewal,
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
    order: orderTexts(statistics.advice, isOnlineCloud(key?.reading)),
    facts: usageFacts(shown, key),
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

function isOnlineCloud(reading: LicenseKeyReading | undefined): boolean {
  return reading?.kind === 'read' && reading.content.type === 'onlineCloud';
}

function endedLead({ expires_at: expiry }: License): PageReport['lead'] {
  const text = expiry ? t('License expired on {0}.', expiry) : t('The license has expired.');
  return { text, tone: 'warning' };
}
