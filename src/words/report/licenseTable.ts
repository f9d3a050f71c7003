import { t } from '@vscode/l10n';
import { seatsOf, type Seats } from '../../licensing/seats';
import { planName, roleName } from '../licenses/licenses';
import { count } from '../text/language';
import { inline, table } from '../text/markdownParts';
import { namesText, type ReportedLicense, type ReportedWaiting } from './reportedLicenses';

/** The columns with numbers, from 0. */
const RIGHT = new Set([0, 5, 6, 7, 8]);

/**
 * Licenses, and subscriptions that wait to become licenses, as a table of Markdown, with users under the names of
 * GitLab's Subscription page.
 */
export function licenseTable(
  licenses: readonly ReportedLicense[],
  waiting: readonly ReportedWaiting[] = [],
): string {
  const titles = [
    t('ID'),
    t('Plan'),
    t('Role'),
    t('Starts'),
    t('Expires'),
    t('Seats'),
    t('Billable users'),
    t('Maximum users'),
    t('Users over subscription'),
    t('Licensee'),
  ];
  return table(titles, [...licenses.map(licenseCells), ...waiting.map(waitingCells)], RIGHT);
}

function waitingCells(waiting: ReportedWaiting): (string | undefined)[] {
  const [id, plan, , ...others] = licenseCells(waiting);
  return [id, plan, waiting.isConfirmed ? t('waiting') : t('waiting, unconfirmed'), ...others];
}

function licenseCells({ license, role }: ReportedLicense): (string | undefined)[] {
  const { id, expires_at: expiry, starts_at: start, user_limit: limit } = license;
  // Only the current license comes with users: they are those of today.
  const billable = role?.kind === 'current' ? (license.active_users ?? undefined) : undefined;
  const figures = role && figuresOf(seatsOf(license, role, billable));
  return [
    id?.toString(),
    inline(planName(license)),
    role && roleName(role),
    start ? inline(start) : undefined,
    expiry === null ? t('Never') : expiry && inline(expiry),
    limit === 0 ? t('Unlimited') : number(limit),
    number(figures?.billable),
    number(figures?.maximum),
    number(figures?.over),
    inline(namesText(license.licensee)),
  ];
}

interface Figures {
  readonly billable?: number | undefined;
  readonly maximum?: number | undefined;
  readonly over?: number | undefined;
}

/** Of a license that has ended, what GitLab calculates from the users of today is left out. */
function figuresOf(seats: Seats): Figures {
  switch (seats.kind) {
    case 'unknown':
      return {};
    case 'unlimited':
      return { billable: seats.billable, maximum: seats.maximum };
    case 'limited':
      return {
        billable: seats.now?.billable,
        maximum: seats.atMaximum?.users,
        over: seats.atMaximum?.over,
      };
    case 'ended':
      return { maximum: seats.atMaximum?.users, over: seats.atMaximum?.over };
  }
}

function number(value: number | null | undefined): string | undefined {
  return typeof value === 'number' ? count(value) : undefined;
}
