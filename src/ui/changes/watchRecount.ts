import { setTimeout as pause } from 'node:timers/promises';
import { followRecount, type Recount } from '../../fleet/followRecount';
import type { LicenseClient } from '../../gitlab/client';
import type { Instance } from '../../instances/instance';
import type { CommandParts } from '../base/command';
import { recordChange } from './sending/recordChange';
import type { Sent } from './sending/send';
import type { Writer } from './sending/writer';

/** A recount that was asked for. */
export interface RequestedRecount {
  readonly instance: Instance;
  readonly sent: Sent<void>;
  /** The billable users as GitLab returned them before; undefined: it returned none. */
  readonly before: number | undefined;
}

/**
 * Watches a recount where GitLab has accepted it, and adds it to the record of changes.
 *
 * @param watch follows it
 * @returns undefined when nobody has followed it to its end
 */
export async function takeRecount(
  parts: CommandParts,
  { instance, sent, before }: RequestedRecount,
  watch: (writer: Writer) => Promise<Recount | undefined>,
): Promise<Recount | undefined> {
  const counted = sent.kind === 'done' ? await watch(sent.writer) : undefined;
  await recordChange(parts, {
    instance,
    action: 'refreshBillableUsers',
    sent,
    before: before === undefined ? undefined : { billableUsers: before },
    after: counted?.kind === 'moved' ? { billableUsers: counted.to } : undefined,
  });
  return counted;
}

/**
 * Follows a recount for a minute. Throws nothing.
 *
 * @param look runs each look at the number
 * @returns undefined when the user has cancelled: the recount goes on without being watched
 */
export async function watchRecount(
  client: Pick<LicenseClient, 'current'>,
  before: number | undefined,
  signal: AbortSignal,
  look: <T>(ask: () => Promise<T>) => Promise<T> = (ask) => ask(),
): Promise<Recount | undefined> {
  const watched = {
    current: () => look(() => client.current(signal)),
    pause: (milliseconds: number) => pause(milliseconds, undefined, { signal }),
  };
  try {
    const recount = await followRecount(watched, before);
    return signal.aborted && recount.kind === 'unread' ? undefined : recount;
  } catch {
    return undefined;
  }
}
