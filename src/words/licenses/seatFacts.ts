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
      t('Billable users'),
      // The count is today's, so it says something about the license in use only.
      role?.kind === 'current' ? license.active_users : undefined,
      t('Users on this instance who use a seat. GitLab counts them once a day.'),
    ),
    // Before its first day a license has no maximum of its own: GitLab sends 0 or the users of today.
    ...(role?.kind === 'upcoming' ? [] : maximumFacts(license, role)),
    ...overFacts(license, role),
  ];
}

function maximumFacts(license: License, role: Role | undefined): Fact[] {
  return [
    ...figure(
      'historicalMaximum',
      t('Maximum users (during term)'),
      license.historical_max,
      t('Highest daily count of billable users during the term of the license.'),
    ),
    ...figure(
      'maximumSinceStart',
      t('Maximum users'),
      license.maximum_user_count,
      areDaysOver(license, role)
        ? t(
            'Highest daily count of billable users since the license started, including days after it expired.',
          )
        : t('Highest daily count of billable users since the license started, including today.'),
    ),
  ];
}

function limitFacts({ user_limit: limit }: License): Fact[] {
  if (typeof limit !== 'number') {
    return [];
  }
  const value = limit === 0 ? t('Unlimited') : count(limit);
  return [
    { id: 'seats', label: t('Users in subscription'), value, copy: limit === 0 ? value : String(limit) },
  ];
}

function overFacts(license: License, role: Role | undefined): Fact[] {
  const seats = role && seatsOf(license, role, undefined);
  switch (seats?.kind) {
    case 'ended':
      // GitLab's own figure counts the users of today here, whom the license never had to cover.
      return figure(
        'over',
        t('Users over subscription (during term)'),
        seats.atMaximum?.over,
        `${t('Maximum users during the term minus seats.')} ${gitLabsOverage()}`,
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
  const label =
    role?.kind === 'current'
      ? t('Users over subscription')
      : t('Users over subscription (with current users)');
  const alarm = typeof overage === 'number' && overage > 0 && role?.kind !== 'superseded';
  return figure('over', label, overage, gitLabsOverage()).map((fact) => ({ ...fact, alarm }));
}

/** `overage` in https://docs.gitlab.com/api/license/ and in GitLab's `ee/lib/api/entities/gitlab_license.rb`. */
function gitLabsOverage(): string {
  return t(
    "GitLab's own figure is current billable users minus seats for an active license, and maximum users, including current users, minus seats for an expired one.",
  );
}

function figure(id: string, label: string, value: number | null | undefined, explanation: string): Fact[] {
  return typeof value === 'number'
    ? [{ id, label, value: count(value), copy: String(value), explanation }]
    : [];
}
