import { t } from '@vscode/l10n';
import { ICalAlarmType, ICalCalendar, ICalEventBusyStatus, ICalEventTransparency } from 'ical-generator';
import type { CalendarEvent } from './calendarEvents';

const SECONDS_PER_DAY = 24 * 60 * 60;

/** Calendars store a sequence in 32 bits, which seconds since 1970 leave in 2038. */
const SEQUENCE_START = Date.UTC(2020, 0, 1);

/**
 * A calendar file (RFC 5545) with an all-day event for each day.
 *
 * @param now epoch milliseconds; a later export replaces the events of an earlier one
 */
export function calendarText(events: readonly CalendarEvent[], now: number): string {
  const calendar = new ICalCalendar({
    name: t('GitLab licenses'),
    prodId: { company: 'gitlab-license-manager', product: 'GitLab License Manager', language: 'EN' },
  });
  for (const { uid, on, summary, description, alarmDays } of events) {
    calendar.createEvent({
      id: uid,
      sequence: Math.max(0, Math.floor((now - SEQUENCE_START) / 1000)),
      stamp: new Date(now),
      start: on,
      allDay: true,
      summary,
      description,
      // A deadline takes nobody's time.
      transparency: ICalEventTransparency.TRANSPARENT,
      busystatus: ICalEventBusyStatus.FREE,
      alarms: alarmDays.map((days) => ({
        type: ICalAlarmType.display,
        triggerBefore: days * SECONDS_PER_DAY,
        description: summary,
      })),
    });
  }
  // The library leaves out the last line end, which the format asks for.
  return `${calendar.toString()}\r\n`;
}
