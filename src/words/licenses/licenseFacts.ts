import { t } from '@vscode/l10n';
import { shownText } from '../../gitlab/foreign/text';
import type { License } from '../../gitlab/schemas';
import { addDays, parsePlainDate, plainDateOfTime } from '../../licensing/plainDate';
import type { Role } from '../../licensing/roles';
import { scalarText } from '../text/foreignText';
import { moment } from '../text/language';
import type { Fact } from './fact';
import { seatFacts } from './seatFacts';

/** The fields that have a line of their own, or that other lines are made of. */
export const KNOWN_FIELDS: ReadonlySet<string> = new Set([
  'id',
  'plan',
  'created_at',
  'starts_at',
  'expires_at',
  'historical_max',
  'maximum_user_count',
  'licensee',
  'add_ons',
  'expired',
  'overage',
  'user_limit',
  'active_users',
]);

/** Longer texts are no facts to be read in a line. */
const LONGEST_VALUE = 200;

/**
 * Everything a license says about itself, one fact a line; what the server did not send is left out.
 * Fields: https://docs.gitlab.com/api/license/.
 *
 * @param role undefined when the license has no start, so that nothing can be said about it
 * @param subscription what only GraphQL returns (`subscriptionFacts`)
 */
export function licenseFacts(
  license: License,
  role: Role | undefined,
  subscription: readonly Fact[] = [],
): Fact[] {
  return [
    ...licenseeFacts(license),
    ...startFacts(license),
    ...expiryFacts(license),
    ...subscription,
    ...seatFacts(license, role),
    ...addOnFacts(license),
    ...idFacts(license),
    ...additionFacts(license),
  ];
}

/** Fields of a GitLab version newer than this extension, under GitLab's names. */
export function otherFields(license: License): Fact[] {
  return Object.entries(license).flatMap(([name, value]): Fact[] => {
    const text = scalarText(value);
    return KNOWN_FIELDS.has(name) || text === undefined || text.length > LONGEST_VALUE
      ? []
      : [{ id: `other ${name}`, label: shownText(name), value: text, copy: text }];
  });
}

/** The keys of a license are free to call these what they like: most have Name, Email and Company. */
function licenseeFacts({ licensee }: License): Fact[] {
  return Object.entries(licensee ?? {}).flatMap(([name, value]): Fact[] => {
    const text =
      typeof value === 'object' && value !== null ? shownText(JSON.stringify(value)) : scalarText(value);
    return text === undefined
      ? []
      : [
          {
            id: `licensee ${name}`,
            label: shownText(name),
            value: text,
            copy: text,
            explanation: t('Licensee'),
          },
        ];
  });
}

function startFacts({ starts_at: start }: License): Fact[] {
  if (typeof start !== 'string') {
    return [];
  }
  const fact = { id: 'starts', label: t('Starts'), value: start, copy: start };
  return parsePlainDate(start) === undefined
    ? [{ ...fact, explanation: noSuchDate(), alarm: true }]
    : [{ ...fact, explanation: t('First day of the license.') }];
}

function noSuchDate(): string {
  return t("This date doesn't exist in the calendar. Check the license in GitLab.");
}

function expiryFacts({ expires_at: expiry }: License): Fact[] {
  if (expiry === undefined) {
    return [];
  }
  const label = t('Expires');
  if (expiry === null) {
    return [{ id: 'expires', label, value: t('Never'), copy: t('Never') }];
  }
  const day = parsePlainDate(expiry);
  if (day === undefined) {
    return [{ id: 'expires', label, value: expiry, copy: expiry, explanation: noSuchDate(), alarm: true }];
  }
  const explanation = t(
    'Last day: {0}. The license is expired from the start of {1}.',
    addDays(day, -1),
    day,
  );
  return [{ id: 'expires', label, value: expiry, copy: expiry, explanation }];
}

function addOnFacts({ add_ons: addOns }: License): Fact[] {
  return Object.entries(addOns ?? {}).flatMap(([name, value]): Fact[] => {
    const text = scalarText(value);
    return text === undefined
      ? []
      : [{ id: `add-on ${name}`, label: t('Add-on {0}', shownText(name)), value: text, copy: text }];
  });
}

function idFacts({ id }: License): Fact[] {
  const explanation = t('License ID in the GitLab API.');
  return id === undefined
    ? []
    : [{ id: 'id', label: t('ID'), value: String(id), copy: String(id), explanation }];
}

function additionFacts({ created_at: added }: License): Fact[] {
  if (typeof added !== 'string') {
    return [];
  }
  const fact = { id: 'added', label: t('Added on'), copy: added };
  const day = plainDateOfTime(added);
  if (day === undefined) {
    return [{ ...fact, value: shownText(added) }];
  }
  const explanation = t('The key was added to this instance on {0}.', moment(Date.parse(added)));
  return [{ ...fact, value: day, explanation }];
}
