/** What the extension host and the overview say to each other. Checked on both sides; no token in it. */

import * as z from 'zod/mini';
import { tableMessages, tableChoices, TableTexts } from '../tables/protocol';
import { COLUMNS, STATES } from './columns';

/** The page's own words, translated by the host. `{0}` stands for a value. */
const OverviewTexts = z.object({
  ...TableTexts.shape,
  title: z.string(),
  states: z.record(z.enum(STATES), z.string()),
  columns: z.record(z.enum(COLUMNS), z.string()),
  noMatch: z.string(),
  noInstances: z.string(),
});
export type OverviewTexts = z.infer<typeof OverviewTexts>;

/** `key`: what sorts before the text does; a number, such as days. */
const Cell = z.object({ text: z.string(), key: z.optional(z.number()) });
export type OverviewCell = z.infer<typeof Cell>;

export const OverviewRow = z.object({
  /** Tells it from the others. */
  url: z.string(),
  cells: z.record(z.enum(COLUMNS), Cell),
  /** How bad it is: `error` and `warning` have a sign before the state. */
  tone: z.enum(['error', 'warning', 'plain']),
  /** What the sign says to who can't see it; empty where there is none. */
  toneWord: z.string(),
  /** Which filters let it through. */
  states: z.array(z.enum(STATES)),
});
export type OverviewRow = z.infer<typeof OverviewRow>;

const MOST_INSTANCES = 100_000;

/** Instances by their addresses, in the order of the page. */
const Urls = z.array(z.string()).check(z.maxLength(MOST_INSTANCES));

/** What the user has chosen to see, and which instances. */
const Choices = tableChoices(z.object({ text: z.string(), state: z.string() }), COLUMNS, Urls);
export type OverviewChoices = z.infer<typeof Choices>;

const Start = z.object({
  kind: z.literal('start'),
  /** What was chosen in the page before VS Code destroyed it, which it does while a page is hidden. */
  choices: z.optional(Choices),
  texts: OverviewTexts,
});
export type OverviewStart = z.infer<typeof Start>;

/** What has changed since the last time, all of it the first time. */
const Changes = z.object({
  kind: z.literal('rows'),
  rows: z.array(OverviewRow),
  gone: z.array(z.string()),
  /** How many there are, and how many need attention. */
  summary: z.string(),
  /** Whether an instance has a group. */
  hasGroups: z.boolean(),
});
export type OverviewChanges = z.infer<typeof Changes>;

/** To the page. */
export const ToOverviewPage = z.discriminatedUnion('kind', [Start, Changes]);
export type ToOverviewPage = z.infer<typeof ToOverviewPage>;

/** From the page. */
export const FromOverviewPage = z.discriminatedUnion('kind', [
  ...tableMessages(Choices, { ids: Urls }),
  /** Shows an instance in the view. */
  z.object({ kind: z.literal('reveal'), url: z.string() }),
]);
export type FromOverviewPage = z.infer<typeof FromOverviewPage>;
