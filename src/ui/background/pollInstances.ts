import * as vscode from 'vscode';
import type { Fleet } from '../../fleet/fleet';
import { Polling, TICK_MS, type PollingDependencies } from '../../fleet/polling/polling';
import { configuration, onSettingChanged } from '../base/configuration';

/** Lets the fleet ask by itself: every minute it looks what is due, and when somebody comes back to the window. */
export function pollInstances(
  fleet: Fleet,
  clock: Pick<PollingDependencies, 'now' | 'today'>,
): vscode.Disposable {
  const intervalMinutes = () => configuration.refreshIntervalMinutes();
  const polling = new Polling(fleet, { ...clock, intervalMinutes }, vscode.window.state);
  const timer = setInterval(() => void polling.tick(), TICK_MS);
  return vscode.Disposable.from(
    { dispose: () => clearInterval(timer) },
    vscode.window.onDidChangeWindowState((state) => void polling.windowChanged(state)),
    onSettingChanged(() => void polling.tick(), 'refreshIntervalMinutes'),
  );
}
