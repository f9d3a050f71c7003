/** What the extension host and the usage page say to each other. Checked on both sides; no key and no token in it. */

import * as z from 'zod/mini';

const Column = z.custom<Int32Array>((value: unknown) => value instanceof Int32Array);

/** Columns of one table: whatever is found in a row of one is there in the others. */
const ofOneLength = z.refine<Readonly<Record<string, Int32Array>>>((columns) => {
  const [first, ...others] = Object.values(columns).map(({ length }) => length);
  return others.every((length) => length === first);
});

/** `warning` and `error` are also conveyed by a word or a sign, never by color alone. */
const Tone = z.enum(['plain', 'good', 'warning', 'error']);
export type Tone = z.infer<typeof Tone>;

const Card = z.object({ label: z.string(), value: z.string(), meaning: z.string(), tone: Tone });
const Note = z.object({ text: z.string(), tone: Tone });
const Fact = z.object({ label: z.string(), value: z.string() });

/** A point of the chart; the day counts from 1970-01-01. */
const Point = z.object({ day: z.int(), count: z.number() });

/** What the chart shows in addition to the counts. */
const Marks = z.object({
  limit: z.optional(z.number()),
  peak: z.optional(Point),
  /** The first day on which the license no longer counts. */
  end: z.optional(z.int()),
  /** A straight line between two points. */
  forecast: z.optional(z.object({ from: Point, to: Point })),
});
export type Marks = z.infer<typeof Marks>;

/** The page's own words, translated by the host. `{0}` stands for a value. */
const Texts = z.object({
  locale: z.string(),
  refresh: z.string(),
  save: z.string(),
  seats: z.string(),
  mail: z.string(),
  copyMarkdown: z.string(),
  copiedMarkdown: z.string(),
  loaded: z.string(),
  refreshed: z.string(),
  chart: z.string(),
  chartKeys: z.string(),
  period: z.string(),
  periodShown: z.string(),
  startAtZero: z.string(),
  saveChart: z.string(),
  range30: z.string(),
  range90: z.string(),
  range365: z.string(),
  rangeAll: z.string(),
  chartRole: z.string(),
  billableUsers: z.string(),
  limitAt: z.string(),
  limitAbove: z.string(),
  overLimit: z.string(),
  peakOn: z.string(),
  endsOn: z.string(),
  forecastOn: z.string(),
  oneUser: z.string(),
  users: z.string(),
  oneUserExpected: z.string(),
  usersExpected: z.string(),
  seatsLeft: z.string(),
  seatsOver: z.string(),
  noCount: z.string(),
  table: z.string(),
  date: z.string(),
  from: z.string(),
  to: z.string(),
  jumpToPeak: z.string(),
  copyRows: z.string(),
  newestFirst: z.string(),
  oldestFirst: z.string(),
  mostFirst: z.string(),
  fewestFirst: z.string(),
  fromIncomplete: z.string(),
  toIncomplete: z.string(),
  fromAfterTo: z.string(),
  copied: z.string(),
  noRows: z.string(),
  notes: z.string(),
  license: z.string(),
  seatsToOrder: z.string(),
});
export type Texts = z.infer<typeof Texts>;

const Report = z.object({
  kind: z.literal('report'),
  title: z.string(),
  /** Whose usage it is, and of when: texts of the file. */
  subtitle: z.array(z.string()),
  /** Whether the page can ask the server again. */
  isLive: z.boolean(),
  cards: z.array(Card),
  /** When seats run out, or why that is unknown. */
  lead: Note,
  notes: z.array(Note),
  /** How many seats to order, and why, a sentence or two each; absent when there is nothing to say. */
  order: z.optional(z.object({ answer: z.string(), reasons: z.array(z.string()) })),
  facts: z.array(Fact),
  marks: Marks,
  /** One count a day, in the order of days. */
  daily: z.object({ days: Column, counts: Column }).check(ofOneLength),
  /** Every row of the file. `seconds`: since midnight, -1 where the file has a day only; `counts`: -1 for none. */
  rows: z.object({ days: Column, seconds: Column, counts: Column }).check(ofOneLength),
  texts: Texts,
});
export type PageReport = z.infer<typeof Report>;

/** What a button beside a message asks the host to do; the host knows how, and whether it has offered it. */
export const MessageAction = z.enum([
  'refresh',
  'chooseFile',
  'setToken',
  'openInstance',
  'editInstance',
  'addInstance',
  'openSubscriptionPage',
  'showLog',
]);
export type MessageAction = z.infer<typeof MessageAction>;

/** Why there is no report, or no newer one, and what can be done about it. */
export const PageMessage = z.object({
  kind: z.literal('message'),
  text: z.string(),
  buttons: z.array(z.object({ title: z.string(), action: MessageAction })),
});
export type PageMessage = z.infer<typeof PageMessage>;

/** To the page. What comes after a report stands over it. */
export const ToPage = z.discriminatedUnion('kind', [
  /** What is being done; empty: nothing anymore. */
  z.object({ kind: z.literal('progress'), text: z.string() }),
  PageMessage,
  Report,
]);
export type ToPage = z.infer<typeof ToPage>;

/** In bytes. A chart on the largest screen there is takes a tenth of it. */
const LARGEST_PICTURE = 16 * 1024 * 1024;

/** What every file of this kind begins with, https://www.w3.org/TR/png-3/#5PNG-file-signature. */
const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** A picture as PNG. */
const Picture = z.custom<Uint8Array>(
  (value: unknown) =>
    value instanceof Uint8Array &&
    value.length <= LARGEST_PICTURE &&
    PNG_SIGNATURE.every((byte, place) => value[place] === byte),
);

/** From the page. */
export const FromPage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('refresh') }),
  z.object({ kind: z.literal('save') }),
  z.object({ kind: z.literal('mail') }),
  /** Who takes the seats. */
  z.object({ kind: z.literal('seats') }),
  /** A button of the message that is shown. */
  z.object({ kind: z.literal('act'), action: MessageAction }),
  /** The figures of the report. */
  z.object({ kind: z.literal('copyMarkdown') }),
  /** The chart as it is shown. */
  z.object({ kind: z.literal('saveChart'), png: Picture }),
  z.object({ kind: z.literal('copy'), text: z.string().check(z.maxLength(32 * 1024 * 1024)) }),
]);
export type FromPage = z.infer<typeof FromPage>;
