/**
 * Until when an instance is licensed, and how urgent that is.
 *
 * The server's choice and its `expired` flags are believed over the dates and the local clock. A license is
 * expired from the start of its `expires_at` day (https://docs.gitlab.com/administration/license_file/).
 */

import { currentOn, hasStarted, rowsLookedAt, type LicenseRow } from './currentLicense';
import { addDays, daysBetween, type PlainDate } from './plainDate';
import { rolesOf, type Role } from './roles';
import { judgeAnswer, serverDay, type Agreement, type CurrentAnswer } from './serverAnswer';
import { severityOf, type Severity, type Thresholds } from './severity';
import {
  chainOf,
  coveredSpans,
  gapsFrom,
  lastSpanStarted,
  turnsFrom,
  type ChainLink,
  type Gap,
  type Span,
} from './timeline';

export type { Agreement, CurrentAnswer, Gap, LicenseRow, Role };

/** `adjusted`: a day apart, as between time zones. `differs`: further apart, so a clock is wrong. */
export type Clock = 'agrees' | 'adjusted' | 'differs';

/** The end of coverage; both are absent when it has none, or when no day was ever covered. */
export interface EndOfCoverage {
  /** The last covered day before the first one that is not; when today is not, the last one in the past. */
  readonly coveredUntil?: PlainDate;
  /** Days from today to `coveredUntil`, both included: 0 on the first day without a license, then negative. */
  readonly daysLeft?: number;
}

/** Everything that the licenses of one instance say about a day. */
export interface Coverage extends EndOfCoverage {
  /** The day on the server for which all of this is true: the local day, moved as far as the server's flags ask. */
  readonly today: PlainDate;
  readonly clock: Clock;
  readonly agreement: Agreement;
  readonly currentId: number | undefined;
  readonly roles: ReadonlyMap<number, Role>;
  readonly severity: Severity;
  readonly gaps: readonly Gap[];
  /** Which license is in use from which day on, from today to `coveredUntil`. */
  readonly chain: readonly ChainLink[];
  /** Coverage lasts until a license ends of which nobody knows when. */
  readonly endUnknown?: true;
}

/** What is known, and believed, of the server. */
interface CoverageInput {
  readonly today: PlainDate;
  readonly currentId: number | undefined;
  readonly passedOver: ReadonlySet<number>;
}

/**
 * The coverage of an instance on the local calendar day `today`.
 * `rows` are all its licenses in any order, the current one included. `answer` may be days old: its choice
 * holds until a license starts or ends, from then on the dates decide.
 */
export function coverageOf(
  rows: readonly LicenseRow[],
  answer: CurrentAnswer,
  today: PlainDate,
  thresholds: Thresholds,
): Coverage {
  const dayOfAnswer = serverDay(rows, answer, answer.on);
  const { agreement, passedOver } = judgeAnswer(rows, answer, dayOfAnswer);
  const dayNow = serverDay(rows, answer, today);
  const counted = rowsThatCount(rows, passedOver);
  const thenByDates = currentOn(counted, dayOfAnswer)?.id;
  const nowByDates = currentOn(counted, dayNow)?.id;
  const currentId = nowByDates === thenByDates ? answer.id : nowByDates;
  return {
    ...describe(rows, { today: dayNow, currentId, passedOver }, thresholds),
    clock: clockOf(today, dayNow),
    agreement,
  };
}

/**
 * The coverage that the dates alone promise, for previews of licenses that are not there yet or no longer will
 * be. `today` is the server's day (`Coverage.today`); licenses that GitLab passes over are left out by the caller.
 */
export function predictCoverage(
  rows: readonly LicenseRow[],
  today: PlainDate,
  thresholds: Thresholds,
): Coverage {
  const currentId = currentOn(rows, today)?.id;
  return {
    ...describe(rows, { today, currentId, passedOver: new Set() }, thresholds),
    clock: 'agrees',
    agreement: 'agrees',
  };
}

function describe(
  rows: readonly LicenseRow[],
  situation: CoverageInput,
  thresholds: Thresholds,
): Omit<Coverage, 'clock' | 'agreement'> {
  const { today, currentId, passedOver } = situation;
  const counted = rowsThatCount(rows, passedOver);
  const spans = coveredSpans(counted);
  const turns = turnsFrom(counted, today);
  const gaps = gapsFrom(spans, today);
  const chain = chainOf(turns);
  const end = endOfCoverage(spans, today);
  const isLicensed = counted.some((row) => hasStarted(row, today));
  const endUnknown = isLicensed && end.coveredUntil === undefined && counted.some((row) => row.endUnknown);
  const severity = isLicensed
    ? severityOf({ chain, daysLeft: end.daysLeft, endUnknown, gaps }, thresholds)
    : 'none';
  const roles = rolesOf(rows, { ...situation, turns });
  return { today, currentId, roles, ...end, severity, gaps, chain, ...(endUnknown && { endUnknown }) };
}

function rowsThatCount(rows: readonly LicenseRow[], passedOver: ReadonlySet<number>): LicenseRow[] {
  return rowsLookedAt(rows).filter((row) => !passedOver.has(row.id));
}

function endOfCoverage(spans: readonly Span[], today: PlainDate): EndOfCoverage {
  const end = lastSpanStarted(spans, today)?.end;
  if (end === undefined) {
    return {};
  }
  return { coveredUntil: addDays(end, -1), daysLeft: daysBetween(today, end) };
}

function clockOf(local: PlainDate, server: PlainDate): Clock {
  const apart = Math.abs(daysBetween(local, server));
  if (apart === 0) {
    return 'agrees';
  }
  return apart === 1 ? 'adjusted' : 'differs';
}
