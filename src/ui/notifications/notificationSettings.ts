import type { onSettingChanged, read, SETTINGS } from '../base/configuration';

/** Reads settings. It is handed over: code that is loaded later and shares it would make what a start loads larger. */
export interface Settings {
  readonly SETTINGS: typeof SETTINGS;
  readonly read: typeof read;
  readonly onSettingChanged: typeof onSettingChanged;
}

/** More is no warning: licenses last for years. */
const LONGEST_DAYS = 3650;

/** Whether there are notifications at all. */
export function isOn({ read }: Settings): boolean {
  return read('notifications') !== false;
}

/** How many days before the end of coverage. What is no such number is left out. */
export function warningDays({ read, SETTINGS }: Settings): readonly number[] {
  const days = read('expiryWarningDays');
  return Array.isArray(days) ? days.filter(isWarningDay) : SETTINGS.expiryWarningDays;
}

function isWarningDay(day: unknown): day is number {
  return Number.isInteger(day) && Number(day) >= 1 && Number(day) <= LONGEST_DAYS;
}
