import { t } from '@vscode/l10n';
import type { RenewalReason } from '../../fleet/reasons';
import type { RenewalFlaw } from '../../licensing/renewal';
import { notLicensed } from '../licenses/dates';
import { planName } from '../licenses/licenses';
import { count } from '../text/language';
import type { ReasonText } from './reasonText';

/**
 * What gets worse when a renewal takes over.
 *
 * @param date the first day on which it is in use
 */
export function renewalText({ date, flaws }: Pick<RenewalReason, 'date' | 'flaws'>): ReasonText {
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
          'The license that takes effect on {0} has {1} seats for {2} current billable users ({3} over).',
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
    case 'unknownPlan':
      return {
        summary: t('renewal is {0}', planName({ plan: flaw.plan })),
        sentence: t(
          'The license that takes effect on {0} is {1} instead of {2}. Check what {1} includes.',
          date,
          planName({ plan: flaw.plan }),
          planName({ plan: flaw.before }),
        ),
      };
    case 'gap':
      return { summary: t('gap before renewal'), sentence: notLicensed(flaw.from, flaw.to) };
    case 'addsNothing':
      return {
        summary: t('renewal ends too early'),
        sentence: t(
          'The license that starts on {0} expires on {1}, no later than the current one.',
          date,
          flaw.until,
        ),
      };
    case 'unconfirmed':
      return {
        summary: t('renewal unconfirmed'),
        sentence: t(
          "For more than two days, GitLab hasn't confirmed the subscription that starts on {0}, so it isn't counted.",
          date,
        ),
      };
  }
}

function lowerPlanSentence(
  date: string,
  { plan, before, guestsTakeSeats }: Extract<RenewalFlaw, { kind: 'lowerPlan' }>,
): string {
  const sentence = t(
    'The license that takes effect on {0} is {1} instead of {2}.',
    date,
    planName({ plan }),
    planName({ plan: before }),
  );
  return guestsTakeSeats
    ? `${sentence} ${t('Guests and users without a membership will then use seats.')}`
    : sentence;
}
