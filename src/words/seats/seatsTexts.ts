import { t } from '@vscode/l10n';
import type { SeatsTexts } from '../../seats/protocol';
import type { WinBack } from '../../seats/winBack';
import { count } from '../text/language';
import { tableTexts } from '../text/tableTexts';

/** The seats page's own words. `{0}` stands for a value that the page knows. */
export function seatsTexts(): SeatsTexts {
  return { ...tableTexts(), ...cardTexts(), ...activityTexts(), ...filterTexts(), ...rowTexts() };
}

/** What the counts mean, and what they don't. */
export function seatsNotes(): string[] {
  return [
    t('GitLab bills by its own daily count of billable users, which can differ from this list.'),
    t('Guests are free only on Ultimate. On other plans, they use a seat.'),
    t(
      "Users with Minimal Access don't use a seat on Ultimate. On Premium, they don't use one in GitLab 18.9 and later.",
    ),
    t('This page changes nothing in GitLab and stores nothing on this computer.'),
  ];
}

/** How far the list is. */
export function usersRead(users: number): string {
  return users === 1 ? t('1 user read') : t('{0} users read', count(users));
}

/** What is missing from a list that has ended; `users` are those in it. */
export function listProblems({
  users,
  unreadable,
  withoutSeat,
  end,
}: {
  readonly users: number;
  readonly unreadable: number;
  /** Of whom GitLab doesn't say whether they use a seat. */
  readonly withoutSeat: number;
  readonly end: 'complete' | 'cut' | 'canceled' | 'failed';
}): string[] {
  return [
    ...(end === 'cut'
      ? [t('This server lists only the first {0} users, so all counts are too low.', count(users))]
      : []),
    ...(end === 'failed'
      ? [t('All counts are too low because only {0} users were read.', count(users))]
      : []),
    ...(end === 'canceled'
      ? [t('Canceled. All counts are too low because only {0} users were read.', count(users))]
      : []),
    ...missing(
      unreadable,
      t("1 user couldn't be read and is missing."),
      t("{0} users couldn't be read and are missing.", count(unreadable)),
    ),
    ...missing(
      withoutSeat,
      t("GitLab doesn't say whether 1 user uses a seat. The user is counted as using none."),
      t(
        "GitLab doesn't say whether {0} users use a seat. They're counted as using none.",
        count(withoutSeat),
      ),
    ),
  ];
}

function missing(users: number, one: string, several: string): string[] {
  return users === 0 ? [] : [users === 1 ? one : several];
}

/**
 * What it means for the renewal to free seats, and what it doesn't change.
 *
 * @param effect undefined: what GitLab bills isn't known
 */
export function winBackTexts(
  seats: number,
  effect: WinBack | undefined,
): { readonly text: string; readonly limits: string[] } {
  if (seats === 0) {
    return { text: t('There are no seats to free.'), limits: [] };
  }
  const winning = seats === 1 ? t('Seats you can free: 1.') : t('Seats you can free: {0}.', count(seats));
  const again = t('A deactivated user who signs in uses a seat again.');
  if (effect === undefined) {
    return {
      text: `${winning} ${t('Freeing them lowers billable users and the minimum for renewal.')}`,
      limits: [maximumText(undefined), again],
    };
  }
  const { billable, after, maximum, order } = effect;
  const text = [
    winning,
    t(
      'Freeing them lowers billable users and the minimum for renewal from {0} to {1}.',
      count(billable),
      count(after),
    ),
    t('Seats to order after that, without a forecast: {0}.', count(order)),
  ].join(' ');
  return { text, limits: [maximumText(maximum), again] };
}

function maximumText(maximum: number | undefined): string {
  return maximum === undefined
    ? t("Maximum users of this term and users over subscription don't change.")
    : t("Maximum users of this term ({0}) and users over subscription don't change.", count(maximum));
}

function cardTexts() {
  return {
    refresh: t('Refresh'),
    cancel: t('Cancel'),
    taken: t('Seats in use'),
    takenMeaning: t('Users read: {0}', '{0}'),
    idle: t('Idle'),
    idleMeaning: t('Use a seat and have had no activity for {0} days or more.', '{0}'),
    never: t('Never active'),
    neverMeaning: t('Use a seat, were created at least {0} days ago, and have had no activity yet.', '{0}'),
    inactive: t('Blocked or deactivated'),
    inactiveMeaning: t("Don't use a seat."),
    idleChoice: t('Idle for'),
    days: t('{0} days', '{0}'),
    notes: t('What these counts mean'),
  };
}

function activityTexts() {
  return {
    activityChart: t('Last activity of users who use a seat'),
    chartRole: t('chart'),
    activityKeys: t('Use the left and right arrow keys to read the counts.'),
    activitySummary: t('Seats in use: {0}. Idle: {1}. Never active: {2}.', '{0}', '{1}', '{2}'),
    activityAxis: t('Days since last activity'),
    activityActive: t('Active'),
    activityIdle: t('Idle or never active'),
    daysAgo: t('Last active {0} days ago: {1}', '{0}', '{1}'),
    neverBar: t('Never active: {0}', '{0}'),
    idleOfBar: t('seats you can free: {0}', '{0}'),
  };
}

function filterTexts() {
  return {
    filter: t('Filter by name'),
    seat: t('Seat'),
    active: t('Active'),
    blocked: t('Blocked'),
    blockedByLdap: t('Blocked by LDAP'),
    banned: t('Banned'),
    pendingApproval: t('Pending approval'),
    deactivated: t('Deactivated'),
    other: t('Other'),
    seatTaken: t('Uses a seat'),
    seatFree: t("Doesn't use a seat"),
    seatToWinBack: t('Idle or never active'),
  };
}

function rowTexts() {
  return {
    table: t('Users'),
    name: t('Name'),
    activity: t('Last activity'),
    signIn: t('Last sign-in'),
    created: t('Created'),
    roles: t('Type'),
    admin: t('administrator'),
    external: t('external'),
    auditor: t('auditor'),
    yes: t('Yes'),
    no: t('No'),
    neverDay: t('never'),
    tableKeys: t(
      'Use the arrow keys to move, Space to select a row, Ctrl+A to select all shown rows, and Enter to open the user in GitLab.',
    ),
    open: t('Open in GitLab'),
    openUser: t('Open {0} in GitLab', '{0}'),
  };
}
