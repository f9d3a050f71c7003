import { t } from '@vscode/l10n';
import type { Texts } from '../../usage/protocol';
import { currentLocale } from '../text/language';

/** The usage page's own words. `{0}` stands for a value that the page knows. */
export function pageTexts(): Texts {
  return { locale: currentLocale(), ...buttonTexts(), ...chartTexts(), ...tableTexts(), ...headings() };
}

function buttonTexts() {
  return {
    refresh: t('Refresh'),
    save: t('Save Usage Export…'),
    seats: t('Show Seats'),
    mail: t('Email GitLab Renewals…'),
    copyMarkdown: t('Copy as Markdown'),
    copiedMarkdown: t('Copied the figures as Markdown.'),
    loaded: t('Usage loaded.'),
    refreshed: t('Usage refreshed.'),
  };
}

function chartTexts() {
  return {
    chart: t('Billable users over time'),
    chartRole: t('chart'),
    chartKeys: t(
      'Use the left and right arrow keys to read the counts, plus and minus to zoom, and 0 to show all.',
    ),
    period: t('Period'),
    periodShown: t('Shown: {0} through {1}', '{0}', '{1}'),
    range30: t('30 days'),
    range90: t('90 days'),
    range365: t('1 year'),
    rangeAll: t('All'),
    startAtZero: t('Start at Zero'),
    saveChart: t('Save Chart…'),
    billableUsers: t('Billable users'),
    limitAt: t('Seat limit {0}', '{0}'),
    limitAbove: t('Seat limit {0} (above the chart)', '{0}'),
    overLimit: t('Over the limit'),
    peakOn: t('Peak {0} on {1}', '{0}', '{1}'),
    endsOn: t('Expires {0}', '{0}'),
    forecastOn: t('Forecast {0} on {1}', '{0}', '{1}'),
    oneUser: t('1 billable user'),
    users: t('{0} billable users', '{0}'),
    oneUserExpected: t('1 billable user (forecast)'),
    usersExpected: t('{0} billable users (forecast)', '{0}'),
    seatsLeft: t('seats left: {0}', '{0}'),
    seatsOver: t('{0} over the seat limit', '{0}'),
    noCount: t('no count'),
  };
}

function tableTexts() {
  return {
    table: t('All rows'),
    date: t('Date (UTC)'),
    from: t('From'),
    to: t('To'),
    jumpToPeak: t('Jump to Peak'),
    copyRows: t('Copy Rows'),
    newestFirst: t('Rows: {0} of {1}, newest first', '{0}', '{1}'),
    oldestFirst: t('Rows: {0} of {1}, oldest first', '{0}', '{1}'),
    mostFirst: t('Rows: {0} of {1}, most users first', '{0}', '{1}'),
    fewestFirst: t('Rows: {0} of {1}, fewest users first', '{0}', '{1}'),
    fromIncomplete: t("From isn't a complete date, so it's ignored."),
    toIncomplete: t("To isn't a complete date, so it's ignored."),
    fromAfterTo: t('From is after To, so no rows are shown.'),
    copied: t('Rows copied: {0}', '{0}'),
    noRows: t('The file has no counts.'),
  };
}

function headings() {
  return {
    notes: t('Summary'),
    license: t('License'),
    seatsToOrder: t('Seats to order'),
  };
}
