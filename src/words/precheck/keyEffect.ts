import { t } from '@vscode/l10n';
import type { License } from '../../gitlab/schemas';
import type { Coverage } from '../../licensing/coverage';
import { addDays } from '../../licensing/plainDate';
import type { Effect } from '../../licensing/precheck/effect';
import type { Precheck } from '../../licensing/precheck/precheck';
import { daysLeft } from '../licenses/daysLeft';
import { licenseInSentence } from '../licenses/licenses';
import { unreadLines } from '../licenses/unreadLicenses';
import { shortText } from '../text/foreignText';

/**
 * What adding the key does to the instance if it is accepted, in sentences, one line each; none where the predicted
 * answer or the kind of key says it already. `name` is the instance's.
 */
export function effectLines({ effect, before, after, answer, unread }: Precheck, name: string): string[] {
  const isSaidElsewhere = answer.kind === 'notSent' && effect?.kind !== 'endsSubscription';
  return effect === undefined || isSaidElsewhere
    ? []
    : [effectSentence(effect, name), ...coverageLines(effect, before, after), ...unreadLines(unread)];
}

/** Through which day an instance is licensed: "licensed through 2027-01-26 (12 days left)". */
export function endOfCoverage({ severity, coveredUntil, daysLeft: days, endUnknown }: Coverage): string {
  if (severity === 'none') {
    return t('no license');
  }
  if (coveredUntil === undefined || days === undefined) {
    if (severity === 'expired') {
      return t('no license');
    }
    return endUnknown === true ? t('expiry date unknown') : t('licensed without an end date');
  }
  return severity === 'expired'
    ? t('expired on {0}', addDays(coveredUntil, 1))
    : t('licensed through {0} ({1})', coveredUntil, daysLeft(days));
}

function effectSentence(effect: Effect, name: string): string {
  switch (effect.kind) {
    case 'takesEffectToday':
      return [takesEffect(effect.replaces), returns(effect.returnsOn)].join(' ').trim();
    case 'startsLater':
      return takesEffectLater(effect);
    case 'neverItsTurn':
      return t('No effect: the license expires before it starts.');
    case 'expired':
      return t('No effect: the license expired on {0}.', effect.on);
    case 'endsSubscription':
      return effect.name === undefined
        ? t('This key comes from a cancellation. It would end every license of its subscription.')
        : t(
            'This key comes from a cancellation. It would end every license of subscription {0}.',
            shortText(effect.name),
          );
    case 'unknown':
      return t("The effect can't be predicted because the licenses of {0} aren't known.", name);
  }
}

function takesEffect(replaces: License | undefined): string {
  return replaces === undefined
    ? t('Takes effect today.')
    : t('Takes effect today and replaces the {0}.', licenseInSentence(replaces));
}

function takesEffectLater({ from, behind, insteadOf }: Extract<Effect, { kind: 'startsLater' }>): string {
  if (insteadOf !== undefined) {
    return t('Takes effect on {0} instead of the {1}.', from, licenseInSentence(insteadOf));
  }
  return behind === undefined
    ? t('Takes effect on {0}, after a gap without a license.', from)
    : t('Takes effect on {0} and replaces the {1}.', from, licenseInSentence(behind));
}

function returns(on: string | undefined): string {
  return on === undefined ? '' : t('That license takes effect again on {0}.', on);
}

function coverageLines(effect: Effect, before: Coverage | undefined, after: Coverage | undefined): string[] {
  const isUsed = effect.kind === 'takesEffectToday' || effect.kind === 'startsLater';
  if (!isUsed || before === undefined || after === undefined) {
    return [];
  }
  const [now, then] = [endOfCoverage(before), endOfCoverage(after)];
  return now === then
    ? [t("Coverage doesn't change: {0}", now)]
    : [t('Coverage now: {0}', now), t('New coverage: {0}', then)];
}
