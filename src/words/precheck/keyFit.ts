import { t } from '@vscode/l10n';
import type { FindingKind } from '../../licensing/precheck/findings';
import type { Precheck } from '../../licensing/precheck/precheck';
import type { PredictedAnswer } from '../../licensing/precheck/predictedAnswer';
import { seatCount } from './keySummary';
import { count } from '../text/language';
import { shortText } from '../text/foreignText';

/** How well a key fits an instance among others. */
export interface FitLabel {
  readonly kind: 'fits' | 'otherLicensee' | 'alreadyThere' | 'wouldBeRefused' | 'notSent' | 'unknown';
  /** A few words behind the instance's name. */
  readonly text: string;
}

/** The best choice first. */
const ORDER: readonly FitLabel['kind'][] = [
  'fits',
  'unknown',
  'otherLicensee',
  'alreadyThere',
  'wouldBeRefused',
  'notSent',
];

const CANDIDATES: ReadonlySet<FitLabel['kind']> = new Set(['fits', 'unknown', 'otherLicensee']);

/** Whether the key may be wanted there. */
export function isCandidate({ kind }: FitLabel): boolean {
  return CANDIDATES.has(kind);
}

/**
 * Where an instance stands in a list of those that a key could go to, 0 for the best. Instances that can't be asked now
 * stand behind all candidates that can, and before those where the key isn't wanted.
 *
 * @param isInReach whether the last attempt to ask it went well
 */
export function fitRank(kind: FitLabel['kind'], isInReach: boolean): number {
  return CANDIDATES.has(kind) && !isInReach
    ? CANDIDATES.size + ORDER.indexOf(kind)
    : ORDER.indexOf(kind) + (CANDIDATES.has(kind) ? 0 : CANDIDATES.size);
}

/** The heading above the instances that a key fits alike, with how many there are. */
export function fitHeading(kind: FitLabel['kind'], isInReach: boolean, instances: number): string {
  return `${headingText(kind, isInReach)} (${count(instances)})`;
}

function headingText(kind: FitLabel['kind'], isInReach: boolean): string {
  if (CANDIDATES.has(kind) && !isInReach) {
    return t('Not reachable now');
  }
  switch (kind) {
    case 'fits':
      return t('Fits');
    case 'unknown':
      return t("Can't be predicted");
    case 'otherLicensee':
      return t('Other licensee');
    case 'alreadyThere':
      return t('Already there');
    case 'wouldBeRefused':
      return t('Would be rejected');
    case 'notSent':
      return t('Belongs on the Subscription page');
  }
}

export function fitLabel({ findings, answer }: Precheck): FitLabel {
  const found = <Kind extends FindingKind['kind']>(kind: Kind) =>
    findings.find((finding): finding is Extract<typeof finding, { kind: Kind }> => finding.kind === kind);
  if (found('sameLicenseAgain')) {
    return { kind: 'alreadyThere', text: t('already there') };
  }
  const other = found('otherLicensee');
  if (other !== undefined) {
    return { kind: 'otherLicensee', text: t('licensed to {0}', shortText(other.before)) };
  }
  return fitOf(answer);
}

function fitOf(answer: PredictedAnswer): FitLabel {
  switch (answer.kind) {
    case 'accepted':
      return { kind: 'fits', text: t('fits here') };
    case 'refused':
      return { kind: 'wouldBeRefused', text: t('would be rejected: {0}', briefReason(answer)) };
    case 'unknown':
      return { kind: 'unknown', text: t("can't be predicted") };
    case 'notSent':
      return { kind: 'notSent', text: t('belongs on the Subscription page') };
  }
}

function briefReason(answer: Extract<PredictedAnswer, { kind: 'refused' }>): string {
  switch (answer.reason) {
    case 'currentUsers':
      return t('{0} billable users for {1}', count(answer.users), seatCount(answer.seats));
    case 'priorUsers':
      return t('{0} users in the past year for {1}', count(answer.users), seatCount(answer.seats));
    case 'trueUp':
      return t('true-up for {0} users, {1} needed', count(answer.quantity), count(answer.needed));
    case 'expired':
      return t('the license has expired');
    case 'invalid':
      return t('the key is invalid');
  }
}
