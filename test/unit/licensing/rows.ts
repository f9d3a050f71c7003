import type { LicenseRow } from '../../../src/licensing/currentLicense';
import { parsePlainDate, type PlainDate } from '../../../src/licensing/plainDate';
import type { Coverage } from '../../../src/licensing/coverage';
import type { Role } from '../../../src/licensing/roles';
import type { CurrentAnswer } from '../../../src/licensing/serverAnswer';

export function day(text: string): PlainDate {
  const parsed = parsePlainDate(text);
  if (parsed === undefined) {
    throw new Error(`${text} is not a day`);
  }
  return parsed;
}

/** Rows from "1: 2026-01-27 → 2027-01-27; 2: 2027-01-27 → never". */
export function rowsOf(text: string): LicenseRow[] {
  return text
    .split(';')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [, id, start, expiry] = /^\s*(\d+): (\S+) → (\S+)$/.exec(part) ?? [];
      const row = { id: Number(id), startsAt: day(start!) };
      return expiry === 'never' ? row : { ...row, expiresAt: day(expiry!) };
    });
}

/** The rows with the `expired` that a server sends whose day is `today`: null, so absent, without an end. */
export function asSentOn(today: string, rows: readonly LicenseRow[]): LicenseRow[] {
  return rows.map((row) =>
    row.expiresAt === undefined ? row : { ...row, expired: row.expiresAt <= day(today) },
  );
}

/** An answer that the server has kept to for an hour. */
export function lastingAnswer(id: number | undefined, on: string): CurrentAnswer {
  return { id, since: 0, at: 3_600_000, on: day(on) };
}

/** The first answer there is. */
export function firstAnswer(id: number | undefined, on: string): CurrentAnswer {
  return { id, since: 3_600_000, at: 3_600_000, on: day(on) };
}

/** A role as a person would say it. */
export function say(role: Role | undefined): string {
  switch (role?.kind) {
    case undefined:
      return 'unknown';
    case 'current':
      return role.expired ? 'current (expired)' : 'current';
    case 'upcoming':
      return `upcoming, ${role.takesOver ?? 'never its turn'}`;
    case 'expired':
      return 'expired';
    case 'superseded':
      if (role.passedOver) {
        return 'passed over';
      }
      return role.takesOver === undefined ? 'superseded' : `stands by, ${role.takesOver}`;
  }
}

/** A coverage in short texts, absent facts left out. */
export function summaryOf(coverage: Coverage) {
  return {
    current: coverage.currentId ?? 'none',
    roles: [...coverage.roles]
      .sort(([one], [other]) => other - one)
      .map(([id, role]) => `${id} ${say(role)}`)
      .join('; '),
    until: coverage.coveredUntil ?? '–',
    left: coverage.daysLeft ?? '–',
    severity: coverage.severity,
    gaps: coverage.gaps.map(({ from, to }) => `${from}…${to}`).join(', '),
    chain: coverage.chain.map(({ id, from }) => `${id} from ${from}`).join(', '),
  };
}
