import type { Failure, FailureKind } from '../gitlab/errors';
import type { Coverage, Severity, Thresholds } from '../licensing/coverage';
import { addDays, type PlainDate } from '../licensing/plainDate';

export interface AttentionReason {
  readonly kind: 'expiry' | 'gap' | 'token';
  readonly severity: Severity;
  readonly licenseId?: number;
  /** The first day on which what it warns about is true. */
  readonly date?: PlainDate;
}

/** Why somebody should look at an instance, worst first. `severity` is that of the worst reason. */
export interface Attention {
  readonly severity: Severity;
  readonly reasons: readonly AttentionReason[];
}

const FROM_BEST_TO_WORST: readonly Severity[] = ['none', 'ok', 'warning', 'critical', 'expired'];

const TOKEN_FAILURES: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'unauthorized',
  'tokenExpired',
  'tokenRevoked',
  'insufficientScope',
  'notAdmin',
  'adminMode',
  'forbidden',
]);

export function attentionOf(
  coverage: Coverage | undefined,
  failure: Failure | undefined,
  thresholds: Thresholds,
): Attention {
  const reasons = [...expiryReasons(coverage, thresholds), ...gapReasons(coverage), ...tokenReasons(failure)];
  reasons.sort((a, b) => compareSeverity(b.severity, a.severity));
  return { severity: reasons[0]?.severity ?? coverage?.severity ?? 'none', reasons };
}

/** Negative when `a` is the lesser trouble. */
export function compareSeverity(a: Severity, b: Severity): number {
  return FROM_BEST_TO_WORST.indexOf(a) - FROM_BEST_TO_WORST.indexOf(b);
}

function expiryReasons(coverage: Coverage | undefined, thresholds: Thresholds): AttentionReason[] {
  if (coverage?.coveredUntil === undefined || coverage.daysLeft === undefined) {
    return [];
  }
  // A far end is no reason by itself, also where a gap makes the coverage as a whole a warning.
  if (coverage.daysLeft > Math.max(thresholds.warningWithinDays, thresholds.criticalWithinDays)) {
    return [];
  }
  return [
    {
      kind: 'expiry',
      severity: coverage.severity,
      date: addDays(coverage.coveredUntil, 1),
      ...(coverage.currentId !== undefined && { licenseId: coverage.currentId }),
    },
  ];
}

/** A gap deserves a warning however far away it is: the renewal that would close it is still to be made. */
function gapReasons(coverage: Coverage | undefined): AttentionReason[] {
  return (coverage?.gaps ?? []).map((gap) => ({ kind: 'gap', severity: 'warning', date: gap.from }));
}

function tokenReasons(failure: Failure | undefined): AttentionReason[] {
  return failure !== undefined && TOKEN_FAILURES.has(failure.kind)
    ? [{ kind: 'token', severity: 'warning' }]
    : [];
}
