import { t } from '@vscode/l10n';
import { NEVER, type SeatUser } from '../../seats/seatUser';
import type { ChosenRows } from '../../tables/protocol';
import { BYTE_ORDER_MARK, csvLine, type Cell } from '../report/csvLine';
import { inline, tableHead, tableRow } from '../text/markdownParts';

const COLUMNS = [
  'id',
  'username',
  'name',
  'state',
  'using_license_seat',
  'last_activity_on',
  'last_sign_in_on',
  'created_on',
  'is_admin',
  'external',
  'is_auditor',
] as const;

const DAY_MS = 86_400_000;

/** How many rows are written in a few milliseconds. */
const ROWS_AT_ONCE = 500;

/**
 * Users as CSV in UTF-8 for spreadsheets, with formulas defused, part after part. Its column names are GitLab's, not
 * translated.
 */
export function* seatsCsv(users: readonly SeatUser[]): Generator<string, void, undefined> {
  yield BYTE_ORDER_MARK + csvLine(COLUMNS);
  for (let from = 0; from < users.length; from += ROWS_AT_ONCE) {
    yield users
      .slice(from, from + ROWS_AT_ONCE)
      .map((user) => csvLine(csvCells(user)))
      .join('');
  }
}

/**
 * Users as Markdown for the team that decides, part after part.
 *
 * @param title of the instance
 * @param rows whether somebody has selected them
 */
export function* seatsMarkdown(
  title: string,
  rows: ChosenRows,
  users: readonly SeatUser[],
): Generator<string, void, undefined> {
  const heading = rows === 'selected' ? t('Seats you can free: {0}', title) : t('Seats: {0}', title);
  yield `# ${inline(heading)}\n\n${tableHead(markdownTitles())}\n`;
  for (let from = 0; from < users.length; from += ROWS_AT_ONCE) {
    yield users
      .slice(from, from + ROWS_AT_ONCE)
      .map((user) => `${tableRow(markdownCells(user))}\n`)
      .join('');
  }
}

function csvCells(user: SeatUser): Cell[] {
  return [
    user.id,
    user.username,
    user.name,
    user.state,
    user.takesSeat,
    dayText(user.activeOn),
    dayText(user.signedInOn),
    dayText(user.createdOn),
    user.isAdmin,
    user.isExternal,
    user.isAuditor,
  ];
}

function markdownTitles(): string[] {
  return [
    t('Name'),
    t('Username'),
    t('State'),
    t('Uses a seat'),
    t('Last activity'),
    t('Last sign-in'),
    t('Created'),
  ];
}

function markdownCells(user: SeatUser): (string | undefined)[] {
  return [
    inline(user.name),
    inline(user.username),
    inline(user.state),
    user.takesSeat ? t('Yes') : t('No'),
    dayText(user.activeOn) ?? t('never'),
    dayText(user.signedInOn) ?? t('never'),
    dayText(user.createdOn),
  ];
}

/** "2027-01-27"; undefined for never. */
function dayText(day: number): string | undefined {
  return day === NEVER ? undefined : new Date(day * DAY_MS).toISOString().slice(0, 10);
}
