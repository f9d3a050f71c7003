import type { InstanceStatus } from '../../fleet/status';
import { instanceName } from '../../instances/instance';
import { licenseOfId } from '../../licensing/licenseRow';
import { failureText } from '../failures/failures';
import { ageMinutes, fetchedAt, reportedLicenses, reportedWaiting } from './reportedLicenses';

/** Raised when programs can no longer read the report as before. */
const VERSION = 1;

/**
 * The report as JSON: every license as GitLab sent it, and what follows from them. No secrets are in it.
 *
 * @param now epoch milliseconds
 */
export function reportJson(statuses: readonly InstanceStatus[], now: number): string {
  const report = {
    version: VERSION,
    generatedAt: new Date(now).toISOString(),
    instances: statuses.map((status) => instanceReport(status, now)),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

/** What is not known is left out. */
function instanceReport(status: InstanceStatus, now: number) {
  const { instance, state, failure, coverage, attention } = status;
  return {
    name: instanceName(instance),
    url: instance.url,
    state,
    fetchedAt: fetchedAt(status),
    ageMinutes: ageMinutes(status, now),
    error: failure && { kind: failure.kind, message: failureText(failure, instance).message },
    severity: coverage?.severity,
    daysLeft: coverage?.daysLeft,
    coveredUntil: coverage?.coveredUntil,
    gaps: coverage?.gaps,
    attention: {
      severity: attention.severity,
      reasons: attention.reasons.map(({ kind, severity, licenseId, date }) => ({
        kind,
        severity,
        licenseId,
        date,
      })),
    },
    currentId: licenseOfId(status.last?.licenses ?? [], coverage?.currentId) && coverage?.currentId,
    licenses: reportedLicenses(status),
    waitingSubscriptions: status.subscription && reportedWaiting(status),
  };
}
