import type { License } from '../../../../src/gitlab/schemas';
import { coverageOf } from '../../../../src/licensing/coverage';
import {
  consequencesOfDelete,
  type CurrentAfterwards,
  type DeleteConsequences,
  type DeletedKey,
} from '../../../../src/licensing/changes/deleteConsequences';
import { licenseRows } from '../../../../src/licensing/licenseRow';
import type { CurrentAnswer } from '../../../../src/licensing/serverAnswer';
import { asSentOn, day, lastingAnswer, rowsOf } from '../rows';

export const TODAY = '2027-01-20';
export const THRESHOLDS = { warningWithinDays: 30, criticalWithinDays: 7 };

/** Licenses as a server sends them; of each some fields can be given by its id. */
export function licensesOf(rows: string, more: Readonly<Record<number, License>> = {}): License[] {
  return asSentOn(TODAY, rowsOf(rows)).map(({ id, startsAt, expiresAt, expired }) => ({
    id,
    plan: 'ultimate',
    starts_at: startsAt,
    expires_at: expiresAt ?? null,
    expired: expired ?? null,
    user_limit: 100,
    ...more[id],
  }));
}

export interface Given {
  readonly current: number | undefined;
  readonly key?: DeletedKey;
  readonly users?: number;
  readonly answer?: CurrentAnswer;
}

/** What follows when this license is deleted, 90 users being billable. */
export function consequences(id: number, licenses: readonly License[], given: Given): DeleteConsequences {
  const answer = given.answer ?? lastingAnswer(given.current, TODAY);
  const current = licenses.find((license) => license.id === given.current);
  const found = consequencesOfDelete(id, {
    licenses,
    current: current && { ...current, active_users: given.users ?? 90 },
    coverage: coverageOf(licenseRows(licenses), answer, day(TODAY), THRESHOLDS),
    thresholds: THRESHOLDS,
    key: given.key,
  });
  return found!;
}

/** In short. */
export function sayCurrent(after: CurrentAfterwards): string {
  switch (after.kind) {
    case 'same':
      return `${after.license?.id ?? 'none'}, unchanged`;
    case 'takesOver':
      return `${after.license.id!}${after.over > 0 ? `, ${after.over} over` : ''}`;
    case 'expiredTakesOver':
      return `${after.license.id!} (expired), free without ${after.toFree.join(' and ')}`;
    case 'none':
      return after.leavesReadOnly ? 'none, leaves read-only' : 'none';
  }
}

export function idOf(after: CurrentAfterwards): number | undefined {
  return after.kind === 'none' ? undefined : after.license?.id;
}
