import { describe, expect, it } from 'vitest';
import { claimName, claimText } from '../../../../src/fleet/notifications/claims';
import { dueWarnings } from '../../../../src/fleet/notifications/dueWarnings';
import { claimsToSweep } from '../../../../src/fleet/notifications/sweep';
import type { Facts } from '../../../../src/fleet/facts';
import { statusOf, type InstanceStatus } from '../../../../src/fleet/status';
import type { License } from '../../../../src/gitlab/schemas';
import type { InstanceUrl } from '../../../../src/instances/address';
import { currentOn } from '../../../../src/licensing/currentLicense';
import { licenseRows } from '../../../../src/licensing/licenseRow';
import { addDays, type PlainDate } from '../../../../src/licensing/plainDate';
import { notificationText } from '../../../../src/words/notifications/notificationText';

const FIRST_DAY = '2027-01-01' as PlainDate;
const LAST_DAY = '2028-12-31' as PlainDate;
const WARNING_DAYS = [90, 60, 30, 14, 7, 1];
const THRESHOLDS = { warningWithinDays: 30, criticalWithinDays: 7 };

/** What happens to an instance: from which day on GitLab has which license, and which end the token has. */
interface Course {
  readonly name: string;
  readonly licenses: readonly (readonly [added: string, starts: string, expires: string, more?: License])[];
  readonly tokens?: readonly (readonly [stored: string, expires: string])[];
}

const COURSES: readonly Course[] = [
  {
    name: 'In Time',
    licenses: [
      ['2026-06-01', '2026-06-01', '2027-06-01'],
      ['2027-04-20', '2027-06-01', '2028-06-01'],
      ['2028-02-01', '2028-06-01', '2029-06-01'],
    ],
    tokens: [
      ['2026-05-01', '2027-05-01'],
      ['2027-04-25', '2028-04-25'],
      ['2028-04-01', '2029-04-01'],
    ],
  },
  {
    name: 'Late',
    licenses: [
      ['2026-03-01', '2026-03-01', '2027-03-01'],
      ['2027-03-05', '2027-03-05', '2028-03-05'],
      ['2027-11-01', '2028-03-05', '2029-06-05'],
    ],
  },
  { name: 'Never', licenses: [['2026-03-01', '2026-03-01', '2028-03-01']] },
  {
    name: 'Worse',
    licenses: [
      ['2026-09-01', '2026-09-01', '2027-09-01'],
      ['2027-07-15', '2027-09-01', '2028-09-01', { plan: 'premium' }],
      ['2028-05-01', '2028-09-01', '2029-09-01', { plan: 'premium' }],
    ],
  },
  {
    name: 'Gap',
    licenses: [
      ['2026-11-01', '2026-11-01', '2027-11-01'],
      ['2027-10-01', '2027-11-09', '2028-11-09'],
      ['2028-07-01', '2028-11-09', '2029-11-09'],
    ],
  },
];

/** The time of day on which a day is looked at, so that no time zone moves it. */
function noon(day: PlainDate): number {
  return new Date(`${day}T12:00:00`).getTime();
}

function licensesOn({ licenses }: Course, day: PlainDate): License[] {
  return licenses.flatMap(([added, starts, expires, more], index) =>
    added > day
      ? []
      : [
          {
            ...{ id: index + 1, plan: 'ultimate', starts_at: starts, expires_at: expires },
            ...{ expired: expires <= day, user_limit: 200 },
            ...more,
          },
        ],
  );
}

/** What the instance is like on the day, an hour after it was asked. */
function statusOn(course: Course, day: PlainDate): InstanceStatus {
  const licenses = licensesOn(course, day);
  const id = currentOn(licenseRows(licenses), day)?.id;
  const current = licenses.find((license) => license.id === id);
  const at = noon(day) - 3_600_000;
  const token = course.tokens?.findLast(([stored]) => stored <= day)?.[1] as PlainDate | undefined;
  const facts: Facts = {
    credentials: 'present',
    attempt: { kind: 'idle' },
    ...(token !== undefined && { tokenExpiresOn: token }),
    last: {
      current: current && { ...current, active_users: 180 },
      licenses: licenses.toReversed(),
      answer: { id, at, since: at, on: day },
    },
  };
  const url = `https://${course.name.replace(' ', '-').toLowerCase()}.example` as InstanceUrl;
  const instance = { url, name: course.name };
  return statusOf(instance, facts, { now: noon(day), today: day }, THRESHOLDS);
}

