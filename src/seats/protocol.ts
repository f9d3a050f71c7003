/** What the extension host and the seats page say to each other. Checked on both sides; no token in it. */

import * as z from 'zod/mini';
import { ChosenRows, tableMessages, tableChoices, TableTexts } from '../tables/protocol';
import { MessageAction, PageMessage } from '../usage/protocol';
import { SeatUser } from './seatUser';
import { COLUMNS } from './view';

/** The page's own words, translated by the host. `{0}` stands for a value. */
const SeatsTexts = z.object({
  ...TableTexts.shape,
  cancel: z.string(),
  taken: z.string(),
  takenMeaning: z.string(),
  idle: z.string(),
  idleMeaning: z.string(),
  never: z.string(),
  neverMeaning: z.string(),
  inactive: z.string(),
  inactiveMeaning: z.string(),
  idleChoice: z.string(),
  days: z.string(),
  activityChart: z.string(),
  chartRole: z.string(),
  activityKeys: z.string(),
  activitySummary: z.string(),
  activityAxis: z.string(),
  activityActive: z.string(),
  activityIdle: z.string(),
  daysAgo: z.string(),
  neverBar: z.string(),
  idleOfBar: z.string(),
  notes: z.string(),
  seat: z.string(),
  active: z.string(),
  blocked: z.string(),
  blockedByLdap: z.string(),
  banned: z.string(),
  pendingApproval: z.string(),
  deactivated: z.string(),
  other: z.string(),
  seatTaken: z.string(),
  seatFree: z.string(),
  seatToWinBack: z.string(),
  name: z.string(),
  activity: z.string(),
  signIn: z.string(),
  created: z.string(),
  roles: z.string(),
  admin: z.string(),
  external: z.string(),
  auditor: z.string(),
  yes: z.string(),
  no: z.string(),
  neverDay: z.string(),
  openUser: z.string(),
});
export type SeatsTexts = z.infer<typeof SeatsTexts>;

const MOST_USERS = 1_000_000;

/** Users by their ids, in the order of the page. */
const Ids = z.array(z.int()).check(z.maxLength(MOST_USERS));

/** What the user has chosen to see, and which users. */
const Choices = tableChoices(
  z.object({ text: z.string(), state: z.string(), seat: z.string(), idleDays: z.string() }),
  COLUMNS,
  Ids,
);
export type SeatsChoices = z.infer<typeof Choices>;

const Start = z.object({
  kind: z.literal('start'),
  title: z.string(),
  /** The day counted from 1970-01-01. */
  today: z.int(),
  /** What the counts mean. */
  notes: z.array(z.string()),
  /** What was chosen in the page before VS Code destroyed it, which it does while a page is hidden. */
  choices: z.optional(Choices),
  texts: SeatsTexts,
});
export type SeatsStart = z.infer<typeof Start>;

/** Users that come after those before. */
const Rows = z.object({ kind: z.literal('rows'), users: z.array(SeatUser) });

/** The list has ended: what is missing from it, and what it means to win seats back, by days without activity. */
const Ended = z.object({
  kind: z.literal('ended'),
  problems: z.array(z.string()),
  winBack: z.array(z.object({ idleDays: z.int(), text: z.string(), limits: z.array(z.string()) })),
});
export type SeatsEnded = z.infer<typeof Ended>;

const Progress = z.object({ kind: z.literal('progress'), text: z.string() });

/** To the page. A start begins a new list; a message stands in the page's place. */
export const ToSeatsPage = z.discriminatedUnion('kind', [Progress, PageMessage, Start, Rows, Ended]);
export type ToSeatsPage = z.infer<typeof ToSeatsPage>;

/** From the page. */
export const FromSeatsPage = z.discriminatedUnion('kind', [
  ...tableMessages(Choices, { rows: ChosenRows, ids: Ids }),
  z.object({ kind: z.literal('cancel') }),
  /** A button of the message that is shown. */
  z.object({ kind: z.literal('act'), action: MessageAction }),
  /** In GitLab's Admin area. */
  z.object({ kind: z.literal('open'), id: z.int() }),
]);
export type FromSeatsPage = z.infer<typeof FromSeatsPage>;
