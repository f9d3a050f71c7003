import { t } from '@vscode/l10n';
import { NEVER, type SeatUser } from '../../seats/seatUser';
import { csvLine, type Cell } from '../report/csvLine';
import { inline, table } from '../text/markdownParts';
import { paragraphs } from '../text/markdownText';

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

/** Without it, spreadsheets take the text for one in an encoding of the country. */
const BYTE_ORDER_MARK = '\ufeff';

const DAY_MS = 86_400_000;

/** Users as CSV in UTF-8 for spreadsheets, with formulas defused. Its column names are GitLab's, not translated. */
export function seatsCsv(users: readonly SeatUser[]): string {
  const rows = users.map((user): Cell[] => [
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
  ]);
  return BYTE_ORDER_MARK + [[...COLUMNS], ...rows].map(csvLine).join('');
}

/** Users as Markdown for the team that decides. @param title of the instance */
export function seatsMarkdown(title: string, users: readonly SeatUser[]): string {
  const titles = [
    t('Name'),
    t('Username'),
    t('State'),
    t('Uses a seat'),
    t('Last activity'),
    t('Last sign-in'),
    t('Created'),
  ];
  const rows = users.map((user) => [
    inline(user.name),
    inline(user.username),
    inline(user.state),
    user.takesSeat ? t('Yes') : t('No'),
    dayText(user.activeOn) ?? t('never'),
    dayText(user.signedInOn) ?? t('never'),
    dayText(user.createdOn),
  ]);
  return `${paragraphs(`# ${inline(t('Seats: {0}', title))}`, table(titles, rows))}\n`;
}

/** "2027-01-27"; undefined for never. */
function dayText(day: number): string | undefined {
  return day === NEVER ? undefined : new Date(day * DAY_MS).toISOString().slice(0, 10);
}
