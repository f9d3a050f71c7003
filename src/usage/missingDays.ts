import type { PlainDate } from '../licensing/plainDate';
import type { DailyCounts } from './dailyCounts';
import { dayNumber, dayOfNumber } from './dayNumber';

/**
 * Days in a row without a count.
 *
 * GitLab counts once a day in a Sidekiq job, and not at all while there is no license or a trial is current
 * (`ee/app/workers/historical_data_worker.rb`), so none of this is an error. `beforeFirst`: from the start of the
 * license on; it was added later, or a trial was current. `between`: Sidekiq did not run, or a trial was current.
 * `afterLast`: up to the day before the file was made, or to the end of the license. `everywhere`: nothing was counted.
 */
export interface MissingRange {
  readonly where: 'beforeFirst' | 'between' | 'afterLast' | 'everywhere';
  readonly from: PlainDate;
  /** Its last day. */
  readonly to: PlainDate;
  readonly days: number;
}

export interface MissingDays {
  readonly days: number;
  /** How many ranges there are. */
  readonly ranges: number;
  /** In their order; a hundred at most. */
  readonly first: readonly MissingRange[];
}

/** When something should have been counted. */
export interface CountedPeriod {
  /** Without it nothing is missing before the first count. */
  readonly startsOn?: PlainDate | undefined;
  /** The last day for which there can be a count. */
  readonly lastOn: PlainDate;
}

const MOST_RANGES = 100;

/** A day whose row is without a count is missing like one without a row. */
export function missingDays(daily: DailyCounts, period: CountedPeriod): MissingDays {
  const first: MissingRange[] = [];
  let days = 0;
  let ranges = 0;
  for (const { where, from, to } of gapsIn(daily.days, period)) {
    days += to - from + 1;
    ranges++;
    if (first.length < MOST_RANGES) {
      first.push({ where, from: dayOfNumber(from), to: dayOfNumber(to), days: to - from + 1 });
    }
  }
  return { days, ranges, first };
}

/** Days since 1970-01-01, both inclusive. */
interface Gap {
  readonly where: MissingRange['where'];
  readonly from: number;
  readonly to: number;
}

function* gapsIn(days: Int32Array, { startsOn, lastOn }: CountedPeriod): Generator<Gap> {
  const start = startsOn && dayNumber(startsOn);
  const end = dayNumber(lastOn);
  const [firstDay, lastDay] = [days.at(0), days.at(-1)];
  if (firstDay === undefined || lastDay === undefined) {
    yield* gap('everywhere', start ?? end + 1, end);
    return;
  }
  yield* gap('beforeFirst', start ?? firstDay, firstDay - 1);
  for (let index = 1; index < days.length; index++) {
    const from = (days[index - 1] ?? 0) + 1;
    const to = (days[index] ?? 0) - 1;
    if (from <= to) {
      yield { where: 'between', from, to };
    }
  }
  yield* gap('afterLast', lastDay + 1, end);
}

function gap(where: Gap['where'], from: number, to: number): readonly Gap[] {
  return from <= to ? [{ where, from, to }] : [];
}
