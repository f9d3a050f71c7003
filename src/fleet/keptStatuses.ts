import type { Instance } from '../instances/instance';
import type { PlainDate } from '../licensing/plainDate';
import type { Thresholds } from '../licensing/severity';
import { CONFIRMED_FOR_MS } from '../licensing/waiting';
import { UNREACHABLE_AFTER_MS } from './access';
import type { Facts } from './facts';
import { judgedOf, statusOf, type InstanceStatus, type Judged, type StatusMoment } from './status';

/** A status, what it was computed from, and how long it is true. */
export interface KeptStatus extends Pick<StatusMoment, 'today'>, Thresholds {
  readonly status: InstanceStatus;
  readonly judged: Judged;
  readonly facts: Facts;
  /** Epoch milliseconds. */
  readonly since: number;
  /** The first moment at which the same facts may say something else. */
  readonly until: number;
}

/** What is known of one instance, and where its status is kept. */
interface Keeping {
  readonly instance: Instance;
  readonly facts: Facts;
  kept: KeptStatus | undefined;
}

interface Clock {
  now(): number;
  today(): PlainDate;
  thresholds(): Thresholds;
}

/** Computes a status once, however many look at it, until its facts, the day, the thresholds or what counts change. */
export class KeptStatuses {
  readonly #clock: Clock;
  #all: readonly InstanceStatus[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The same array as long as none of them has changed. */
  all(entries: Iterable<Keeping>): readonly InstanceStatus[] {
    const { moment, thresholds } = this.#now();
    const all = Array.from(entries, (entry) => statusNow(entry, moment, thresholds));
    const isSame = all.length === this.#all.length && all.every((status, at) => status === this.#all[at]);
    this.#all = isSame ? this.#all : all;
    return this.#all;
  }

  one(entry: Keeping): InstanceStatus {
    const { moment, thresholds } = this.#now();
    return statusNow(entry, moment, thresholds);
  }

  #now(): { readonly moment: StatusMoment; readonly thresholds: Thresholds } {
    const clock = this.#clock;
    return { moment: { now: clock.now(), today: clock.today() }, thresholds: clock.thresholds() };
  }
}

function statusNow(entry: Keeping, moment: StatusMoment, thresholds: Thresholds): InstanceStatus {
  const { instance, facts, kept } = entry;
  const known = kept && isStillTrue(kept, facts, moment, thresholds) ? kept : undefined;
  if (known?.status.instance === instance && known.facts === facts) {
    return known.status;
  }
  const judged = known?.judged ?? judgedOf(facts.last, moment, thresholds);
  const status = statusOf(instance, facts, moment, thresholds, judged);
  const { now, today } = moment;
  entry.kept = { ...thresholds, status, judged, facts, today, since: now, until: nextChangeAt(facts, now) };
  return status;
}

/** Whether the licenses are the same and say the same. */
function isStillTrue(
  kept: KeptStatus,
  { last }: Facts,
  { now, today }: StatusMoment,
  thresholds: Thresholds,
): boolean {
  return (
    kept.facts.last === last &&
    kept.today === today &&
    kept.since <= now &&
    now < kept.until &&
    kept.warningWithinDays === thresholds.warningWithinDays &&
    kept.criticalWithinDays === thresholds.criticalWithinDays
  );
}

/** Facts grow old: waiting subscriptions are no longer counted, and an instance that fails is out of reach. */
function nextChangeAt({ last }: Facts, now: number): number {
  const told = last?.subscription?.facts?.at;
  const ends = [
    ...(told === undefined ? [] : [told + CONFIRMED_FOR_MS]),
    ...(last === undefined ? [] : [last.answer.at + UNREACHABLE_AFTER_MS]),
  ];
  // The moment itself still belongs to what was before.
  return Math.min(...ends.filter((end) => end >= now).map((end) => end + 1));
}