/** The files of claims, by name. */
type Files = Map<string, string>;

/** What is shown on the day, in whichever of two windows. */
function shownOn(day: PlainDate, files: Files): string[] {
  const statuses = COURSES.map((course) => statusOn(course, day));
  const shown = ['one', 'other'].flatMap(() => shownNow(statuses, day, files));
  sweep(files, statuses, day);
  return shown;
}

/** What a window shows that looks now; it claims it. */
function shownNow(statuses: readonly InstanceStatus[], day: PlainDate, files: Files): string[] {
  const claims = { names: [...files.keys()], dueAt: new Map<string, number>() };
  const due = dueWarnings(statuses, claims, WARNING_DAYS, noon(day));
  for (const { subject, passed } of due) {
    passed.forEach((step) => files.set(claimName(subject, step), claimText(subject)));
  }
  return due.length === 0 ? [] : [`${day} ${notificationText(due, noon(day))}`];
}

function sweep(files: Files, statuses: readonly InstanceStatus[], day: PlainDate): void {
  const found = [...files].map(([name, text]) => ({ name, text, writtenOn: day }));
  claimsToSweep(found, statuses, day).forEach((name) => files.delete(name));
}

function everyDay(): PlainDate[] {
  const days = [FIRST_DAY];
  for (let day = addDays(FIRST_DAY, 1); day <= LAST_DAY; day = addDays(day, 1)) {
    days.push(day);
  }
  return days;
}

describe('two years with five instances', () => {
  it('have exactly these notifications', () => {
    const files: Files = new Map();
    const shown = everyDay().flatMap((day) => shownOn(day, files));
    expect(shown).toEqual([
      '2027-01-01 Late: licensed through 2027-02-28 (59 days left).',
      '2027-01-30 Late: licensed through 2027-02-28 (30 days left).',
      '2027-02-15 Late: licensed through 2027-02-28 (14 days left).',
      '2027-02-22 Late: licensed through 2027-02-28 (7 days left).',
      '2027-02-28 Late: licensed through 2027-02-28 (last day).',
      '2027-03-01 Late: license expired on 2027-03-01.',
      '2027-03-03 In Time: licensed through 2027-05-31 (90 days left).',
      '2027-04-02 In Time: licensed through 2027-05-31 (60 days left).',
      '2027-04-17 In Time: token expires in 14 days (2027-05-01).',
      '2027-06-03 Worse: licensed through 2027-08-31 (90 days left).',
      '2027-07-03 Worse: licensed through 2027-08-31 (60 days left).',
      '2027-07-15 Worse: renewal is Premium (takes effect on 2027-09-01).',
      '2027-08-02 Worse: renewal is Premium (takes effect on 2027-09-01).',
      '2027-08-03 Gap: licensed through 2027-10-31 (90 days left).',
      '2027-08-18 Worse: renewal is Premium (takes effect on 2027-09-01).',
      '2027-08-25 Worse: renewal is Premium (takes effect on 2027-09-01).',
      '2027-08-31 Worse: renewal is Premium (takes effect on 2027-09-01).',
      '2027-09-02 Gap: licensed through 2027-10-31 (60 days left).',
      '2027-10-01 Gap: not licensed from 2027-11-01 through 2027-11-08.',
      '2027-10-02 Gap: licensed through 2027-10-31 (30 days left), gap in 30 days.',
      '2027-10-18 Gap: licensed through 2027-10-31 (14 days left), gap in 14 days.',
      '2027-10-25 Gap: licensed through 2027-10-31 (7 days left), gap in 7 days.',
      '2027-10-31 Gap: licensed through 2027-10-31 (last day), gap from tomorrow.',
      '2027-11-01 Gap: license expired on 2027-11-01, gap through 2027-11-08.',
      '2027-12-02 Never: licensed through 2028-02-29 (90 days left).',
      '2028-01-01 Never: licensed through 2028-02-29 (60 days left).',
      '2028-01-31 Never: licensed through 2028-02-29 (30 days left).',
      '2028-02-16 Never: licensed through 2028-02-29 (14 days left).',
      '2028-02-23 Never: licensed through 2028-02-29 (7 days left).',
      '2028-02-29 Never: licensed through 2028-02-29 (last day).',
      '2028-03-01 Never: license expired on 2028-03-01.',
    ]);
    expect([...files.keys()], 'claims that nobody needs any more').toEqual([]);
  });
});
