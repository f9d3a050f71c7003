import { t } from '@vscode/l10n';
import type { ExpiryReason, GapReason, RenewalReason, SeatsReason } from '../fleet/reasons';
import { addDays } from '../licensing/plainDate';
import type { RenewalFlaw } from '../licensing/renewal';
import type { ReasonText } from './instances/attention';
import { daysLeft } from './licenses/daysLeft';
import { count } from './text/language';
import { planName } from './licenses/licenses';

export function expiryText({ inDays, date }: ExpiryReason): ReasonText {
  return {
    summary: daysLeft(inDays),
    sentence:
      inDays > 0
        ? t('The last day with a license is {0}.', addDays(date, -1))
        : t('There has been no license since {0}.', date),
  };
}

export function gapText({ inDays, date, to }: GapReason): ReasonText {
  return {
    summary: gapSummary(inDays, to),
    sentence:
      date === to
        ? t('There is no license on {0}, before the next one starts.', date)
        : t('There is no license from {0} to {1}, before the next one starts.', date, to),
  };
}

function gapSummary(inDays: number, to: string): string {
  if (inDays > 1) {
    return t('gap in {0} days', count(inDays));
  }
  return inDays === 1 ? t('gap from tomorrow on') : t('gap until {0}', to);
}

export function renewalText({ date, flaws }: RenewalReason): ReasonText {
  const texts = flaws.map((flaw) => flawText(date, flaw));
  return {
    summary: texts.map(({ summary }) => summary).join(', '),
    sentence: texts.map(({ sentence }) => sentence).join(' '),
  };
}

function flawText(date: string, flaw: RenewalFlaw): ReasonText {
  switch (flaw.kind) {
    case 'tooFewSeats':
      return {
        summary:
          flaw.over === 1
            ? t('renewal has 1 seat too few')
            : t('renewal has {0} seats too few', count(flaw.over)),
        sentence: t(
          'The license that takes over on {0} has {1} seats for the {2} billable users of today: {3} over from its first day.',
          date,
          count(flaw.limit),
          count(flaw.billable),
          count(flaw.over),
        ),
      };
    case 'lowerPlan':
      return {
        summary: t('renewal is {0}', planName({ plan: flaw.plan })),
        sentence: lowerPlanSentence(date, flaw),
      };
  }
}

function lowerPlanSentence(
  date: string,
  { plan, before, guestsTakeSeats }: Extract<RenewalFlaw, { kind: 'lowerPlan' }>,
): string {
  const sentence = t(
    'The license that takes over on {0} is {1} in place of {2}.',
    date,
    planName({ plan }),
    planName({ plan: before }),
  );
  return guestsTakeSeats
    ? `${sentence} ${t('Guests and users without a membership then take seats, so the number of billable users rises.')}`
    : sentence;
}

export function seatsText({ limit, now: { billable, over, left } }: SeatsReason): ReasonText {
  if (over > 0) {
    return {
      summary: over === 1 ? t('1 user over') : t('{0} users over', count(over)),
      sentence: t('{0} billable users on {1} seats: {2} over.', count(billable), count(limit), count(over)),
    };
  }
  return {
    summary: seatsLeft(left),
    sentence: t(
      '{0} billable users on {1} seats: {2} left. GitLab warns its administrators too.',
      count(billable),
      count(limit),
      count(left),
    ),
  };
}

function seatsLeft(left: number): string {
  if (left === 0) {
    return t('no seats left');
  }
  return left === 1 ? t('1 seat left') : t('{0} seats left', count(left));
}
