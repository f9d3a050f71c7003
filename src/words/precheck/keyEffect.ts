import { t } from '@vscode/l10n';
import type { License } from '../../gitlab/schemas';
import type { Coverage } from '../../licensing/coverage';
import type { Effect } from '../../licensing/precheck/effect';
import type { Precheck } from '../../licensing/precheck/precheck';
import { daysLeft } from '../licenses/daysLeft';
import { licenseInSentence } from '../licenses/licenses';
import { shortText } from '../text/foreignText';

/** What adding the key does to the instance, in sentences, one line each. `name` is the instance's. */
export function effectLines({ effect, key, before, after, answer }: Precheck, name: string): string[] {
  // What it would do does not come from here.
  if (answer.kind === 'notSent' && effect?.kind !== 'endsSubscription') {
    return [];
  }
  if (effect === undefined) {
    const isUnknown = key.kind === 'unreadable' && key.openedBy === undefined;
    return [isUnknown ? t('What it does cannot be told without reading it.') : t('It does nothing.')];
  }
  return [effectSentence(effect, name), ...coverageLine(effect, before, after)];
}

/** Until when an instance is licensed: "until 2027-01-26 (12 days left)". */
export function endOfCoverage({ severity, coveredUntil, daysLeft: days, endUnknown }: Coverage): string {
  if (severity === 'none') {
    return t('no license');
  }
  if (coveredUntil === undefined || days === undefined) {
    if (severity === 'expired') {
      return t('no license');
    }
    return endUnknown === true ? t('expiry date unknown') : t('without end');
  }
  return severity === 'expired'
    ? t('ended on {0}', coveredUntil)
    : t('until {0} ({1})', coveredUntil, daysLeft(days));
}

function effectSentence(effect: Effect, name: string): string {
  switch (effect.kind) {
    case 'takesEffectToday':
      return [takesEffect(effect.replaces), returns(effect.returnsOn)].join(' ').trim();
    case 'startsLater':
      return effect.behind === undefined
        ? t('It starts on {0}. On the day before there is no license.', effect.from)
        : t('It waits until {0}, behind the {1}.', effect.from, licenseInSentence(effect.behind));
    case 'neverItsTurn':
      return t('It does nothing: it ends before it starts.');
    case 'expired':
      return t('It does nothing: it expired on {0}.', effect.on);
    case 'endsSubscription':
      return effect.name === undefined
        ? t('It comes from a cancellation: every license of its subscription would stop counting.')
        : t(
            'It comes from a cancellation: every license of subscription {0} would stop counting.',
            shortText(effect.name),
          );
    case 'unknown':
      return t('What it does cannot be told: the licenses of {0} are not known.', name);
  }
}

function takesEffect(replaces: License | undefined): string {
  return replaces === undefined
    ? t('It takes effect today.')
    : t('It takes effect today and replaces the {0}.', licenseInSentence(replaces));
}

function returns(on: string | undefined): string {
  return on === undefined ? '' : t('GitLab returns to that one on {0}.', on);
}

function coverageLine(effect: Effect, before: Coverage | undefined, after: Coverage | undefined): string[] {
  const isUsed = effect.kind === 'takesEffectToday' || effect.kind === 'startsLater';
  if (!isUsed || before === undefined || after === undefined) {
    return [];
  }
  const [now, then] = [endOfCoverage(before), endOfCoverage(after)];
  return now === then
    ? [t('Coverage stays: {0}', now)]
    : [t('Coverage now: {0}', now), t('Coverage with it: {0}', then)];
}
