import type { PlainDate } from '../../licensing/plainDate';
import type { DailyCounts } from '../reading/dailyCounts';
import { dayNumber, dayOfNumber } from '../dayNumber';

/**
 * Days in a row without a count, both inclusive.
 *
 * GitLab counts once a day in a Sidekiq job, and not at all while there is no license or a trial is current
 * (`ee/app/workers/historical_data_worker.rb`), so none of this is an error.
 */
export interface MissingRange {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

export interface MissingDays {
  readonly days: number;
  /** How many ranges there are. */
  readonly ranges: number;
  /** The latest of them, three at most, in their order. */
  readonly latest: readonly MissingRange[];
}

/** When something should have been counted. */
export interface CountedPeriod {
  /** Without it nothing is missing before the first count. */
  readonly startsOn?: PlainDate | undefined;
  /** The last day for which there can be a count. */
  readonly lastOn: PlainDate;
}

const MOST_LATEST = 3;

/** A day whose row is without a count is missing like one without a row. */
export function missingDays(daily: DailyCounts, period: CountedPeriod): MissingDays {
  const latest: MissingRange[] = [];
  let days = 0;
  let ranges = 0;
  for (const { from, to } of gapsIn(daily.days, period)) {
    days += to - from + 1;
    ranges++;
    latest.push({ from: dayOfNumber(from), to: dayOfNumber(to) });
    latest.splice(0, latest.length - MOST_LATEST);
  }
  return { days, ranges, latest };
}

/** Days since 1970-01-01, both inclusive. */
interface CountlessSpan {
  readonly from: number;
  readonly to: number;
}

/** Before the first count, between two, after the last one. */
function* gapsIn(days: Int32Array, { startsOn, lastOn }: CountedPeriod): Generator<CountlessSpan> {
  const start = startsOn && dayNumber(startsOn);
  const end = dayNumber(lastOn);
  const [firstDay, lastDay] = [days.at(0), days.at(-1)];
  if (firstDay === undefined || lastDay === undefined) {
    yield* gap(start ?? end + 1, end);
    return;
  }
  yield* gap(start ?? firstDay, firstDay - 1);
  for (let index = 1; index < days.length; index++) {
    const from = (days[index - 1] ?? 0) + 1;
    const to = (days[index] ?? 0) - 1;
    if (from <= to) {
      yield { from, to };
    }
  }
  yield* gap(lastDay + 1, end);
}

function gap(from: number, to: number): readonly CountlessSpan[] {
  return from <= to ? [{ from, to }] : [];
}
