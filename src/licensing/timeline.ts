/**
 * The days that licenses cover together, and which of them is in use when. Only the days on which something
 * starts or ends are looked at, so that ranges of decades, or without an end, cost nothing.
 */

import { activeOn, type LicenseRow } from './currentLicense';
import { addDays, daysBetween, laterOf, type PlainDate } from './plainDate';

/** Days without interruption on which at least one license is in force. */
export interface Span {
  readonly start: PlainDate;
  /** The first day that is no longer covered. Absent: no end. */
  readonly end?: PlainDate;
}

/** Days without a license that have one behind them; both days are such days. */
export interface Gap {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** From this day to the next turn, this license is in use; `undefined`: none. */
export interface Turn {
  readonly id: number | undefined;
  readonly from: PlainDate;
}

/** A turn that a license has. */
export interface ChainLink extends Turn {
  readonly id: number;
}

/** The union of the licenses' days, earliest first, older licenses included. */
export function coveredSpans(rows: readonly LicenseRow[]): Span[] {
  const byStart = rows
    .filter((row) => row.expiresAt === undefined || row.startsAt < row.expiresAt)
    .toSorted((one, other) => daysBetween(other.startsAt, one.startsAt));
  const spans: Span[] = [];
  for (const row of byStart) {
    const last = spans.at(-1);
    if (last !== undefined && (last.end === undefined || row.startsAt <= last.end)) {
      spans[spans.length - 1] = spanOf(last.start, laterEnd(last.end, row.expiresAt));
    } else {
      spans.push(spanOf(row.startsAt, row.expiresAt));
    }
  }
  return spans;
}

/** The span that covers the day, else the last one before it. */
export function lastSpanStarted(spans: readonly Span[], day: PlainDate): Span | undefined {
  return spans.findLast((span) => span.start <= day);
}

/** The gaps from the day on. One that contains the day is whole, or begins on the day when nothing is before it. */
export function gapsFrom(spans: readonly Span[], day: PlainDate): Gap[] {
  return spans.flatMap((span, index) => {
    if (span.start <= day) {
      return [];
    }
    return [{ from: spans[index - 1]?.end ?? day, to: addDays(span.start, -1) }];
  });
}

/** Which license is in use from the day on, one turn for each change, those to no license included. */
export function turnsFrom(rows: readonly LicenseRow[], day: PlainDate): Turn[] {
  const turns: Turn[] = [];
  for (const from of [day, ...boundariesAfter(rows, day)]) {
    const id = activeOn(rows, from)?.id;
    if (turns.length === 0 || turns.at(-1)?.id !== id) {
      turns.push({ id, from });
    }
  }
  return turns;
}

/** The licenses that take over from one another without a day in between, from the first turn on. */
export function chainOf(turns: readonly Turn[]): ChainLink[] {
  const chain: ChainLink[] = [];
  for (const { id, from } of turns) {
    if (id === undefined) {
      return chain;
    }
    chain.push({ id, from });
  }
  return chain;
}

function boundariesAfter(rows: readonly LicenseRow[], day: PlainDate): PlainDate[] {
  const boundaries = rows.flatMap((row) =>
    row.expiresAt === undefined ? [row.startsAt] : [row.startsAt, row.expiresAt],
  );
  return [...new Set(boundaries)].filter((boundary) => boundary > day).sort();
}

function spanOf(start: PlainDate, end: PlainDate | undefined): Span {
  return end === undefined ? { start } : { start, end };
}

function laterEnd(one: PlainDate | undefined, other: PlainDate | undefined): PlainDate | undefined {
  return one === undefined || other === undefined ? undefined : laterOf(one, other);
}
