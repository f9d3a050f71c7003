import { createHash } from 'node:crypto';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import type { InstanceStatus } from '../../../../src/fleet/status';
import { EXPIRY_WARNING_DAYS, warningDaysOf } from '../../../../src/licensing/severity';
import { calendarEvents } from '../../../../src/words/renewal/calendarEvents';
import { calendarText } from '../../../../src/words/renewal/calendarText';
import { answered, HOUR, inDays, license, NOW, statusNow, TODAY } from '../../fleet/statuses';

const MOMENT = { today: TODAY, warningDays: EXPIRY_WARNING_DAYS };

const idOf = ({ instance: { url } }: InstanceStatus) =>
  createHash('sha256').update(url).digest('hex').slice(0, 32);

/** What another library reads in the calendar of these instances. */
function readBack(statuses: readonly InstanceStatus[], now = NOW, moment = MOMENT) {
  const text = calendarText(calendarEvents(statuses, moment), now);
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const events = calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      on: event.startDate.toString(),
      isAllDay: event.startDate.isDate,
      lastsDays: event.duration.toSeconds() / 86_400,
      summary: event.summary,
      description: event.description,
      sequence: event.sequence,
      alarms: component
        .getAllSubcomponents('valarm')
        .map((alarm) => String(alarm.getFirstPropertyValue('trigger'))),
    };
  });
  return { text, calendar, events };
}

describe('the calendar, read by another library', () => {
  const production = statusNow(
    answered([license(1, -100, 365)], { tokenExpiresOn: inDays(20) }),
    'Production',
  );

  it('has the end of coverage and the end of the token as days of their own', () => {
    const { events } = readBack([production]);
    expect(events).toEqual([
      {
        uid: `${idOf(production)}-coverage@gitlab-license-manager`,
        on: inDays(365),
        isAllDay: true,
        lastsDays: 1,
        summary: 'Production: GitLab license expires',
        description: `Licensed through ${inDays(364)}.\nExported on ${TODAY}. Export the calendar again after a renewal.`,
        sequence: Math.floor((NOW - Date.UTC(2020, 0, 1)) / 1000),
        alarms: ['-P90D', '-P60D', '-P30D', '-P14D', '-P7D', '-P1D'],
      },
      {
        uid: `${idOf(production)}-token@gitlab-license-manager`,
        on: inDays(20),
        isAllDay: true,
        lastsDays: 1,
        summary: 'Production: GitLab token expires',
        description: `The token stored for Production expires on ${inDays(20)} and is rejected from then on.\nExported on ${TODAY}. Export the calendar again after you replace the token.`,
        sequence: Math.floor((NOW - Date.UTC(2020, 0, 1)) / 1000),
        alarms: ['-P14D', '-P3D'],
      },
    ]);
  });

  it('reminds at the days of the setting, and of none that is past', () => {
    const soon = statusNow(answered([license(1, -100, 30)], { tokenExpiresOn: inDays(2) }));
    const alarms = (warningDays: readonly number[]) =>
      readBack([soon], NOW, { today: TODAY, warningDays }).events.map((event) => event.alarms);
    expect(alarms(EXPIRY_WARNING_DAYS)).toEqual([['-P30D', '-P14D', '-P7D', '-P1D'], []]);
    expect(alarms([10, 45, 10, 20])).toEqual([['-P20D', '-P10D'], []]);
    const ended = statusNow(answered([license(1, -100, -3)]));
    expect(readBack([ended]).events).toMatchObject([{ on: inDays(-3), alarms: [] }]);
  });

  it('takes the days of the setting that are days, and its default where it is no list', () => {
    expect(warningDaysOf([45, '30', 0, -1, 2.5, 1e9, null, 10])).toEqual([45, 10]);
    expect(warningDaysOf('90')).toEqual(EXPIRY_WARNING_DAYS);
  });

  it('keeps the identity of an event when its day or the name changes, and raises its sequence with time', () => {
    const renewed = statusNow(answered([license(1, -100, 12), license(2, 12, 377)], {}), 'Production');
    const renamed = { ...renewed, instance: { ...renewed.instance, name: 'Prod' } };
    const [before] = readBack([production]).events;
    const [after] = readBack([renamed], NOW + HOUR).events;
    expect(after?.uid).toBe(before?.uid);
    expect(after?.on).toBe(inDays(377));
    expect((after?.sequence ?? 0) - (before?.sequence ?? 0)).toBe(3600);
    expect(before?.sequence).toBeLessThan(2 ** 31);
    const other = readBack([statusNow(answered([license(1, -100, 365)]), 'Staging')]).events;
    expect(other[0]?.uid).not.toBe(before?.uid);
  });

  it('says when the next license starts after a gap', () => {
    const gap = statusNow(answered([license(1, -100, 100), license(2, 108, 400)]));
    const [event] = readBack([gap]).events;
    expect(event?.on).toBe(inDays(100));
    expect(event?.description).toContain(
      `Not licensed from ${inDays(100)} through ${inDays(107)}.\nThe next license starts on ${inDays(108)}.`,
    );
  });

  it('has no day where none is known', () => {
    const endless = statusNow(answered([license(1, -100, 300, { expires_at: null, expired: null })]));
    const none = statusNow(answered([]));
    const loading = statusNow({ credentials: 'unknown', attempt: { kind: 'idle' } });
    const oddToken = statusNow(answered([], { tokenExpiresOn: 'unknown' }));
    expect(readBack([endless, none, loading, oddToken]).events).toEqual([]);
  });

  it('says nothing of an instance but its name, whatever is in it', () => {
    const name = 'Prod; "EU", \\n\r\nBEGIN:VALARM\u202e 😀'.repeat(3);
    const licensee = { Name: 'Jane Doe', Email: 'jane@example.com' };
    const status = statusNow(answered([license(1, -100, 365, { licensee, plan: 'ultimate' })]), name);
    const odd = { ...status, instance: { ...status.instance, url: production.instance.url } };
    const { text, events } = readBack([odd]);
    expect(events[0]?.summary).toMatch(/^Prod; "EU", \\n BEGIN:VALARM.* 😀.*: GitLab license expires$/u);
    expect(events[0]?.alarms).toHaveLength(6);
    expect(text).not.toMatch(/jane|ultimate|production|https?:/i);
  });

  it('is in the form that calendars ask for', () => {
    const { text, calendar } = readBack([production]);
    expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75 || line.includes('\n'))).toEqual(
      [],
    );
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
    expect(calendar.getFirstPropertyValue('method')).toBeNull();
  });
});
