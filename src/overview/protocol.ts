/** What the extension host and the overview say to each other. Checked on both sides; no token in it. */

import * as z from 'zod/mini';
import { COLUMNS, STATES } from './columns';

/** The page's own words, translated by the host. `{0}` stands for a value. */
const OverviewTexts = z.object({
  locale: z.string(),
  title: z.string(),
  table: z.string(),
  refresh: z.string(),
  filter: z.string(),
  state: z.string(),
  all: z.string(),
  states: z.record(z.enum(STATES), z.string()),
  columns: z.record(z.enum(COLUMNS), z.string()),
  noMatch: z.string(),
  noInstances: z.string(),
  shown: z.string(),
  shownSelected: z.string(),
  tableKeys: z.string(),
  selectAll: z.string(),
  clearSelection: z.string(),
  withoutSelection: z.string(),
  copyCsv: z.string(),
  copyMarkdown: z.string(),
  saveCsv: z.string(),
  saveMarkdown: z.string(),
  copied: z.string(),
  open: z.string(),
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
const Choices = z.object({
  filter: z.object({ text: z.string(), state: z.string() }),
  order: z.object({ by: z.enum(COLUMNS), descending: z.boolean() }),
  selected: Urls,
});
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

const Exported = z.object({ format: z.enum(['csv', 'markdown']), ids: Urls });
export type OverviewFormat = z.infer<typeof Exported>['format'];

/** From the page. */
export const FromOverviewPage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('refresh') }),
  /** To be kept in memory until the page is made again. */
  z.object({ kind: z.literal('choices'), choices: Choices }),
  z.object({ kind: z.literal('copy'), ...Exported.shape }),
  z.object({ kind: z.literal('save'), ...Exported.shape }),
  /** Shows an instance in the view. */
  z.object({ kind: z.literal('reveal'), url: z.string() }),
]);
export type FromOverviewPage = z.infer<typeof FromOverviewPage>;
