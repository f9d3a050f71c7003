import { beforeEach, describe, expect, it, vi } from 'vitest';
import { InstanceSettings } from '../../../src/storage/instanceSettings';
import {
  configuration,
  onSettingChanged,
  read,
  settingId,
  SETTINGS,
  type SettingName,
} from '../../../src/ui/base/configuration';
import { isOn, warningDays } from '../../../src/ui/notifications/notificationSettings';
import { declaredSettings } from './manifest';
import { settingsJson, settingsRead } from './vscodeStub';

vi.mock('vscode', () => import('./vscodeStub'));

/** How the code reads each of them. */
const READ: Readonly<Record<SettingName, () => unknown>> = {
  instances: () => new InstanceSettings().read().instances,
  expiryWarningDays: () => warningDays({ read, SETTINGS, onSettingChanged }),
  warningWithinDays: () => configuration.thresholds().warningWithinDays,
  criticalWithinDays: () => configuration.thresholds().criticalWithinDays,
  refreshIntervalMinutes: () => configuration.refreshIntervalMinutes(),
  statusBar: () => configuration.statusBar(),
  notifications: () => isOn({ read, SETTINGS, onSettingChanged }),
  requestTimeoutSeconds: () => configuration.requestTimeoutSeconds(),
  publicKeyFiles: () => configuration.publicKeyFiles(),
};
const NAMES = Object.keys(SETTINGS) as SettingName[];

describe('the settings of the manifest', () => {
  beforeEach(() => {
    settingsJson.clear();
    settingsRead.clear();
  });

  it('are those that the code knows', () => {
    expect(Object.keys(declaredSettings).toSorted()).toEqual(NAMES.toSorted());
  });

  it.each(NAMES)('include %s, which the code reads, with the same default', (name) => {
    expect(READ[name]()).toEqual(declaredSettings[name]?.default);
    expect(SETTINGS[name]).toEqual(declaredSettings[name]?.default);
    expect([...settingsRead]).toContain(settingId(name));
  });

  it('allow the values that the code takes as they are', () => {
    const allowed = Object.entries(declaredSettings).flatMap(([name, setting]) =>
      [setting.minimum, setting.maximum, ...(setting.enum ?? [])]
        .filter((value) => value !== undefined)
        .map((value) => [name as SettingName, value] as const),
    );
    for (const [name, value] of allowed) {
      settingsJson.set(settingId(name), value);
      expect([name, READ[name]()]).toEqual([name, value]);
    }
    expect(allowed).not.toEqual([]);
  });

  it("are the user's own: no workspace can redirect a token", () => {
    const others = Object.entries(declaredSettings).filter(([, { scope }]) => scope !== 'application');
    expect(others).toEqual([]);
  });

  it('stay on this computer where they have paths: on another one, the same path is another file', () => {
    const kept = Object.entries(declaredSettings).filter(([, { ignoreSync }]) => ignoreSync === true);
    expect(kept.map(([name]) => name)).toEqual(['instances', 'publicKeyFiles']);
  });
});
