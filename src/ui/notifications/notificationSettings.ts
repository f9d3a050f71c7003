import { warningDaysOf } from '../../licensing/severity';
import type { onSettingChanged, read, SETTINGS } from '../base/configuration';

/** Reads settings. It is handed over: code that is loaded later and shares it would make what a start loads larger. */
export interface Settings {
  readonly SETTINGS: typeof SETTINGS;
  readonly read: typeof read;
  readonly onSettingChanged: typeof onSettingChanged;
}

/** Whether there are notifications at all. */
export function isOn({ read }: Settings): boolean {
  return read('notifications') !== false;
}

/** How many days before the end of coverage. */
export function warningDays({ read }: Settings): readonly number[] {
  return warningDaysOf(read('expiryWarningDays'));
}
