import { t } from '@vscode/l10n';
import type { InstanceStatus } from '../../fleet/status';
import type { License } from '../../gitlab/schemas';
import { instanceName } from '../../instances/instance';
import type { Role } from '../../licensing/roles';
import { reasonTexts } from './attention';
import type { Fact } from '../licenses/fact';
import { failureText } from '../failures/failures';
import { instanceSummary } from './instances';
import { scalarText } from '../text/foreignText';
import { moment } from '../text/language';
import { licenseDescription, planName, roleMeaning } from '../licenses/licenses';
import { bold, bullets, paragraphs, plain } from '../text/markdownText';

/** Everything about an instance that its line has no room for, in Markdown. `now` is in epoch milliseconds. */
export function instanceTooltip(status: InstanceStatus, now: number): string {
  const { instance, last } = status;
  const reasons = reasonTexts(status, now).map(({ sentence }) => sentence);
  return paragraphs(
    bold(instanceName(instance)),
    plain(instance.url),
    plain(instanceSummary(status, now)),
    bullets(reasons),
    lastDay(status),
    failureSentence(status, reasons),
    last && plain(t('Fetched: {0}', moment(last.answer.at))),
  );
}

/** Undefined where a reason says it already. */
function lastDay({ attention, coverage }: InstanceStatus): string | undefined {
  const isSaid = attention.reasons.some(({ kind }) => kind === 'expiry');
  return isSaid || coverage?.coveredUntil === undefined
    ? undefined
    : plain(t('Last day with a license: {0}', coverage.coveredUntil));
}

/** What a license's line has no room for, in Markdown. */
export function licenseTooltip(license: License, role: Role | undefined): string {
  return paragraphs(
    bold(planName(license)),
    role && plain(roleMeaning(role)),
    plain(licenseDescription(license, role)),
    licensedTo(license),
  );
}

/** In Markdown. */
export function factTooltip({ label, value, explanation }: Fact): string {
  return paragraphs(bold(`${label}: ${value}`), explanation && plain(explanation));
}

/** Undefined where a reason says it already. */
function failureSentence(
  { failure, instance }: InstanceStatus,
  reasons: readonly string[],
): string | undefined {
  const message = failure && failureText(failure, instance).message;
  return message === undefined || reasons.some((reason) => reason.includes(message))
    ? undefined
    : plain(message);
}

function licensedTo({ licensee }: License): string | undefined {
  const values = Object.values(licensee ?? {})
    .map(scalarText)
    .filter((value) => value !== undefined);
  return values.length === 0 ? undefined : plain(t('Licensed to {0}', values.join(', ')));
}
