/** How urgent the end of an instance's licenses is, and how severities compare. */

import type { ChainLink, Gap } from './timeline';

/** `none`: no license has started. `expired`: today is without a license. The rest: how near the end is. */
export type Severity = 'ok' | 'warning' | 'critical' | 'expired' | 'none';

/** From how many days left on the end is a warning, and critical; both days included. */
export interface Thresholds {
  readonly warningWithinDays: number;
  readonly criticalWithinDays: number;
}

/** What decides how urgent it is. */
interface SeverityInput {
  /** Which license is in use from which day on, from today on; empty when today is without one. */
  readonly chain: readonly ChainLink[];
  /** Days from today to the last covered day, both included; undefined when there is no end. */
  readonly daysLeft: number | undefined;
  /** There is an end, and nobody knows when. */
  readonly endUnknown: boolean;
  readonly gaps: readonly Gap[];
}

const FROM_BEST_TO_WORST: readonly Severity[] = ['none', 'ok', 'warning', 'critical', 'expired'];

/** The severity of an instance where at least one license has started. */
export function severityOf(
  { chain, daysLeft, endUnknown, gaps }: SeverityInput,
  thresholds: Thresholds,
): Severity {
  const isCoveredToday = chain.length > 0;
  if (!isCoveredToday) {
    return 'expired';
  }
  if (daysLeft === undefined) {
    return endUnknown ? 'warning' : 'ok';
  }
  if (daysLeft <= thresholds.criticalWithinDays) {
    return 'critical';
  }
  if (daysLeft <= thresholds.warningWithinDays || gaps.length > 0) {
    return 'warning';
  }
  return 'ok';
}

/** Negative when `a` is the lesser trouble. */
export function compareSeverity(a: Severity, b: Severity): number {
  return FROM_BEST_TO_WORST.indexOf(a) - FROM_BEST_TO_WORST.indexOf(b);
}

/** How many days before the end of coverage a person is reminded, unless the setting `expiryWarningDays` says else. */
export const EXPIRY_WARNING_DAYS: readonly number[] = [90, 60, 30, 14, 7, 1];

/** More is no warning: licenses last for years. */
const LONGEST_WARNING_DAYS = 3650;

/** @param written the setting `expiryWarningDays`, which can hold anything: what is no such number is left out */
export function warningDaysOf(written: unknown): readonly number[] {
  return Array.isArray(written) ? written.filter(isWarningDay) : EXPIRY_WARNING_DAYS;
}

function isWarningDay(day: unknown): day is number {
  return Number.isInteger(day) && Number(day) >= 1 && Number(day) <= LONGEST_WARNING_DAYS;
}

/** The same for the end of a token, which is replaced in minutes. */
export const TOKEN_WARNING_DAYS: readonly number[] = [14, 3];
