import { t } from '@vscode/l10n';
import { needsAttention } from '../../fleet/attention';
import { troubleRank } from '../../fleet/byTrouble';
import type { InstanceStatus } from '../../fleet/status';
import { instanceName, type Instance } from '../../instances/instance';
import type { PlainDate } from '../../licensing/plainDate';
import type { Column, State } from '../../overview/columns';
import { nextLicense, userFigures } from '../../overview/figures';
import type { OverviewCell, OverviewRow } from '../../overview/protocol';
import { dayNumber } from '../../usage/dayNumber';
import { severityName } from '../instances/instances';
import { starts } from '../licenses/dates';
import { planName } from '../licenses/licenses';
import { attentionTexts } from '../report/attentionTexts';
import { licensedThrough, seats } from '../report/instanceCells';
import { fetchedUtc } from '../report/reportedLicenses';
import { count, line } from '../text/language';

/** Later than every day of the calendar. */
const NEVER = 10_000_000;

/**
 * An instance as a row of the overview, in the words of the report.
 *
 * @param now epoch milliseconds
 */
export function overviewRow(status: InstanceStatus, now: number): OverviewRow {
  return {
    url: status.instance.url,
    cells: cellsOf(status, now),
    tone: toneOf(status),
    toneWord: severityName(status),
    states: statesOf(status),
  };
}

/** The group that the setting puts an instance in; empty for none. */
export function groupOf(instance: Instance & { readonly group?: string }): string {
  return instance.group ?? '';
}

/** Everything to look at, or that there is nothing, in a few words. */
export function stateText(status: InstanceStatus, now: number): string {
  const troubles = attentionTexts(status, now).map(({ summary }) => summary);
  const known = troubles.length === 0 ? [withoutTrouble(status)] : troubles;
  return line(...known, status.instance.muted === true ? t('muted') : undefined);
}

function withoutTrouble({ last }: InstanceStatus): string {
  if (last === undefined) {
    return t('loading…');
  }
  if (last.licenses.length === 0) {
    return t('no licenses');
  }
  return last.current === undefined ? t('no license in use') : t('OK');
}

function cellsOf(status: InstanceStatus, now: number): Readonly<Record<Column, OverviewCell>> {
  const { instance, last, coverage, tokenExpiresOn, version } = status;
  const { limit, billable, over } = userFigures(status);
  const days = coverage?.daysLeft;
  const through = licensedThrough(status) ?? '';
  return {
    group: { text: groupOf(instance) },
    name: { text: instanceName(instance) },
    plan: { text: last?.current === undefined ? '' : planName(last.current) },
    through: keyed(through, endKey(status)),
    days: keyed(days === undefined ? '' : count(days), days),
    seats: keyed(seats(status) ?? '', billable ?? limit),
    over: keyed(over === undefined ? '' : count(over), over),
    next: nextCell(status),
    token: tokenExpiresOn === 'unknown' ? { text: t('unknown') } : dayCell(tokenExpiresOn),
    state: {
      text: stateText(status, now),
      key: troubleRank(status) * (2 * NEVER) + (endKey(status) ?? NEVER),
    },
    version: { text: version ?? '' },
    fetched: keyed(fetchedUtc(status) ?? '', last?.answer.at),
  };
}

function nextCell(status: InstanceStatus): OverviewCell {
  const next = nextLicense(status);
  return next === undefined
    ? { text: '' }
    : { text: line(planName(next.license), starts(next.from)), key: dayNumber(next.from) };
}

/** Undefined where nobody knows when coverage ends, or there is none. */
function endKey({ coverage, last }: InstanceStatus): number | undefined {
  if (coverage?.coveredUntil !== undefined) {
    return dayNumber(coverage.coveredUntil);
  }
  const isEndless = coverage !== undefined && last?.current !== undefined && coverage.severity === 'ok';
  return isEndless ? NEVER : undefined;
}

function dayCell(day: PlainDate | undefined): OverviewCell {
  return day === undefined ? { text: '' } : { text: day, key: dayNumber(day) };
}

function keyed(text: string, key: number | undefined): OverviewCell {
  return key === undefined ? { text } : { text, key };
}

function toneOf(status: InstanceStatus): OverviewRow['tone'] {
  if (!needsAttention(status)) {
    return 'plain';
  }
  return status.attention.severity === 'warning' ? 'warning' : 'error';
}

function statesOf(status: InstanceStatus): State[] {
  const { instance, state, failure, attention } = status;
  if (instance.muted === true) {
    return ['muted'];
  }
  const { severity } = attention;
  const isIn: Readonly<Record<State, boolean>> = {
    attention: needsAttention(status),
    expired: severity === 'expired',
    critical: severity === 'critical',
    warning: severity === 'warning',
    failed: failure !== undefined,
    signedOut: state === 'signedOut',
    muted: false,
    ok:
      !needsAttention(status) && failure === undefined && state !== 'signedOut' && status.last !== undefined,
  };
  return (Object.keys(isIn) as State[]).filter((one) => isIn[one]);
}
