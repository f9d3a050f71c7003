import { t } from '@vscode/l10n';
import type { License } from '../../gitlab/schemas';
import type { Role } from '../../licensing/roles';
import { seatsOf } from '../../licensing/seats';
import type { Fact } from './fact';
import { count } from '../text/language';
import { areDaysOver } from './licenses';

/** Seats and users of a license; figures the server did not send are left out. */
export function seatFacts(license: License, role: Role | undefined): Fact[] {
  return [
    ...limitFacts(license),
    ...figure(
      'billable',
      t('Billable users now'),
      // The count is today's, so it says something about the license in use only.
      role?.kind === 'current' ? license.active_users : undefined,
      t('Users of the whole instance that take a seat. GitLab counts them once a day.'),
    ),
    ...figure(
      'historicalMaximum',
      t('Historical maximum'),
      license.historical_max,
      t('The most billable users on one day of its term.'),
    ),
    ...figure(
      'maximumSinceStart',
      t('Maximum since start'),
      license.maximum_user_count,
      areDaysOver(license, role)
        ? t('The most billable users since its start, the days after its end included.')
        : t('The most billable users on one day since its start, today included.'),
    ),
    ...overFacts(license, role),
  ];
}

function limitFacts({ user_limit: limit }: License): Fact[] {
  if (typeof limit !== 'number') {
    return [];
  }
  const value = limit === 0 ? t('Unlimited') : count(limit);
  return [{ id: 'seats', label: t('Seats'), value, copy: limit === 0 ? value : String(limit) }];
}

function overFacts(license: License, role: Role | undefined): Fact[] {
  const seats = role && seatsOf(license, role, undefined);
  switch (seats?.kind) {
    case 'ended':
      // GitLab's own figure counts the users of today here, whom the license never had to cover.
      return figure(
        'over',
        t('Over in its term'),
        seats.atMaximum?.over,
        `${t('The historical maximum minus the seats.')} ${gitLabsOverage()}`,
      );
    case 'limited':
      return overToday(license.overage, role);
    case 'unlimited':
    case 'unknown':
    case undefined:
      return [];
  }
}

function overToday(overage: number | null | undefined, role: Role | undefined): Fact[] {
  const label = role?.kind === 'current' ? t('Over now') : t("Over with today's users");
  const alarm = typeof overage === 'number' && overage > 0 && role?.kind !== 'superseded';
  return figure('over', label, overage, gitLabsOverage()).map((fact) => ({ ...fact, alarm }));
}

/** `overage` in https://docs.gitlab.com/api/license/ and in GitLab's `ee/lib/api/entities/gitlab_license.rb`. */
function gitLabsOverage(): string {
  return t(
    "GitLab's own figure has two meanings: on a license in force the billable users now minus the seats; on an expired one the maximum since its start, with the users of today, minus the seats.",
  );
}

function figure(id: string, label: string, value: number | null | undefined, explanation: string): Fact[] {
  return typeof value === 'number'
    ? [{ id, label, value: count(value), copy: String(value), explanation }]
    : [];
}
